import { NOTHING, sandboxWithoutValues } from '../support/absentValues';
import { operations } from '../support/catalog';
import { fields, id, jsons } from '../support/run';

const { run, sent } = sandboxWithoutValues();

describe('a filter whose expression comes to nothing is refused by its name, and nothing is sent', () => {
	it.each(NOTHING)('%s', async (expression) => {
		const { items, error } = await run('customer.getMany', {
			returnAll: true,
			filters: fields({ 'email:in': expression }),
		});
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: 'The filter "Emails" has no value',
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
		['product.getMany', 'id:not_in', 'Not These ID'],
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
				(queryParameter) => !['page', 'limit', 'before', 'after'].includes(queryParameter.name),
			);
			const { error } = await run(operation, {
				...Object.fromEntries(pathParameters.map(({ parameter }) => [parameter, id('1')])),
				filters: fields({ [name]: '={{ $json.missing }}' }),
			});
			expect(error?.message).toMatch(/^The filter ".+" has no value$/);
		}
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
			operations
				.find((value) => value.id === operation)
				?.query.some((queryParameter) => queryParameter.name === name),
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
