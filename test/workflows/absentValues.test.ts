import type { Sandbox } from '../../sandbox/server';
import { operations } from '../support/catalog';
import { runQuery } from '../support/graphql';
import { type NodeRun } from '../support/node';
import { fields, id, jsons, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});
afterAll(async () => {
	await sandbox.close();
});

/** One item without the field that the expressions are about. */
const ITEM = jsons([
	{
		other: 1,
		nothing: null,
		blank: '',
		spaces: '  ',
		list: [],
		listOfNull: [null],
		listOfBlanks: ['', ' '],
		n: 'x',
	},
]);
const run = async (operation: string, parameters: object, more: Partial<NodeRun> = {}) =>
	await runOperation(sandbox, operation, parameters, { items: ITEM, ...more });
const sent = () =>
	apiRequests(sandbox).map(
		({ method, path, query }) =>
			`${method} ${path.replace('/stores/hearth24kq', '')}${query ? `?${decodeURIComponent(query)}` : ''}`,
	);

/** Expressions that come to nothing. */
const NOTHING = [
	'={{ $json.missing }}',
	'={{ $json.missing.deeper }}',
	'={{ $json.nothing }}',
	'={{ $json.blank }}',
	'={{ $json.spaces }}',
	'=  {{ $json.missing }}',
	'={{ $json.listOfNull }}',
	'={{ [$json.missing] }}',
	'={{ $json.listOfBlanks }}',
	'={{ Number($json.n) }}',
	'=,{{ $json.missing }}',
	'={{ "\u200b" }}',
];

describe('a filter whose expression comes to nothing is refused by its name, and nothing is sent', () => {
	it.each(NOTHING)('%s', async (expression) => {
		const { items, error } = await run('customer.getMany', {
			returnAll: true,
			filters: fields({ 'email:in': expression }),
		});
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: 'The filter "Email (Any Of, with Commas)" has no value',
			context: { itemIndex: 0 },
		});
		expect(items).toEqual([]);
		expect(sent()).toEqual([]);
	});

	it.each([
		['order.getMany', 'customer_id', 'Customer ID'],
		['order.getMany', 'min_date_created', 'Created After'],
		['order.getMany', 'status_id', 'Status ID'],
		['category.getMany', 'tree_id:in', 'Tree ID'],
		['product.getMany', 'sku', 'SKU'],
		['product.getMany', 'id:not_in', 'ID'],
		['product.getMany', 'date_modified:min', 'Modified After'],
		['product.deleteMany', 'keyword', 'Keyword'],
	])('%s by %s', async (operation, name, label) => {
		for (const expression of ['={{ $json.missing }}', '={{ $json.list }}']) {
			if (expression.includes('list') && name.endsWith(':in')) continue;
			const { error } = await run(operation, {
				returnAll: true,
				filters: fields({ [name]: expression }),
				deleteEverything: true,
			});
			expect(error?.message).toMatch(new RegExp(`^The filter "${label}.*" has no value$`));
		}
		expect(sent()).toEqual([]);
	});

	it.each([
		'={{ $json.missing }}',
		'={{ {} }}',
		'={{ "text" }}',
		'={{ { "id:in": [1] } }}',
		'={{ [] }}',
	])('a whole form that is %s', async (filters) => {
		const { error } = await run('product.getMany', { returnAll: true, filters });
		expect(error?.message).toBe('"Filters" has no values');
		const inside = await run('product.getMany', {
			returnAll: true,
			filters: { mappingMode: 'defineBelow', value: filters, schema: [] },
		});
		expect(inside.error?.message ?? '').toMatch(
			filters.includes('id:in') || filters.includes('{}') ? /^$/ : /has no values/,
		);
	});

	it('whose values are an expression as a whole are checked one by one', async () => {
		const { error } = await run('product.getMany', {
			returnAll: true,
			filters: {
				mappingMode: 'defineBelow',
				value: '={{ { "sku": $json.missing, "keyword": "mug" } }}',
				schema: [],
			},
		});
		expect(error?.message).toBe('The filter "SKU" has no value');
		expect(sent()).toEqual([]);
	});

	it.each([
		'={{ undefined + "" }}',
		'={{ String($json.missing) }}',
		'=[object Object]',
		'={{ [String($json.missing)] }}',
	])('only a word for nothing: %s', async (expression) => {
		const { error } = await run('product.getMany', {
			returnAll: true,
			filters: fields({ sku: expression }),
		});
		expect(error?.message).toMatch(
			/^(The filter "SKU" has no value, only the word ".+"|"SKU" must be text)$/,
		);
		expect(sent()).toEqual([]);
	});

	it('while the other items go on', async () => {
		const { items } = await run(
			'product.getMany',
			{ limit: 1, filters: fields({ 'id:in': '={{ $json.ids }}' }) },
			{ items: jsons([{}, { ids: 77 }, { ids: [null] }]), continueOnFail: true },
		);
		expect(items.map(({ json, pairedItem }) => [json.id ?? 'refused', pairedItem])).toEqual([
			['refused', { item: 0 }],
			[77, { item: 1 }],
			['refused', { item: 2 }],
		]);
		expect(sent()).toHaveLength(1);
	});

	it('also in GraphQL', async () => {
		const listed = operations.filter(
			({ graphql, paging, query }) =>
				graphql?.api === 'admin' &&
				paging &&
				query.some(({ name }) => !['page', 'limit', 'before', 'after'].includes(name)),
		);
		expect(listed.length).toBeGreaterThan(0);
		for (const { id: operation, query, pathParameters } of listed.slice(0, 5)) {
			const [{ name }] = query.filter(
				(each) => !['page', 'limit', 'before', 'after'].includes(each.name),
			);
			const { error } = await run(operation, {
				...Object.fromEntries(pathParameters.map(({ parameter }) => [parameter, id('1')])),
				filters: fields({ [name]: '={{ $json.missing }}' }),
			});
			expect(error?.message).toMatch(/^The filter ".+" has no value$/);
		}
	});
});

describe('a variable of a GraphQL query whose expression comes to nothing', () => {
	const QUERY =
		'query Find($ids: [ID!], $first: Int, $after: String) { store { products(first: $first, after: $after, filters: { ids: $ids }) { edges { node { id } } } } }';
	const graphql = async (parameters: object) =>
		await runQuery(
			sandbox,
			'full',
			{ api: 'admin', query: QUERY, limit: 2, ...parameters },
			{ items: ITEM },
		);
	const form = (value: object | null, mappingMode = 'defineBelow') => ({
		variablesMode: 'form',
		variableFields: fields(value, mappingMode),
	});

	it.each([
		form({ ids: '={{ $json.missing }}' }),
		form({ ids: '={{ $json.nothing }}' }),
		form({ ids: '={{ $json.blank }}' }),
		form({ ids: '={{ $json.spaces }}' }),
		{ variables: '={{ { ids: $json.missing } }}' },
		{ variables: '={{ { ids: $json.nothing } }}' },
		{ variables: '={ "ids": "{{ $json.missing }}" }' },
	])('is refused by its name: %j', async (parameters) => {
		expect((await graphql(parameters)).error?.message).toBe('The variable "ids" has no value');
	});

	it.each(['={{ $json.missing }}', '={{ null }}', '={{ $json.blank }}'])(
		'is refused where it is all of them: %s',
		async (variables) => {
			expect((await graphql({ variables })).error?.message).toBe('"JSON Variables" has no value');
		},
	);

	it.each([
		form({ ids: '', first: 2 }),
		form({ ids: null }),
		form(null),
		{ variables: '{ "first": 2 }' },
		{ variables: '={{ { first: 2, after: $json.missing } }}' },
		form({ first: 2, after: '={{ $json.nothing }}' }),
	])('is not missing where it was left blank, or is a cursor: %j', async (parameters) => {
		expect((await graphql(parameters)).error?.message ?? '').not.toMatch(/has no value/);
	});
});

describe('any of an empty list is no record, and nothing is sent', () => {
	it.each(
		[
			['product.getMany', 'id:in'],
			['customer.getMany', 'email:in'],
			['order.getMany', 'id:in'],
			['channel.getMany', 'type:in'],
		].filter(([operation, name]) =>
			operations.find((each) => each.id === operation)?.query.some((each) => each.name === name),
		),
	)('%s by %s', async (operation, name) => {
		for (const list of ['={{ $json.list }}', '={{ [] }}', '=[]', '[]']) {
			const { items, error, hints } = await run(operation, {
				returnAll: true,
				filters: fields({ [name]: list }),
			});
			expect(error).toBeUndefined();
			expect(items).toEqual([]);
			expect(hints.map(({ message }) => message)).toEqual([
				expect.stringContaining('is an empty list'),
			]);
		}
		expect(sent()).toEqual([]);
	});

	it('while other items get theirs', async () => {
		const { items, error } = await run(
			'product.getMany',
			{ returnAll: true, filters: fields({ 'id:in': '={{ $json.ids }}' }) },
			{ items: jsons([{ ids: [] }, { ids: [77] }, { ids: [] }]) },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([[77, { item: 1 }]]);
	});
});

describe('what was left blank in the form is not set', () => {
	it.each(['', '   ', null])('%j', async (blank) => {
		const { items, error } = await run('product.getMany', {
			limit: 3,
			filters: fields({ 'id:in': blank, keyword: blank, is_visible: blank }),
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(3);
		expect(sent()[0]).not.toMatch(/id:in|keyword|is_visible/);
	});

	it.each([null, {}, '', { mappingMode: 'defineBelow', value: {}, schema: [{ id: 'x' }] }])(
		'the whole form: %j',
		async (filters) => {
			const { items, error } = await run('product.getMany', { limit: 3, filters });
			expect(error?.message).toBeUndefined();
			expect(items).toHaveLength(3);
		},
	);
});

describe('a deletion without a value deletes nothing', () => {
	const left = () => [...sandbox.stores.values()][0].collection('catalog/products').all().length;

	it.each([...NOTHING, '={{ $json.list }}', '={{ [] }}', '[]', '[null]', ','])(
		'products by the IDs %s',
		async (ids) => {
			const before = left();
			for (const deleteEverything of [false, true]) {
				const { error } = await run('product.deleteMany', {
					filters: fields({ 'id:in': ids }),
					deleteEverything,
				});
				expect(error?.message).toMatch(/^The filter "ID.*" has no value/);
			}
			expect(sent()).toEqual([]);
			expect(left()).toBe(before);
		},
	);

	it.each([
		['subscriber.deleteMany', 'email'],
		['customer.delete', 'id:in'],
		['category.deleteMany', 'tree_id:in'],
		['customerSegment.delete', 'id:in'],
		['coupon.deleteMany', 'id:in'],
		['brand.deleteMany', 'name'],
		['redirect.delete', 'id:in'],
		['page.deleteMany', 'id:in'],
	])('%s by %s', async (operation, name) => {
		for (const value of [...NOTHING, '={{ $json.list }}']) {
			const { error } = await run(operation, { filters: fields({ [name]: value }) });
			expect(error?.message).toMatch(/has no value|must be text|must be/);
		}
		expect(sent()).toEqual([]);
	});

	it.each([
		'product.deleteMany',
		'subscriber.deleteMany',
		'category.deleteMany',
		'order.archiveAll',
	])('%s without any filter, or with one that narrows nothing', async (operation) => {
		const { error } = await run(operation, {});
		expect(error?.message).toMatch(/^Without a filter this would delete all/);
		const paged = await run(operation, { filters: fields({ limit: 5 }) });
		expect(paged.error?.message).toMatch(/would delete all|is not a filter/);
		expect(sent()).toEqual([]);
	});

	it.each([
		['productMetafield.deleteBatch', { bodyMode: 'json', jsonBody: '={{ [$json.missing] }}' }],
		['productMetafield.deleteBatch', { bodyMode: 'json', jsonBody: '[]' }],
		['productMetafield.deleteBatch', { bodyMode: 'json', jsonBody: '={{ $json.missing }}' }],
		[
			'productMetafield.deleteBatch',
			{ bodyMode: 'fields', fields: fields({ value: '={{ $json.missing }}' }) },
		],
		[
			'productMetafield.deleteBatch',
			{ bodyMode: 'fields', fields: fields({ value: '={{ $json.nothing }}' }) },
		],
		[
			'checkoutFee.delete',
			{
				checkoutId: id('8d1a8e2f-2f4d-4c5e-9d0b-1c2d3e4f5a6b'),
				bodyMode: 'json',
				jsonBody: '{"ids": [null]}',
			},
		],
		[
			'checkoutFee.delete',
			{ checkoutId: id('8d1a8e2f-2f4d-4c5e-9d0b-1c2d3e4f5a6b'), bodyMode: 'json', jsonBody: '{}' },
		],
		['carrierConnection.delete', { bodyMode: 'json', jsonBody: '{}' }],
		['carrierConnection.delete', { bodyMode: 'json', jsonBody: '{"carrier_id": " "}' }],
		[
			'carrierConnection.delete',
			{ bodyMode: 'json', jsonBody: '={{ { carrier_id: $json.missing } }}' },
		],
	])('%s by the body %j', async (operation, parameters) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toMatch(/is empty|is an empty list|has no value|is required/);
		expect(sent()).toEqual([]);
	});
});

describe('a list of what to delete', () => {
	const metafields = { method: 'DELETE', url: '/v3/catalog/products/metafields' };
	it.each(['[5, null]', '[5, ""]', '={{ [5, $json.missing] }}', '[5, "undefined"]', '[5, [], {}]'])(
		'that has a gap, %s, is refused as a whole',
		async (jsonBody) => {
			for (const [operation, parameters] of [
				['productMetafield.deleteBatch', { bodyMode: 'json' }],
				['api.request', metafields],
			] as const) {
				const { error } = await run(operation, { ...parameters, jsonBody });
				expect(error?.message).toBe('The list of what to delete has an entry without a value');
			}
			expect(sent()).toEqual([]);
		},
	);

	it.each(['{"ids":[]}', '{"ids":[5]}', '{"id:in":"5"}', '[]', '[null]'])(
		'that is none, %s, would delete all',
		async (jsonBody) => {
			const { error } = await run('api.request', { ...metafields, jsonBody });
			expect(error?.message).toBe('Without a filter this would delete all product metafields');
			expect(sent()).toEqual([]);
		},
	);
});

it.each([
	'={{ $json.missing }}',
	'={{ $json.nothing }}',
	'={{ $json.list }}',
	'={{ $json.listOfNull }}',
])(
	"a part of a product's overrides is not taken for all of them: %s",
	async (overridesToRemove) => {
		const { error } = await run('productOverride.removeBasicInformation', {
			productId: id(77),
			channelId: id(1),
			localeCode: id('en'),
			bodyMode: 'fields',
			fields: fields({ overridesToRemove }),
		});
		expect(error?.message).toMatch(/has no value$|is empty$/);
		expect(sent()).toEqual([]);
	},
);

describe("Delete Everything is a person's to tick", () => {
	it.each([
		'false',
		'true',
		'={{ true }}',
		'={{ "false" }}',
		'={{ $fromAI("all", "", "boolean") }}',
		1,
		'yes',
		{},
		['x'],
		null,
	])('and not %j', async (deleteEverything) => {
		const { error } = await run('subscriber.deleteMany', { deleteEverything });
		expect(error?.message).toBe('Without a filter this would delete all subscribers');
		const custom = await run('api.request', {
			method: 'DELETE',
			url: '/v3/catalog/products',
			deleteEverything,
		});
		expect(custom.error?.message).toBe('Without a filter this would delete all products');
		expect(sent()).toEqual([]);
	});

	it("an agent's tool has no such switch, also where somebody ticked it", async () => {
		const { error } = await run(
			'subscriber.deleteMany',
			{ deleteEverything: true },
			{ type: 'bigCommerceTool' },
		);
		expect(error?.message).toBe('Without a filter this would delete all subscribers');
		expect(sent()).toEqual([]);
		expect((await run('subscriber.deleteMany', { deleteEverything: true })).error).toBeUndefined();
		expect(sent()).toEqual(['DELETE /v3/customers/subscribers']);
	});
});

describe('what shapes an answer is asked for or refused, too', () => {
	it.each(['={{ $json.missing }}', '={{ $json.nothing }}', '={{ $json.blank }}', '={{ [null] }}'])(
		'includes: %s',
		async (include) => {
			const { error } = await run('product.getMany', { limit: 1, include });
			expect(error?.message).toBe('The filter "Include in Answer" has no value');
			expect(sent()).toEqual([]);
		},
	);

	it.each([
		['={{ "images,variants" }}', 'images,variants'],
		['={{ ["images"] }}', 'images'],
		[['videos'], 'videos'],
	])('includes: %j', async (include, query) => {
		expect((await run('product.getMany', { limit: 1, include })).error).toBeUndefined();
		expect(sent()[0]).toContain(`include=${query}`);
	});

	it.each(['={{ $json.missing }}', [], '={{ [null] }}', '={{ $json.blank }}', ['']])(
		'chosen fields: %j',
		async (selectedFields) => {
			const { error } = await run('product.getMany', {
				limit: 1,
				output: 'selected',
				selectedFields,
			});
			expect(error?.message).toBe('"Fields to Return" is empty');
		},
	);

	it.each(['Selected', '={{ $json.missing }}', 5])('an output of %j', async (output) => {
		const { error } = await run('product.getMany', { limit: 1, output });
		expect(error?.message).toBe('"Output" is none of the choices');
	});
});

describe('a record or an operation that is not named', () => {
	const url = (value: unknown) => ({ __rl: true, mode: 'url', value });

	// What is missing in the form itself, n8n refuses before it runs the node.
	it.each([
		...NOTHING.map(id),
		id('={{ undefined + "" }}'),
		id('={{ {} }}'),
		id('={{ [77] }}'),
		id('={{ true }}'),
		id('={{ "0x4D" }}'),
		'={{ $json.missing }}',
		'={{ null }}',
		'={{ {} }}',
		'={{ [] }}',
		'={{ ({ mode: "url", value: 5, __rl: true }) }}',
		url('={{ $json.missing }}'),
		url('={{ null }}'),
		url('={{ "https://example.com" }}'),
		url('={{ [] }}'),
	])('%j', async (productId) => {
		const { error } = await run('product.delete', { productId });
		expect(error?.message).toMatch(
			/^"Product" (is empty|must be a whole number|is not the address of such a record|has no value)/,
		);
		expect(sent()).toEqual([]);
	});

	it.each([
		'={{ $json.missing }}',
		'={{ undefined + "" }}',
		'={{ null + "" }}',
		'={{ {} }}',
		'={{ [1] }}',
		'={{ "\u200b" }}',
	])('by a text: %s', async (value) => {
		const { error } = await run('cart.delete', { cartId: id(value) });
		expect(error?.message).toMatch(/^"Cart.*" (is empty|has no value|must be text)/);
		expect(sent()).toEqual([]);
	});

	it.each([
		5,
		{},
		['product.get'],
		'product.nothing',
		'__proto__',
		'constructor',
		'={{ $json.missing }}',
		'={{ null }}',
		'={{ {} }}',
		true,
	])('the operation %j', async (operation) => {
		const { error } = await run('product.get', { operation, productId: id(77) });
		expect(error?.message).toMatch(/^This version of the node has no operation "/);
	});
});
