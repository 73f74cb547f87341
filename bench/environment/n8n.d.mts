export type Credentials = Record<string, { id: string; name: string }>;

export interface BenchN8n {
	url: string;
	client: {
		request(method: string, path: string, body?: unknown): Promise<any>;
		createCredential(credential: {
			name: string;
			type: string;
			data: object;
		}): Promise<{ id: string }>;
		nodeTypes(): Promise<Array<{ name: string; version: number | number[] }>>;
	};
	/** Where its inspector listens, on this machine. */
	inspectPort: number;
	mapperFields(question: {
		type: string;
		parameter: string;
		values: object;
		credentials: Credentials;
	}): Promise<unknown[]>;
	stop(): Promise<void>;
}

/** Starts an empty n8n with the built package, which a debugger may look into. `env` are settings beside the usual ones. */
export function openN8n(env?: Record<string, string>): Promise<BenchN8n>;
