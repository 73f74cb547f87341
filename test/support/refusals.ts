import type { INodeParameters } from 'n8n-workflow';

import { runNode, type NodeResult, type NodeRun } from './node';
import { id } from './run';
import {
	credentialFor,
	scriptedServer,
	type Received,
	type Scripted,
	type ScriptedServer,
} from './scripted';

let server: ScriptedServer;
let answer: (request: Received) => Scripted;

/** A server that refuses, for the tests of one file. */
export function serveRefusals(): void {
	beforeAll(async () => {
		server = await scriptedServer((request) => answer(request));
	});
	afterAll(async () => await server.close());
}

export const common = { authentication: 'store', options: { giveUpAfter: 1 } };

/** What the node is asked to do, by a short name. */
export const PARAMETERS: Record<string, object> = {
	get: { resource: 'product', operation: 'product.get', productId: id('7') },
	create: {
		resource: 'brand',
		operation: 'brand.create',
		bodyMode: 'json',
		jsonBody: '{ "name": "Acme" }',
	},
	order: {
		resource: 'order',
		operation: 'order.update',
		orderId: id('7'),
		bodyMode: 'json',
		jsonBody: '{ "status_id": 2 }',
	},
	channel: {
		resource: 'channel',
		operation: 'channel.update',
		channelId: id('7'),
		bodyMode: 'json',
		jsonBody: '{ "name": "x" }',
	},
	metafield: {
		resource: 'productMetafield',
		operation: 'productMetafield.update',
		productId: id('7'),
		metafieldId: id('8'),
		bodyMode: 'json',
		jsonBody: '{ "value": "x" }',
	},
	webhook: { resource: 'webhook', operation: 'webhook.get', webhookId: id('7') },
	pay: {
		resource: 'payment',
		operation: 'payment.process',
		paymentAccessToken: 'pat-8f3k2m9x7q4v1b6n5c0z',
		bodyMode: 'json',
		jsonBody:
			'{ "payment": { "payment_method_id": "x.card", "instrument": { "type": "stored_card", "token": "t0ken-0f-the-card" } } }',
	},
	update: {
		resource: 'product',
		operation: 'product.update',
		productId: id('={{ $json.id }}'),
		bodyMode: 'json',
		jsonBody: '{ "price": 5 }',
	},
};

/** Runs the node against a server that answers so. */
export async function refused(
	parameters: keyof typeof PARAMETERS,
	scripted: Scripted | ((request: Received) => Scripted),
	{ credential = {}, ...more }: Partial<NodeRun> & { credential?: object } = {},
): Promise<NodeResult> {
	answer = typeof scripted === 'function' ? scripted : () => scripted;
	return await runNode({
		parameters: { ...common, ...PARAMETERS[parameters] } as INodeParameters,
		credentials: { shop: credentialFor(server, { timeout: 5, ...credential }) },
		chosen: { bigCommerceStoreApi: 'shop' },
		...more,
	});
}

/** What a person reads. */
export const toldBy = ({ error }: NodeResult) => `${error?.message}\n${error?.description ?? ''}`;
