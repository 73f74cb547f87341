import type { INodeParameters } from 'n8n-workflow';

import { runNode, type NodeResult, type NodeRun } from '../support/node';
import { id, jsons } from '../support/run';
import {
	credentialFor,
	scriptedServer,
	TOKEN,
	type Received,
	type Scripted,
	type ScriptedServer,
} from '../support/scripted';

let server: ScriptedServer;
let answer: (request: Received) => Scripted;
beforeAll(async () => {
	server = await scriptedServer((request) => answer(request));
});
afterAll(async () => await server.close());

const common = { authentication: 'store', options: { timeout: 5, giveUpAfter: 1 } };
const PARAMETERS: Record<string, object> = {
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

async function refused(
	parameters: keyof typeof PARAMETERS,
	scripted: Scripted | ((request: Received) => Scripted),
	{ credential = {}, ...more }: Partial<NodeRun> & { credential?: object } = {},
): Promise<NodeResult> {
	answer = typeof scripted === 'function' ? scripted : () => scripted;
	return await runNode({
		parameters: { ...common, ...PARAMETERS[parameters] } as INodeParameters,
		credentials: { shop: credentialFor(server, credential as Record<string, unknown>) },
		chosen: { bigCommerceStoreApi: 'shop' },
		...more,
	});
}

const toldBy = ({ error }: NodeResult) => `${error?.message}\n${error?.description ?? ''}`;

describe('what BigCommerce says comes out whole', () => {
	it.each<[string, string, Scripted, string]>([
		[
			'fields that are called like an envelope',
			'channel',
			{
				status: 422,
				body: {
					status: 422,
					title: 'The following fields are invalid: type, platform',
					errors: {
						type: 'cannot be updated',
						platform: 'cannot be updated either',
						status: 'is odd',
					},
				},
			},
			[
				'BigCommerce did not accept the values: type: cannot be updated',
				'The following fields are invalid: type, platform.',
				'platform: cannot be updated either.',
				'status: is odd.',
				'Correct these values and run the node again. Nothing was changed by this request.',
			].join('\n'),
		],
		[
			'a refusal of V2',
			'order',
			{
				status: 400,
				body: [
					{
						status: 400,
						message: "The field 'status_id' is invalid.",
						details: { invalid_reason: 'It is no status of this store.' },
					},
				],
			},
			[
				"BigCommerce did not accept the values: The field 'status_id' is invalid. It is no status of this store.",
				'Correct these values and run the node again. Nothing was changed by this request.',
			].join('\n'),
		],
		[
			'keys of a library',
			'channel',
			{
				status: 422,
				body: {
					title: 'JSON data is missing or invalid',
					errors: { name: 'error.expected.jsstring', platform: 'error.path.missing' },
				},
			},
			[
				'BigCommerce did not accept the values: name: must be text',
				'JSON data is missing or invalid.',
				'platform: is required.',
				'Correct these values and run the node again. Nothing was changed by this request.',
			].join('\n'),
		],
		[
			'stock',
			'order',
			{
				status: 409,
				body: [
					{
						status: 409,
						message: 'The order cannot be saved',
						details: {
							errors: [
								{
									type: 'OutOfStock',
									message: 'Not enough in stock',
									variant_id: 77,
									available_quantity: 1,
								},
							],
						},
					},
				],
			},
			[
				'This conflicts with what is in the store: variant_id 77: Not enough in stock (type: OutOfStock, available_quantity: 1)',
				'The order cannot be saved.',
				'There is not enough stock. Lower the quantity, or raise the stock or the backorder limit, and run the node again.',
			].join('\n'),
		],
		[
			'the limit of the plan',
			'create',
			{ status: 507, body: { title: 'Too many brands' } },
			[
				'The store has reached a limit of its plan: Too many brands',
				'The plan allows no more records of this kind. Retrying does not help. Delete records that you do not need, or change the plan.',
			].join('\n'),
		],
		[
			'what is not offered',
			'create',
			{ status: 501, body: { title: 'Not implemented' } },
			[
				'BigCommerce does not offer this at this address (501): Not implemented',
				'Retrying does not help. For a custom request, check the method and the address. For any other operation, update the package or report this.',
			].join('\n'),
		],
		[
			'a page of a proxy',
			'get',
			{
				status: 403,
				body: `<!DOCTYPE html><html><title>Blocked</title>${'<p>Your IP is blocked.</p>'.repeat(90)}</html>`,
			},
			[
				'BigCommerce does not allow this request: Blocked Your IP is blocked. Your IP is blocked. Your IP is blocked. Your IP is blocked. Your IP is blocked. Your IP is …',
				"The response is a web page, not a response of BigCommerce's API. A proxy or firewall between n8n and BigCommerce may have sent it.",
			].join('\n'),
		],
		[
			'a token that is missing',
			'get',
			{ status: 401, body: 'X-Auth-Token header is required' },
			[
				'BigCommerce does not recognize the access token',
				'X-Auth-Token header is required.',
				'The token may be mistyped or belong to another store, or its API account may have been deleted. Open the credential, check the store and the access token, and test the credential.',
			].join('\n'),
		],
	])('%s', async (_what, parameters, scripted, expected) => {
		expect(toldBy(await refused(parameters, scripted))).toBe(expected);
	});
});

describe('a 507 is a refusal: the run knows that nothing was made', () => {
	it('and says so in the count of items', async () => {
		const { error } = await refused(
			'create',
			{ status: 507, body: {} },
			{
				items: jsons([{ id: 1 }, { id: 2 }]),
				parameters: {
					...common,
					options: { ...common.options, batching: 'off', concurrency: 1 },
					...PARAMETERS.create,
				} as INodeParameters,
			},
		);
		expect(error?.description).toContain('0 items of 2 were carried out, 1 refused, 1 not sent.');
	});
});

describe('limits', () => {
	const quota = (left: number) => ({
		'x-rate-limit-requests-quota': '150',
		'x-rate-limit-requests-left': String(left),
		'x-rate-limit-time-reset-ms': '300',
		'x-rate-limit-time-window-ms': '30000',
	});

	it.each<[string, string, Scripted, RegExp]>([
		[
			'a cap of the endpoint',
			'get',
			{ status: 429, headers: quota(100), body: { title: 'Too many requests' } },
			/^BigCommerce takes no more requests of this kind at the moment\n.*accepts only a few requests at a time/s,
		],
		[
			'no quota named',
			'get',
			{ status: 429, body: '' },
			/^BigCommerce takes no more requests at the moment\n.*overloaded/s,
		],
		[
			'a reason',
			'get',
			{ status: 429, body: { title: 'Your store already has an active import job.' } },
			/^BigCommerce takes no more requests at the moment: Your store already has an active import job\./,
		],
		['payments', 'pay', { status: 429, body: '' }, /50 payments per 4 seconds/],
	])('%s', async (_what, parameters, scripted, expected) => {
		expect(toldBy(await refused(parameters, scripted))).toMatch(expected);
	});
});

describe('403 says what may be the reason, as far as is known', () => {
	const forbidden =
		(scopes: string[]) =>
		({ path }: Received): Scripted => {
			if (path.endsWith('/graphql'))
				return {
					body: {
						data: {
							client: {
								clientId: 'x',
								scopes: {
									pageInfo: { hasNextPage: false, endCursor: null },
									edges: scopes.map((node) => ({ node })),
								},
							},
						},
					},
				};
			return { status: 403, body: { title: 'Forbidden' } };
		};

	it.each<[string, string, object, string[], RegExp, RegExp]>([
		[
			'nothing is known',
			'get',
			{ scopeSource: 'all' },
			[],
			/Get Product needs Products: read-only.*The node does not know whether the account has it.*store in the credential may be wrong/,
			/BigCommerce reports/,
		],
		[
			'the scope is ticked',
			'get',
			{ scopeSource: 'manual', grantedScopes: ['store_v2_products_read_only'] },
			[],
			/The scope is selected in the credential, but that list is not checked.*store in the credential may be wrong/,
			/BigCommerce reports|The account has it/,
		],
		[
			'BigCommerce reports the scope',
			'get',
			{ scopeSource: 'detect', accessToken: `${TOKEN}1` },
			['store_v2_products'],
			/BigCommerce reports that the account has it, so another reason is more likely: the store's plan.*another API account.*platform limit/,
			/store in the credential|The account has it/,
		],
		[
			'a metafield of another account',
			'metafield',
			{ scopeSource: 'detect', accessToken: `${TOKEN}2` },
			['store_v2_products'],
			/For metafields that other API accounts made, .*Metafields Access: full/,
			/plan/,
		],
		[
			'the operation needs no scope',
			'webhook',
			{ scopeSource: 'all' },
			[],
			/lacks a scope, the store's plan does not include this feature, the store or the address is wrong/,
			/needs/,
		],
	])('%s', async (_what, parameters, credential, scopes, expected, unexpected) => {
		const { error } = await refused(parameters, forbidden(scopes), { credential });
		expect(error?.message).toBe('BigCommerce does not allow this request: Forbidden');
		expect(error?.description).toMatch(expected);
		expect(error?.description).not.toMatch(unexpected);
	});
});

describe('that nothing was changed is said only where it is so', () => {
	it('not of a batch of which a part was saved', async () => {
		const { error } = await refused(
			'update',
			{
				status: 207,
				body: {
					data: [{ id: 1 }],
					errors: [{ id: 2, message: 'is gone' }],
					meta: { total: 2, success: 1, failed: 1 },
				},
			},
			{ items: jsons([{ id: 1 }, { id: 2 }]) },
		);
		expect(error?.message).toContain('is gone');
		expect(error?.description).not.toContain('Nothing was changed');
		expect(error?.context.itemIndex).toBe(1);
	});

	it('not of a later step of several', async () => {
		const { error } = await refused(
			'get',
			({ path }) => {
				if (path.includes('/payments/methods'))
					return {
						body: {
							data: [
								{
									id: 'x.card',
									name: 'Card',
									test_mode: false,
									type: 'card',
									supported_instruments: [],
								},
							],
						},
					};
				if (path.includes('/payments/access_tokens'))
					return { body: { data: { id: 'pat-8f3k2m9x7q4v1b6n5c0z' } } };
				return { status: 422, body: { title: 'The card is declined' } };
			},
			{
				parameters: {
					...common,
					resource: 'payment',
					operation: 'payment.take',
					orderId: id('7'),
					bodyMode: 'json',
					jsonBody:
						'{ "order_id": 7, "payment_method_id": "x.card", "instrument": { "type": "card", "number": "4111111111111111", "expiry_month": 1, "expiry_year": 2030, "verification_value": "737", "cardholder_name": "A" } }',
				} as INodeParameters,
			},
		);
		expect(error?.message).toContain('The card is declined');
		expect(error?.description ?? '').not.toContain('Nothing was changed');
	});

	it.each([
		[500, /It is not known whether BigCommerce carried out the request/],
		[502, /It is not known/],
		[507, /^(?!.*not known)/],
	])('and of a creation that ends with %d, what is known', async (status, expected) => {
		expect((await refused('create', { status, body: {} })).error?.description).toMatch(expected);
	});
});
