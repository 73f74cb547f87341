import { NOTHING, sandboxWithoutValues } from '../support/absentValues';
import { fields, id } from '../support/run';

const { run, sandbox, sent } = sandboxWithoutValues();

describe('a deletion without a value deletes nothing', () => {
	const left = () => [...sandbox().stores.values()][0].collection('catalog/products').all().length;

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
			{ type: 'tool' },
		);
		expect(error?.message).toBe('Without a filter this would delete all subscribers');
		expect(sent()).toEqual([]);
		expect((await run('subscriber.deleteMany', { deleteEverything: true })).error).toBeUndefined();
		expect(sent()).toEqual(['DELETE /v3/customers/subscribers']);
	});
});
