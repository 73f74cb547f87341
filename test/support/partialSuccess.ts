import { id } from './run';

/** A record that was saved. */
export const saved = (id_: number, more: object = {}) => ({ id: id_, name: 'Mug', ...more });

/** What BigCommerce says of a part that was not. */
export const STOCK = {
	status: 207,
	title: 'The product was saved, but its inventory was not',
	type: '/status-codes',
	errors: { inventory_level: 'must not be negative' },
};

const CREATED = 'Running this item again would create a second record';
const UPDATED = 'run the node again for this item';

/** Every operation for which BigCommerce documents 207, and bodies that are documented, or that it may come with. */
export const DOCUMENTED: Array<
	[operation: string, parameters: object, body: unknown, says: string[]]
> = [
	[
		'brand.create',
		{ bodyMode: 'json', jsonBody: '{"name":"Mug"}' },
		{
			data: [saved(7)],
			errors: { status: 207, title: 'URL', errors: { custom_url: 'is taken' } },
			meta: {},
		},
		['custom_url: is taken', 'ID 7', CREATED],
	],
	[
		'brand.update',
		{ brandId: id('7'), bodyMode: 'json', jsonBody: '{"name":"Mug"}' },
		{ data: [saved(7)], errors: [{ status: 409, title: 'The URL is taken' }] },
		['The URL is taken', 'ID 7', UPDATED],
	],
	[
		'categoryLegacy.create',
		{ bodyMode: 'json', jsonBody: '{"name":"Mug","parent_id":0}' },
		{ status: 207, title: 'The URL was not saved', type: 't', instance: 'i' },
		['The URL was not saved', 'does not contain its ID', 'would create a second record'],
	],
	[
		'categoryLegacy.update',
		{ categoryId: id('7'), bodyMode: 'json', jsonBody: '{"name":"Mug"}' },
		{ status: 207, title: 'The URL was not saved' },
		['The URL was not saved', UPDATED],
	],
	[
		'productVariant.create',
		{ productId: id('1'), bodyMode: 'json', jsonBody: '{"sku":"a","option_values":[]}' },
		{ data: saved(7), errors: STOCK, meta: {} },
		['inventory_level: must not be negative', 'ID 7', CREATED],
	],
	[
		'productVariant.update',
		{
			productId: id('1'),
			variantId: id('7'),
			bodyMode: 'json',
			jsonBody: '{"inventory_level":-1}',
		},
		{ data: saved(7), errors: STOCK, meta: {} },
		['inventory_level: must not be negative', 'ID 7', UPDATED],
	],
	[
		'product.create',
		{ bodyMode: 'json', jsonBody: '{"name":"Mug","type":"physical","weight":1,"price":1}' },
		{ data: [saved(7)], errors: STOCK, meta: {} },
		['inventory_level: must not be negative', 'ID 7', CREATED],
	],
	[
		'product.create',
		{ bodyMode: 'json', jsonBody: '{"name":"Mug","type":"physical","weight":1,"price":1}' },
		{ data: saved(7), errors: STOCK, meta: {} },
		['inventory_level: must not be negative', 'ID 7', CREATED],
	],
	[
		'product.update',
		{ productId: id('7'), bodyMode: 'json', jsonBody: '{"inventory_level":-1}' },
		{ data: saved(7), errors: STOCK, meta: {} },
		['inventory_level: must not be negative', 'ID 7', UPDATED],
	],
	[
		'customerGroup.create',
		{ bodyMode: 'json', jsonBody: '{"name":"VIP"}' },
		{
			status: 207,
			message: 'The customer group was created, but the sitewide discount update failed.',
		},
		['the sitewide discount update failed', 'does not contain its ID'],
	],
	[
		'customerGroup.update',
		{ customerGroupId: id('7'), bodyMode: 'json', jsonBody: '{"name":"VIP"}' },
		[
			{
				status: 207,
				message: 'The customer group was updated, but the sitewide discount update failed.',
			},
		],
		['the sitewide discount update failed', UPDATED],
	],
	[
		'blogPost.create',
		{ bodyMode: 'json', jsonBody: '{"title":"Hello","body":"x"}' },
		{ id: 7, title: 'Hello', url: '' },
		['it does not say which part is missing', 'ID 7', CREATED],
	],
	[
		'blogPost.update',
		{ blogPostId: id('7'), bodyMode: 'json', jsonBody: '{"title":"Hello"}' },
		{ id: 7, title: 'Hello', errors: { url: 'is taken' } },
		['url: is taken', 'ID 7', UPDATED],
	],
	[
		'pageV2.create',
		{ bodyMode: 'json', jsonBody: '{"type":"page","name":"Hello"}' },
		[{ status: 409, message: 'The URL is taken.' }],
		['The URL is taken', 'does not contain its ID'],
	],
	[
		'pageV2.update',
		{ pageId: id('7'), bodyMode: 'json', jsonBody: '{"name":"Hello"}' },
		{},
		['it does not say which part is missing', UPDATED],
	],
	[
		'page.create',
		{ bodyMode: 'json', jsonBody: '[{"type":"page","name":"Hello"}]' },
		{ data: [{ id: 7, name: 'Hello', type: 'page' }], meta: {} },
		['it does not say which part is missing', 'ID 7', CREATED],
	],
];
