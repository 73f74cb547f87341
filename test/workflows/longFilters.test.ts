import { listServer, type ListServer } from '../support/listServer';
import { numbers } from '../support/longLists';
import { fields, id } from '../support/run';

let server: ListServer | undefined;
afterEach(async () => {
	await server?.close();
});

describe('what cannot be asked for in parts is refused before anything is sent', () => {
	const ids = numbers(2_000).join(',');

	it.each<[what: string, operation: string, parameters: object, message: string, advice: string]>([
		[
			'values to leave out',
			'product.getMany',
			{ filters: fields({ 'id:not_in': ids }) },
			'"Not These IDs" is too long for one request',
			'cannot be split over several requests',
		],
		[
			'values of which a record must have all',
			'product.getMany',
			{ filters: fields({ 'categories:in': ids }) },
			'"In All Category IDs" is too long for one request',
			'must have all of these values',
		],
		[
			'two long lists',
			'product.getMany',
			{
				filters: fields({
					'id:in': ids,
					'sku:in': numbers(300)
						.map((value) => `SKU-${value}`)
						.join(','),
				}),
			},
			'"SKUs" is too long for one request',
			'Only one list can be split over several requests',
		],
		[
			'a text',
			'product.getMany',
			{ filters: fields({ keyword: 'x'.repeat(3_000) }), output: 'raw' },
			'"Keyword" is too long for one request',
			'3,0',
		],
		[
			'a text beside a list',
			'product.getMany',
			{ filters: fields({ 'id:in': ids, keyword: 'x'.repeat(3_000) }) },
			'"Keyword" is too long for one request',
			'shorter values',
		],
		[
			'a single value of a list',
			'product.getMany',
			{ filters: fields({ 'sku:in': 'x'.repeat(3_000) }) },
			'"SKUs" is too long for one request',
			'Nothing was sent',
		],
		[
			'letters that become long',
			'product.getMany',
			{ filters: fields({ keyword: 'é'.repeat(500) }) },
			'"Keyword" is too long for one request',
			'characters',
		],
		[
			'fields',
			'productCustomField.get',
			{
				productId: id(1),
				customFieldId: id(1),
				filters: fields({
					include_fields: numbers(400)
						.map((value) => `field_${value}`)
						.join(','),
				}),
			},
			'"Only These Fields" is too long for one request',
			'Nothing was sent',
		],
		[
			'a deletion by another list',
			'productChannelAssignment.deleteMany',
			{ filters: fields({ 'product_id:in': ids }), deleteEverything: false },
			'"Product IDs" is too long for one request',
			'fewer',
		],
		[
			'an ID in the path',
			'cart.get',
			{ cartId: id('x'.repeat(3_000)) },
			'The address of the request is too long',
			'Shorten',
		],
		[
			"a single page of a request of one's own",
			'api.request',
			{
				resource: 'api',
				method: 'GET',
				url: '/v3/catalog/products',
				queryParameters: JSON.stringify({ 'id:in': ids }),
				returnAll: false,
			},
			'"IDs" is too long for one request',
			'Nothing was sent',
		],
		[
			"a deletion of one's own",
			'api.request',
			{ resource: 'api', method: 'DELETE', url: `/v3/catalog/products?id:in=${ids}` },
			'"IDs" is too long for one request',
			'Nothing was sent',
		],
	])('%s', async (_what, operation, parameters, message, advice) => {
		server = await listServer(() => ({ data: [], meta: {} }));
		const { items, error } = await server.run(operation, { returnAll: true, ...parameters });
		expect(items).toEqual([]);
		expect(error?.message).toBe(message);
		expect(error?.description).toContain(advice);
		expect(server.asked).toEqual([]);
	});
});
