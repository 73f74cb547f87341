import type { INodeParameters } from 'n8n-workflow';

import { runNode, type NodeResult, type NodeRun } from './node';
import {
	credentialFor,
	scriptedServer,
	type Received,
	type Scripted,
	type ScriptedServer,
} from './scripted';

const UUID = '5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124';

/** A query or a mutation, as it was sent. */
export interface SentQuery {
	query: string;
	variables?: Record<string, unknown>;
}

/** What one is answered with. */
export type Reply = (request: Received, sent: SentQuery) => Scripted;

/** A server in BigCommerce's place for the tests of one file, which answers in GraphQL. */
export function graphQlShop(reply: Reply) {
	let server: ScriptedServer;
	/** The quota of 70 requests an hour, and what is known of a store's, is one for all tests of an account. */
	let accounts = 0;

	beforeAll(async () => {
		server = await scriptedServer((request) => {
			if (request.path.endsWith('/storefront/api-token-private'))
				return { body: { data: { token: 'made-by-the-server-1234' } } };
			return reply(request, request.body ? JSON.parse(request.body) : {});
		});
	});
	beforeEach(() => {
		accounts += 1;
		server.received.length = 0;
	});
	afterAll(() => server.close());

	const sent = () =>
		server.received
			.filter(({ path }) => path.endsWith('/graphql'))
			.map(({ body }) => JSON.parse(body) as SentQuery);

	/** The credential of a store that no other test has, at this server or at another one. */
	const storeCredential = (at = server) =>
		credentialFor(at, { store: `shop${accounts}`, timeout: 5 });

	/** From here on, as in another test. */
	const changeAccount = () => {
		accounts += 1;
	};

	/** Runs the GraphQL node against the server of this test. */
	async function graph(parameters: object, more: Partial<NodeRun> = {}): Promise<NodeResult> {
		const { options = {}, ...others } = parameters as { options?: object };
		return await runNode({
			type: 'graphQl',
			credentials: { shop: storeCredential() },
			chosen: { bigCommerceStoreApi: 'shop' },
			parameters: {
				authentication: 'store',
				api: 'admin',
				options: { giveUpAfter: 0, ...options },
				...others,
			} as INodeParameters,
			...more,
		});
	}

	/** Runs an operation of the Account API, or of the Admin API. */
	async function operate(
		operation: string,
		parameters: object,
		more: Partial<NodeRun> = {},
	): Promise<NodeResult> {
		const isOfAccount = /^(account|storeUser)/.test(operation);
		const credential = isOfAccount
			? credentialFor(server, { account: `${UUID.slice(0, -4)}${1000 + accounts}`, timeout: 5 })
			: storeCredential();
		return await runNode({
			credentials: { them: credential },
			chosen: { [isOfAccount ? 'bigCommerceAccountApi' : 'bigCommerceStoreApi']: 'them' },
			parameters: {
				authentication: isOfAccount ? 'account' : 'store',
				resource: operation.split('.')[0],
				operation,
				options: { giveUpAfter: 0 },
				...parameters,
			} as INodeParameters,
			...more,
		});
	}

	/** Every request that reached the server. */
	const received = () => [...server.received];

	return { graph, operate, sent, received, storeCredential, changeAccount };
}

/** Everything that the error of a run says. */
export const said = ({ error }: NodeResult) => `${error?.message}\n${error?.description ?? ''}`;

/** The hints beside the output of a run. */
export const hinted = ({ hints }: NodeResult) => hints.map(({ message }) => message);

export const QUERY = '{ store { id name } }';

export const MUTATION =
	'mutation { locale { deleteLocale(input: { code: "fr" }) { code errors { message } } } }';
