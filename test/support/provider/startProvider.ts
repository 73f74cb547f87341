import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { additionalData } from '../node';
import { loadPackage } from '../package';
import { likeExpress, listenForWebhooks, logOf } from '../webhookServer';
import { KEY, PASSWORD } from './samples';
import type { AnyBody } from '../anyBody';

/** The part of Express's response that n8n uses when it answers. */
export interface N8nResponse {
	status(code: number): N8nResponse;
	json(body: unknown): unknown;
	end(chunk?: string): unknown;
	setHeader(name: string, value: string): unknown;
}

/** Plays the workflow: answers as n8n does, whenever it likes. */
export type WorkflowPlayed = (item: IDataObject, response: N8nResponse) => void;

/** A provider that listens, and what came of it. */
export interface ListeningProvider {
	url(endpoint: string): string;
	/** The item of every execution that was started, with the output it came from. */
	items: Array<{ output: number; item: IDataObject }>;
	/** What the node wrote into n8n's log. */
	logged: string[];
	/** Publishes the workflow, as far as the node has a say in it. */
	publish(): Promise<boolean>;
	/** Changes the credential, as a user does. */
	changeCredential(data: ICredentialDataDecryptedObject): void;
	close(): Promise<void>;
}

export const CARRIER = {
	kind: 'shipping',
	carrierId: 'carrier_33',
	keyName: 'api_key',
	apiKey: KEY,
};
export const TAX = { kind: 'tax', providerId: 'HearthTax', username: 'n8n', password: PASSWORD };

/** Listens on this machine with the built node, as n8n does. */
export async function startProvider({
	type,
	parameters = {},
	credential,
	workflow: play = () => undefined,
}: {
	type: 'bigCommerceShippingProvider' | 'bigCommerceTaxProvider';
	parameters?: INodeParameters;
	credential?: ICredentialDataDecryptedObject;
	workflow?: WorkflowPlayed;
}): Promise<ListeningProvider> {
	const { nodeTypes } = await loadPackage();
	const name = `n8n-nodes-bigcommerce.${type}`;
	const nodeType = nodeTypes.getByNameAndVersion(name, 1) as INodeType;
	const node: INode = {
		id: randomUUID(),
		webhookId: randomUUID(),
		name: 'Provider',
		type: name,
		typeVersion: 1.1,
		position: [0, 0],
		parameters,
		credentials: { bigCommerceProviderApi: { id: 'provider', name: 'provider' } },
	};
	const usual = type === 'bigCommerceTaxProvider' ? TAX : CARRIER;
	const credentials: Record<string, ICredentialDataDecryptedObject> = {
		provider: { ...usual, ...credential },
	};
	const items: ListeningProvider['items'] = [];
	const logged: string[] = [];
	const id = randomUUID();
	const newWorkflow = () =>
		new Workflow({
			id,
			name: 'Test',
			nodes: [structuredClone(node)],
			connections: {},
			active: true,
			nodeTypes,
		});
	const receive = async (request: IncomingMessage, response: ServerResponse) => {
		const workflow = newWorkflow();
		const rawBody = await bodyOf(request);
		const [path, search = ''] = String(request.url).split('?');
		const isJson = String(request.headers['content-type']).startsWith('application/json');
		const httpRequest = Object.assign(request, {
			path,
			params: {},
			query: { ...parse(search) },
			rawBody,
			body: isJson && rawBody.length > 0 ? (JSON.parse(rawBody.toString()) as unknown) : {},
		});
		const httpResponse = likeExpress(response);
		const context = new WebhookContext(
			workflow,
			workflow.nodes[node.name],
			{
				...(await additionalData({ credentials })),
				httpRequest,
				httpResponse,
			} as unknown as IWorkflowExecuteAdditionalData,
			'webhook',
			{ webhookDescription: nodeType.description.webhooks?.[0] } as unknown as IWebhookData,
			[],
			null,
		);
		logOf(context, (message, more) => {
			logged.push(`${message} ${more?.error?.message ?? ''}`.trim());
		});
		const { workflowData } = (await nodeType.webhook?.call(context)) ?? {};
		for (const [output, list] of (workflowData ?? []).entries())
			for (const { json } of list) {
				items.push({ output, item: json });
				play(json, httpResponse as unknown as N8nResponse);
			}
	};
	// n8n refuses bodies that are not JSON before the node sees them.
	const server = await listenForWebhooks(receive, 422);
	return {
		url: (endpoint) => `${server.url()}/webhook/${node.webhookId}/${endpoint}`,
		items,
		logged,
		publish: async () => {
			const workflow = newWorkflow();
			const context = new HookContext(
				workflow,
				workflow.nodes[node.name],
				(await additionalData({ credentials })) as IWorkflowExecuteAdditionalData,
				'trigger',
				'activate',
				{ webhookDescription: nodeType.description.webhooks?.[0] } as unknown as IWebhookData,
			);
			return (await nodeType.webhookMethods?.default?.checkExists.call(context)) ?? false;
		},
		changeCredential: (data) => {
			credentials.provider = { ...credentials.provider, ...data };
		},
		close: server.close,
	};
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** Posts JSON and reads the answer. */
export async function post(
	url: string,
	body: unknown,
	headers: Record<string, string> = {},
	// The tests look into bodies of every shape.
): Promise<{ status: number; body: AnyBody; milliseconds: number }> {
	const start = performance.now();
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
	});
	const text = await response.text();
	let parsed: unknown = text;
	try {
		parsed = JSON.parse(text);
	} catch {
		// Not JSON.
	}
	return { status: response.status, body: parsed, milliseconds: performance.now() - start };
}

/** The headers of a store's request to a tax provider. */
export const taxHeaders = (changes: Record<string, string> = {}) => ({
	authorization: `Basic ${Buffer.from(`n8n:${PASSWORD}`).toString('base64')}`,
	'x-bc-store-hash': 'hearth24kq',
	...changes,
});
