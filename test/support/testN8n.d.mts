export function variableOf(number: number | string): string;
export function browserVariableOf(number: number | string): string;
export function testBrowser(): string;
export function testN8n(): {
	/** The addresses of n8n and of the sandbox. */
	url: string;
	sandboxUrl: string;
	/** The folder where workflows may read and write files. */
	files: string;
	/** The folder of the logs. */
	logs: string;
};
