/** A workflow as n8n exports it. */
export interface ExampleWorkflow {
	name: string;
	nodes: Array<{
		name: string;
		type: string;
		typeVersion: number;
		parameters: Record<string, unknown>;
		credentials?: Record<string, { id: string; name: string }>;
	}>;
	connections: object;
	settings: object;
	pinData?: Record<string, unknown[]>;
}

/** The workflows of the folder examples, each with its file name. */
export function exampleWorkflows(
	root: string,
): Promise<Array<{ file: string; workflow: ExampleWorkflow }>>;
