import type { INodeParameters } from 'n8n-workflow';

import type { NodeRun } from './node';
import { id } from './run';
import {
	credentialFor,
	scriptedServer,
	TOKEN,
	type Received,
	type Scripted,
	type ScriptedServer,
} from './scripted';

export const SECRET = 'cl1ent-s3cret-0f-the-app';
/** What the node sends besides its credential. */
export const PAT = 'pat-8f3k2m9x7q4v1b6n5c0z';
export const STOREFRONT = 'storefront-t0ken-5d2s9p7w3r';
export const SHOPPER = 'shopper-t0ken-7w3r9t5y1u2i';
export const OWN = 'own-hea-d3r-value-1a2b3c4d';
export const CARD = '4111111111111111';
export const COOKIE = 'c00kie-of-a-s3ssion-5h2k';
export const PASSWORD = 'pa55/word+of&somebody';
export const ALL = [TOKEN, SECRET, PAT, STOREFRONT, SHOPPER, OWN, CARD];

/** What the server answers; undefined: an empty list. */
export type Answer = (request: Received) => Scripted | undefined;

export let server: ScriptedServer;

/** A server for the tests of one file. */
export function serveAnswers(answer: Answer): void {
	beforeAll(async () => {
		server = await scriptedServer((request) => answer(request) ?? { body: { data: [], meta: {} } });
	});
	afterAll(async () => await server.close());
}

/** A sentence of a server that repeats all it was sent, in several ways. */
export const echo = (...secrets: string[]) =>
	secrets
		.flatMap((secret) => [
			secret,
			encodeURIComponent(secret),
			JSON.stringify(secret),
			Buffer.from(`x:${secret}`).toString('base64'),
		])
		.join(' ');

/** All that was sent as a proof. */
export const everything = echo(...ALL);
export const headers = {
	'x-echo': everything,
	'content-disposition': `attachment; filename="${TOKEN}.csv"`,
};

export const common = { authentication: 'store', output: 'raw', options: { giveUpAfter: 1 } };

/** A run of the BigCommerce node. */
export const use = (parameters: object, more: Partial<NodeRun> = {}): NodeRun => ({
	parameters: { ...common, ...parameters } as INodeParameters,
	credentials: { shop: credentialFor(server, { timeout: 5 }) },
	chosen: { bigCommerceStoreApi: 'shop' },
	...more,
});

/** A request of one's own. */
export const api = (parameters: object = {}, more: Partial<NodeRun> = {}) =>
	use(
		{
			resource: 'api',
			operation: 'api.request',
			method: 'GET',
			url: '/v3/made/up',
			customHeaders: `{ "X-Api-Key": "${OWN}" }`,
			...parameters,
		},
		more,
	);

/** A run of the GraphQL node. */
export const graphQl = (parameters: object = {}, more: Partial<NodeRun> = {}) =>
	use(
		{ api: 'admin', query: '{ store { id } }', output: 'answer', ...parameters },
		{ type: 'graphQl', ...more },
	);

export const get = { resource: 'product', operation: 'product.get', productId: id('7') };

export const update = {
	resource: 'product',
	operation: 'product.update',
	productId: id('={{ $json.id }}'),
	bodyMode: 'json',
	jsonBody: '{ "price": 5 }',
};

export const pay = {
	resource: 'payment',
	operation: 'payment.process',
	paymentAccessToken: PAT,
	bodyMode: 'json',
	jsonBody: JSON.stringify({
		payment: {
			instrument: { type: 'card', number: CARD, verification_value: '737' },
			payment_method_id: 'x.card',
		},
	}),
};

export const shop = {
	api: 'storefront',
	channelId: id('1'),
	query: '{ site { settings { storeName } } }',
};

/** Answers with a token for the storefront before anything else. */
export const withToken =
	(scripted: Scripted) =>
	({ path }: Received) =>
		path.endsWith('/api-token-private') ? { body: { data: { token: STOREFRONT } } } : scripted;
