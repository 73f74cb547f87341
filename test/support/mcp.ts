import type { AnyBody as Json } from './anyBody';
import type { Connection } from './n8n.mjs';

/** A tool as an MCP server lists it. */
export interface McpTool {
	name: string;
	description: string;
	inputSchema: { properties?: Record<string, Json>; required?: string[] };
	annotations?: Record<string, Json>;
}

export interface McpAnswer {
	text: string;
	/** The same as data, where the server gives it. */
	data?: Json;
	isError: boolean;
}

/** A client of an MCP server over streamable HTTP: enough to list tools and to call them. */
export class McpClient {
	private last = 0;

	private constructor(
		private readonly url: string,
		private readonly headers: Record<string, string>,
	) {}

	/** @param headers  e.g. an authorization */
	static async connect(url: string, headers: Record<string, string> = {}): Promise<McpClient> {
		const client = new McpClient(url, { ...headers });
		const { protocolVersion } = await client.request('initialize', {
			protocolVersion: '2025-06-18',
			capabilities: {},
			clientInfo: { name: 'n8n-nodes-bigcommerce', version: '0' },
		});
		client.headers['mcp-protocol-version'] = protocolVersion;
		await client.send({ method: 'notifications/initialized' });
		return client;
	}

	async tools(): Promise<McpTool[]> {
		return (await this.request('tools/list', {})).tools;
	}

	async call(name: string, input: object = {}): Promise<McpAnswer> {
		const { content, structuredContent, isError } = await this.request('tools/call', {
			name,
			arguments: input,
		});
		return {
			text: content.map((part: { text?: string }) => part.text ?? '').join('\n'),
			data: structuredContent,
			isError: isError === true,
		};
	}

	private async request(method: string, params: object): Promise<Json> {
		const id = ++this.last;
		const messages = await this.send({ id, method, params });
		const answer = messages.find((message) => message.id === id);
		if (!answer || answer.error)
			throw new Error(`${method}: ${answer?.error?.message ?? 'no answer'}`);
		return answer.result;
	}

	/** Sends a message, and reads those that come back: one as JSON, or several as events. */
	private async send(message: object): Promise<Json[]> {
		const response = await fetch(this.url, {
			method: 'POST',
			headers: {
				...this.headers,
				'content-type': 'application/json',
				accept: 'application/json, text/event-stream',
			},
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
		});
		const text = await response.text();
		if (!response.ok)
			throw new Error(`The MCP server answered ${response.status}: ${text.slice(0, 500)}`);
		const session = response.headers.get('mcp-session-id');
		if (session) this.headers['mcp-session-id'] = session;
		if (!response.headers.get('content-type')?.includes('text/event-stream'))
			return text ? [JSON.parse(text)] : [];
		return text
			.split('\n')
			.filter((line) => line.startsWith('data: '))
			.map((line) => JSON.parse(line.slice('data: '.length)));
	}
}

/** n8n's own MCP server, with which an AI builds and runs workflows. */
export async function connectToN8nsOwnMcp({ client }: Connection): Promise<McpClient> {
	await client.enableMcp();
	// A key is shown in full only when it is made.
	const { apiKey } = await client.request('POST', '/mcp/api-key/rotate');
	return await McpClient.connect(`${client.url}/mcp-server/http`, {
		authorization: `Bearer ${apiKey}`,
	});
}
