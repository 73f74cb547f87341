export interface Option {
	name: string;
	value: string;
	description?: string;
	disabled?: boolean;
}

interface Question {
	type: string;
	parameter: string;
	values: Record<string, unknown>;
	credentials?: Credentials;
}

export interface MapperField {
	id: string;
	displayName: string;
	required: boolean;
	type?: string;
	options?: Array<{ value: unknown }>;
	defaultValue?: unknown;
}

export type Credentials = Record<string, { id: string; name: string }>;

interface Workflow {
	id: string;
	nodes: Array<{ name: string; type: string }>;
}

interface Result {
	id: string;
	status: string;
	error?: { message: string; description?: string };
	outputs: Record<string, Array<{ json: Record<string, any> }>>;
}

interface SandboxRequest {
	method: string;
	path: string;
	query: Record<string, string>;
	status: number;
	account: string;
	body?: unknown;
}

export interface Connection {
	client: {
		url: string;
		cookie(): string;
		nodeTypes(): Promise<
			Array<{ name: string; properties: any[]; credentials?: Array<{ name: string }> }>
		>;
		credentialTypes(): Promise<Array<{ name: string }>>;
		testCredential(credential: object): Promise<{ status: string; message: string }>;
		enableMcp(): Promise<unknown>;
		request(method: string, path: string, body?: unknown): Promise<any>;
	};
	owner: { email: string; password: string };
	credentials: Array<{ id: string; name: string; type: string }>;
	credentialNamed(name: string): Credentials;
	save(workflow: object): Promise<Workflow>;
	saveExample(file: string): Promise<Workflow>;
	run(workflow: Workflow): Promise<Result>;
	options(question: Question): Promise<Option[]>;
	mapperFields(question: Question): Promise<MapperField[]>;
	sandbox: {
		url: string;
		log(): Promise<SandboxRequest[]>;
		clearLog(): Promise<void>;
		reset(): Promise<void>;
		read(path: string): Promise<any>;
	};
}

/** The n8n and the sandbox that were started for this run of tests, logged in. */
export function connect(): Promise<Connection>;
