import type { Connection, Credentials } from './n8n.mjs';

export interface OwnN8n {
	client: Connection['client'];
	port: number;
	stop(): Promise<void>;
	kill(): Promise<void>;
	createCredential(sandboxUrl: string): Promise<Credentials>;
}

/** An n8n beside the one that all tests share, for a test that ends it. */
export function startOwnN8n(options: { userFolder: string; port?: number }): Promise<OwnN8n>;
