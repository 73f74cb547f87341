import { METAFIELD, prepareEvents, type EventCase } from './webhooksEventsSupport';

const { sentAfter } = prepareEvents();

const PRODUCT = { name: 'Plain Mug', type: 'physical', weight: 1, price: 9.5 };
const RECORD = { variant_id: 40, currency: 'usd', price: 3 };

test.each<EventCase>([
	[
		'a product is made, with its parts',
		[
			'POST',
			'/v3/catalog/products',
			{ ...PRODUCT, custom_fields: [{ name: 'Glaze', value: 'Celadon' }] },
		],
		['store/product/*', 'store/sku/*'],
		[['store/product/created', { type: 'product', id: 227 }]],
	],
	[
		'a product gets a custom field',
		['POST', '/v3/catalog/products/78/custom-fields', { name: 'Glaze', value: 'Celadon' }],
		['store/product/*'],
		[['store/product/updated', { type: 'product', id: 78 }]],
	],
	[
		'a product goes, with its parts',
		['DELETE', '/v3/catalog/products/77'],
		['store/product/*', 'store/sku/*', 'store/metafield/*'],
		[['store/product/deleted', { type: 'product', id: 77 }]],
	],
	[
		'stock of a product is counted',
		[
			'PUT',
			'/v3/inventory/adjustments/absolute',
			{ reason: 'Count', items: [{ location_id: 1, product_id: 78, quantity: 31 }] },
		],
		['store/product/*', 'store/sku/*', 'store/channel/*/inventory/product/stock_changed'],
		[
			[
				'store/channel/*/inventory/product/stock_changed',
				{ variant_id: expect.any(Number), product_id: 78, location_id: 1 },
			],
			[
				'store/product/inventory/updated',
				{ type: 'product', id: 78, inventory: { product_id: 78, method: 'absolute', value: 31 } },
			],
		],
	],
	[
		'stock of a variant is counted',
		[
			'PUT',
			'/v3/inventory/adjustments/absolute',
			{ reason: 'Count', items: [{ location_id: 1, variant_id: 2, quantity: 31 }] },
		],
		['store/product/*', 'store/sku/*'],
		[
			[
				'store/sku/inventory/updated',
				{
					type: 'sku',
					id: 10_002,
					inventory: { product_id: 77, method: 'absolute', value: 31, variant_id: 2 },
				},
			],
		],
	],
	[
		'a variant changes',
		['PUT', '/v3/catalog/products/77/variants/2', { price: 5 }],
		['store/sku/*', 'store/product/updated'],
		[
			['store/product/updated', { type: 'product', id: 77 }],
			['store/sku/updated', { type: 'sku', id: 10_002, sku: { product_id: 77, variant_id: 2 } }],
		],
	],
	[
		'a category is made',
		['POST', '/v3/catalog/trees/categories', [{ name: 'Kiln seconds', tree_id: 1, parent_id: 0 }]],
		[
			'store/category/*',
			'store/channel/1/category/*',
			'store/channel/1/categoryTree/updated',
			'store/channel/2/category/*',
		],
		[
			['store/category/created', { type: 'category', id: expect.any(Number) }],
			['store/channel/1/category/created', { category_id: expect.any(Number), tree_id: 1 }],
			['store/channel/1/categoryTree/updated', { tree_id: 1 }],
		],
	],
	[
		'a metafield of a product is written',
		['POST', '/v3/catalog/products/78/metafields', METAFIELD],
		['store/product/metafield/*', 'store/metafield/*', 'store/order/*'],
		[
			[
				'store/metafield/created',
				{ metafield_id: expect.any(Number), resource_id: '78', resource_type: 'product' },
			],
			[
				'store/metafield/created',
				{ metafield_id: expect.any(Number), resource_id: '78', resource_type: 'product' },
			],
		],
	],
	[
		'one price is set',
		['PUT', '/v3/pricelists/1/records/40/usd', { price: 3 }],
		[
			'store/priceList/record/created',
			'store/priceList/record/updated',
			'store/priceList/records/created',
			'store/priceList/records/updated',
		],
		[
			[
				expect.stringMatching(/^store\/priceList\/record\/(created|updated)$/) as never,
				{ price_list_id: 1, variant_id: 40, currency: 'USD' },
			],
		],
	],
	[
		'many prices are set',
		[
			'POST',
			'/v3/pricelists/1/records',
			[
				{ ...RECORD, variant_id: 170 },
				{ ...RECORD, variant_id: 171 },
			],
		],
		['store/priceList/record/created', 'store/priceList/records/created'],
		[
			[
				'store/priceList/records/created',
				[
					{ price_list_id: 1, variant_id: 170, currency: 'USD' },
					{ price_list_id: 1, variant_id: 171, currency: 'USD' },
				],
			],
		],
	],
	[
		'price lists go together',
		['DELETE', '/v3/pricelists?id:in=1'],
		['store/priceLists/deleted', 'store/priceList/deleted'],
		[['store/priceLists/deleted', { price_list_ids: [1] }]],
	],
	['something is only read', ['GET', '/v3/catalog/products/77'], ['store/product/*'], []],
])('%s', async (_what, request, scopes, expected) => {
	expect(await sentAfter(request, ...scopes)).toEqual(expected);
});
