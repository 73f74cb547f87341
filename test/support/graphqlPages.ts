import type { INodeParameters } from 'n8n-workflow';

import { runNode, type NodeResult } from './node';
import { credentialFor, scriptedServer, type Scripted, type ScriptedServer } from './scripted';

const UUID = '5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124';

/** A query as it was sent. */
export interface Sent {
	query: string;
	variables?: { first?: number; after?: string; innerAfter?: string };
}

/** What one is answered with; `number` counts those of the test. */
export type Reply = (sent: Sent, number: number) => Scripted;

export let server: ScriptedServer;
/** The number of the account that a test has for itself. */
export let accounts = 0;

/** A server for the tests of one file. */
export function servePages(reply: Reply): void {
	beforeAll(async () => {
		server = await scriptedServer(({ body }) =>
			reply(JSON.parse(body) as Sent, server.received.length),
		);
	});
	beforeEach(() => {
		accounts += 1;
		server.received.length = 0;
	});
	afterAll(() => server.close());
}

const QUERY =
	'query A($first: Int, $after: String) { store { products(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } } }';

/** Runs the GraphQL node. */
export async function graph(parameters: object): Promise<NodeResult> {
	return await runNode({
		type: 'graphQl',
		credentials: { shop: credentialFor(server, { store: `shop${accounts}`, timeout: 2 }) },
		chosen: { bigCommerceStoreApi: 'shop' },
		parameters: {
			authentication: 'store',
			api: 'admin',
			query: QUERY,
			returnAll: true,
			options: { giveUpAfter: 0 },
			...parameters,
		} as INodeParameters,
	});
}

/** Runs an operation of the BigCommerce node. */
export async function operate(operation: string, parameters: object = {}): Promise<NodeResult> {
	return await runNode({
		credentials: {
			them: credentialFor(server, {
				account: `${UUID.slice(0, -4)}${1000 + accounts}`,
				timeout: 2,
			}),
		},
		chosen: { bigCommerceAccountApi: 'them' },
		parameters: {
			authentication: 'account',
			resource: operation.split('.')[0],
			operation,
			returnAll: true,
			options: { giveUpAfter: 0 },
			...parameters,
		} as INodeParameters,
	});
}

/** A page of a list. */
export const connection = (ids: unknown[], next: object) => ({
	pageInfo: next,
	edges: ids.map((id) => ({
		node: id !== null && typeof id === 'object' ? id : { id },
	})),
});

/** There is more, from here. */
export const on = (endCursor?: unknown) => ({ hasNextPage: true, endCursor });
