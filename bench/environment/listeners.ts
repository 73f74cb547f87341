import { randomUUID } from 'node:crypto';

import { hookFor, registerHook } from './burst';
import type { BenchN8n } from './n8n.mjs';
import { STORE } from './root';
import type { BenchSandbox } from './sandbox';

/** The secret that BigCommerce signs deliveries with. */
const CLIENT = {
	clientId: 'sandbox-client-full-access',
	clientSecret: 'sandbox-secret-full-access',
};

export const WEBHOOK_NODE = 'Webhook node';
const TRIGGER = 'BigCommerce Trigger';

/** A published workflow that waits for events. */
export interface Listener {
	id: string;
	scope: string;
	/** Its first node. */
	node: string;
}

async function publish({ client }: BenchN8n, name: string, first: object): Promise<string> {
	const nodes = [
		{ id: randomUUID(), name, position: [0, 0], ...first },
		{
			id: randomUUID(),
			name: 'End',
			position: [220, 0],
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			parameters: {},
		},
	];
	const workflow = {
		name: `Bench: ${name} ${randomUUID()}`,
		nodes,
		connections: { [name]: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
	const { id, versionId } = await client.request('POST', '/workflows', workflow);
	await client.request('POST', `/workflows/${id}/activate`, { versionId });
	return id;
}

/** A workflow with our trigger. */
export async function ourListener(
	n8n: BenchN8n,
	{ url }: BenchSandbox,
	scope: string,
	parameters: object,
): Promise<Listener> {
	const type = 'bigCommerceStoreApi';
	const name = `Bench: webhooks of ${url}`;
	const { id } = await n8n.client.createCredential({
		name,
		type,
		data: {
			store: STORE.hash,
			accessToken: STORE.token,
			...CLIENT,
			scopeSource: 'detect',
			grantedScopes: [],
			environment: 'sandbox',
			sandboxUrl: url,
		},
	});
	const node = {
		type: 'n8n-nodes-bigcommerce.bigCommerceTrigger',
		typeVersion: 1.1,
		webhookId: randomUUID(),
		parameters: { authentication: 'store', events: [scope], ...parameters },
		credentials: { [type]: { id, name } },
	};
	const listener = { id: await publish(n8n, TRIGGER, node), scope, node: TRIGGER };
	await hookFor(url, scope, n8n.url);
	return listener;
}

/** A workflow with n8n's Webhook node, which responds at once, and a manually registered hook for it. */
export async function webhookListener(
	n8n: BenchN8n,
	{ url }: BenchSandbox,
	scope: string,
): Promise<Listener> {
	const path = randomUUID();
	const node = {
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
	const listener = { id: await publish(n8n, WEBHOOK_NODE, node), scope, node: WEBHOOK_NODE };
	await registerHook(url, scope, `${n8n.url}/webhook/${path}`);
	return listener;
}
