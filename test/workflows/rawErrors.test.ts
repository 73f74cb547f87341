import type { INodeParameters } from 'n8n-workflow';

import { loadFields, loadOptions, runNode, searchList, type NodeRun } from '../support/node';
import { speedUpWaits } from '../support/quickClock';
import { id, jsons } from '../support/run';
import {
	credentialFor,
	scriptedServer,
	type Scripted,
	type ScriptedServer,
} from '../support/scripted';

speedUpWaits();

let server: ScriptedServer;
let scripted: Scripted;
beforeAll(async () => {
	server = await scriptedServer(() => scripted);
});
afterAll(async () => await server.close());

const deep = (levels: number) => `${'{"data":'.repeat(levels)}1${'}'.repeat(levels)}`;

/** Answers in shapes that nothing documents. */
const SHAPES: Array<[string, Scripted]> = [
	['a number', { body: '7', headers: { 'content-type': 'application/json' } }],
	['null', { body: 'null', headers: { 'content-type': 'application/json' } }],
	['a text', { body: '"x"', headers: { 'content-type': 'application/json' } }],
	['a list', { body: [] }],
	['a list of odd things', { body: [null, 7, 'x', [[]], { id: null }] }],
	['data that is null', { body: { data: null, meta: null } }],
	['data that is a text', { body: { data: 'x', meta: 'y', errors: 'z' } }],
	[
		'data of odd things',
		{
			body: {
				data: [null, 7, 'x', [], { id: {} }],
				meta: { pagination: 7, cursor_pagination: 'x' },
			},
		},
	],
	['data of data', { body: { data: { data: { data: [] } } } }],
	[
		'odd totals',
		{
			body: {
				data: [{ id: 1 }],
				meta: { pagination: { total: -1, total_pages: 'x', current_page: {}, links: 7 } },
			},
		},
	],
	[
		'odd errors',
		{ body: { data: {}, errors: [null, 7, { message: {} }], meta: { failed: {}, success: [] } } },
	],
	[
		'data and errors of GraphQL',
		{
			body: {
				data: { store: null, client: 7, account: [] },
				errors: [{ message: 7, path: [{}], locations: 'x' }, null],
			},
		},
	],
	[
		'scopes of another shape',
		{ body: { data: { client: { scopes: { edges: [null], pageInfo: 7 } } } } },
	],
	[
		'a connection of odd things',
		{
			body: {
				data: {
					store: { products: { edges: [null, 7, { node: null, cursor: {} }], pageInfo: 'x' } },
				},
			},
		},
	],
	[
		'a hundred thousand levels',
		{ body: deep(100_000), headers: { 'content-type': 'application/json' } },
	],
	[
		'JSON that breaks off',
		{ body: '{"data": [{"id": 1', headers: { 'content-type': 'application/json' } },
	],
	['a page', { body: '<html><body>Sign in</body></html>' }],
	['nothing', { body: undefined }],
	[
		'odd headers',
		{
			headers: {
				'x-rate-limit-requests-left': 'NaN',
				'x-rate-limit-requests-quota': '-1',
				'x-rate-limit-time-window-ms': 'x',
				'x-retry-after': '[]',
				'content-disposition': 'attachment; filename="""',
				date: 'never',
			},
			body: { data: [] },
		},
	],
	[
		'values that cannot be converted to text',
		{
			body: '{"data":[{"id":{"toString":1,"valueOf":1},"status":{"toString":1}}],"errors":[{"message":"x","path":[{"toString":1}],"id":{"toString":1},"code":{"toString":1}}],"meta":{"pagination":{"total":{"toString":1}},"success":{"to\\u0053tring":1}}}',
			headers: { 'content-type': 'application/json' },
		},
	],
	[
		'keys of errors that are called like what every object has',
		{ body: { title: 'No', errors: { name: 'error.constructor' } } },
	],
	[
		'names of Object',
		{
			body: '{"data":{"__proto__":{"id":1},"constructor":7,"toString":null,"hasOwnProperty":1},"errors":{"__proto__":"x"}}',
			headers: { 'content-type': 'application/json' },
		},
	],
];

/** The fuzz tries the others. */
const STATUSES = [200, 422];

const common = {
	authentication: 'store',
	options: { giveUpAfter: 0.1 },
	waitAtMost: 1,
};
const use = (parameters: object, more: Partial<NodeRun> = {}): NodeRun => ({
	parameters: { ...common, ...parameters } as INodeParameters,
	credentials: { shop: credentialFor(server, { timeout: 2 }) },
	chosen: { bigCommerceStoreApi: 'shop' },
	...more,
});
const two = jsons([{ id: 1 }, { id: 2 }]);

/** Every way of reading an answer. */
const READERS: Record<string, () => NodeRun> = {
	'one record': () => use({ resource: 'product', operation: 'product.get', productId: id('7') }),
	'records by their IDs': () =>
		use(
			{ resource: 'product', operation: 'product.get', productId: id('={{ $json.id }}') },
			{ items: two },
		),
	'a list in pages': () =>
		use({ resource: 'product', operation: 'product.getMany', returnAll: false, limit: 3 }),
	'all of a list of V2': () =>
		use({ resource: 'order', operation: 'order.getMany', returnAll: true }),
	'a creation': () =>
		use({
			resource: 'brand',
			operation: 'brand.create',
			bodyMode: 'json',
			jsonBody: '{ "name": "x" }',
		}),
	'a batch': () =>
		use(
			{
				resource: 'product',
				operation: 'product.update',
				productId: id('={{ $json.id }}'),
				bodyMode: 'json',
				jsonBody: '{ "price": 1 }',
			},
			{ items: two },
		),
	'deletions together': () =>
		use(
			{ resource: 'customer', operation: 'customer.delete', customerId: id('={{ $json.id }}') },
			{ items: two },
		),
	'a job': () =>
		use({
			resource: 'redirect',
			operation: 'redirect.export',
			bodyMode: 'json',
			jsonBody: '{}',
			waitForCompletion: true,
		}),
	'a file': () =>
		use({ resource: 'redirect', operation: 'redirect.downloadExport', exportUuid: id('x') }),
	"a request of one's own": () =>
		use({
			resource: 'api',
			operation: 'api.request',
			method: 'GET',
			url: '/v3/made/up',
			returnAll: false,
		}),
	'several steps': () =>
		use({
			resource: 'payment',
			operation: 'payment.take',
			orderId: id('7'),
			bodyMode: 'json',
			jsonBody: '{ "order_id": 7, "instrument": { "type": "stored_card", "token": "x" } }',
		}),
	'scopes that are detected': () =>
		use(
			{ resource: 'product', operation: 'product.get', productId: id('7') },
			{
				credentials: {
					shop: credentialFor(server, {
						scopeSource: 'detect',
						accessToken: `detect-${Math.random()}-0123456789`,
					}),
				},
			},
		),
	'a query': () =>
		use(
			{
				api: 'admin',
				query: '{ store { products { edges { node { id } } } } }',
				output: 'records',
				returnAll: true,
			},
			{ type: 'graphQl' },
		),
	'a whole answer': () =>
		use({ api: 'admin', query: '{ store { id } }', output: 'answer' }, { type: 'graphQl' }),
	'a mutation': () =>
		use(
			{ api: 'admin', query: 'mutation { a { errors { message } } }', output: 'answer' },
			{ type: 'graphQl' },
		),
	'a storefront': () =>
		use(
			{
				api: 'storefront',
				channelId: id('1'),
				query: '{ site { settings { storeName } } }',
				output: 'answer',
			},
			{ type: 'graphQl' },
		),
};

/** What libraries say, and what JavaScript says of values that are not there. */
const RAW =
	/Cannot (read|set|convert|destructure)|is not (a function|iterable|an object|defined)|of (undefined|null)\b|\[object |"code": ?"|invalid_type|invalid_union|ZodError|TypeError|RangeError|SyntaxError|ReferenceError|Maximum call stack|Unexpected (token|end)|in JSON at|Expected .* received|\bat .*\.js:\d+|native code|bug in the BigCommerce node/;

async function textsOf(run: NodeRun): Promise<string[]> {
	const { items, error, hints } = await runNode(run);
	const [first] = String((error as unknown as Error | undefined)?.stack ?? '').split('\n');
	const failed = items.filter(
		({ json }) =>
			'error' in json && Object.keys(json).every((name) => ['error', 'details'].includes(name)),
	);
	return [
		error?.message,
		error?.description,
		first,
		...failed.flatMap(({ json }) => [json.error, json.details]),
		...hints.map(({ message }) => message),
	]
		.filter((genericValue) => typeof genericValue === 'string')
		.map((text) => String(text).replace(/^Node(Api|Operation)Error: /, ''));
}

describe.each(Object.entries(READERS))('%s', (_reader, run) => {
	it.each(SHAPES)(
		'nothing raw is shown of %s',
		async (_shape, shape) => {
			for (const status of STATUSES) {
				scripted = { ...shape, status };
				const shown = await textsOf(run());
				for (const text of shown)
					expect({ status, text }).not.toEqual({ status, text: expect.stringMatching(RAW) });
			}
		},
		120_000,
	);
});

describe('in the form', () => {
	it.each(SHAPES)('nothing raw is shown of %s', async (_shape, shape) => {
		for (const status of STATUSES) {
			scripted = { ...shape, status };
			const form = use({ resource: 'product', operation: 'product.get', productId: id('7') });
			const asked = [
				searchList('listProductId', form),
				searchList('listChannels', { ...form, type: 'graphQl' }),
				loadOptions('getResources', {
					...form,
					credentials: {
						shop: credentialFor(server, {
							scopeSource: 'detect',
							accessToken: `detect-${Math.random()}-0123456789`,
						}),
					},
				}),
				loadFields('getFields', {
					...form,
					parameters: { ...form.parameters, operation: 'product.create' },
				}),
				loadFields('getCount', {
					...form,
					parameters: { ...form.parameters, operation: 'customer.deleteMany' },
				}),
			];
			const shown = (await Promise.allSettled(asked)).map((promiseSettledResult) =>
				promiseSettledResult.status === 'rejected'
					? String((promiseSettledResult.reason as Error).message)
					: JSON.stringify(promiseSettledResult.value),
			);
			for (const text of shown)
				expect({ status, text: text.slice(0, 500) }).not.toEqual({
					status,
					text: expect.stringMatching(RAW),
				});
		}
	});
});
