import upsertsFile from '../../catalog/upserts.json';
import type { Catalog, Upsert } from '../../catalog/types';
import { shapeOf } from '../../sandbox/operations';
import type { Sandbox } from '../../sandbox/server';
import type { Collection } from '../../sandbox/state/collection';
import type { Store } from '../../sandbox/state/store';
import type { NodeResult, NodeRun } from './node';
import { id, jsons, runOperation } from './run';
import { apiRequests } from './sandbox';

/** Those that update. A shopper profile is only created: test/workflows/segments.test.ts. */
export const upserts = (upsertsFile as unknown as Catalog).operations.filter(
	({ own }) => own?.kind === 'upsert' && own.update !== undefined,
);

export const storeOf = (sandbox: Sandbox) => sandbox.stores.get('hearth24kq') as Store;

/** A record that an upsert creates, and a change of it. */
export interface UpsertCase {
	row: Record<string, unknown>;
	change: Record<string, unknown>;
	/** Parameters of the path. */
	parameters?: object;
	/** Columns to match on instead of the default. */
	columns?: string[];
	/** BigCommerce takes a second record with this key. */
	allowsTwins?: true;
}

const metafield = (parameters: object = {}): UpsertCase => ({
	row: { namespace: 'erp', key: 'number', value: 'A-1', permission_set: 'app_only' },
	change: { value: 'A-2' },
	parameters,
});

/** One for each operation *Create or Update*. */
export const CASES: Record<string, UpsertCase> = {
	'product.upsert': {
		row: { sku: 'NEW-1', name: 'New one', price: 5, weight: 1, type: 'physical' },
		change: { price: 6.5 },
	},
	'productVariant.upsert': {
		row: {
			sku: 'NEW-1-AMB',
			price: 5,
			option_values: [{ option_display_name: 'Color', label: 'Amber' }],
		},
		change: { price: 6 },
		parameters: { productId: id('77') },
	},
	'customer.upsert': {
		row: { email: 'new@example.com', first_name: 'New', last_name: 'One' },
		change: { last_name: 'Two' },
	},
	'customerAddress.upsert': {
		row: {
			customer_id: 11,
			first_name: 'New',
			last_name: 'One',
			address1: 'Street 1',
			city: 'Berlin',
			state_or_province: 'Berlin',
			postal_code: '10115',
			country_code: 'DE',
		},
		change: { city: 'Bonn' },
		allowsTwins: true,
	},
	'category.upsert': {
		row: { path: 'Kitchen > Graters', description: 'Fine' },
		change: { description: 'Coarse' },
	},
	'brand.upsert': { row: { name: 'New brand', page_title: 'A' }, change: { page_title: 'B' } },
	'customerSegment.upsert': {
		row: { name: 'New segment', description: 'A' },
		change: { description: 'B' },
		allowsTwins: true,
	},
	'customerGroup.upsert': {
		row: { name: 'New group', is_default: false },
		change: { category_access: { type: 'none' } },
	},
	'customerAttribute.upsert': {
		row: { name: 'Shoe size', type: 'string' },
		// There is nothing else to change.
		change: { name: 'Shoe Size' },
	},
	'coupon.upsert': {
		row: {
			code: 'NEW-10',
			name: 'Ten new',
			type: 'percentage_discount',
			amount: '10',
			applies_to: { entity: 'categories', ids: [0] },
		},
		change: { amount: '12' },
	},
	'page.upsert': {
		row: { name: 'New page', type: 'page', body: '<p>Hi</p>' },
		change: { body: '<p>Ho</p>' },
	},
	'blogPost.upsert': { row: { title: 'New post', body: 'Hi' }, change: { body: 'Ho' } },
	'channelListing.upsert': {
		row: {
			product_id: 77,
			state: 'active',
			variants: [{ product_id: 77, variant_id: 1, state: 'active' }],
		},
		change: { state: 'disabled' },
		parameters: { channelId: id('1') },
		allowsTwins: true,
	},
	'priceList.upsert': { row: { name: 'New prices', active: false }, change: { active: true } },
	'location.upsert': {
		row: {
			code: 'BERLIN',
			label: 'Berlin',
			type_id: 'PHYSICAL',
			address: {
				address1: 'Street 1',
				city: 'Berlin',
				state: 'Berlin',
				zip: '10115',
				country_code: 'DE',
				email: 'berlin@example.com',
				geo_coordinates: { latitude: 52.5, longitude: 13.4 },
			},
		},
		change: { label: 'Berlin Mitte' },
	},
	'productImage.upsert': {
		row: { description: 'Front', image_url: 'https://example.com/front.jpg' },
		change: { sort_order: 3 },
		parameters: { productId: id('77') },
		allowsTwins: true,
	},
	'brandMetafield.upsert': metafield({ brandId: id('1') }),
	'cartMetafield.upsert': metafield(),
	'categoryMetafield.upsert': metafield({ categoryId: id('3') }),
	'channelMetafield.upsert': metafield({ channelId: id('1') }),
	'customerMetafield.upsert': metafield({ customerId: id('1') }),
	'locationMetafield.upsert': metafield({ locationId: id('1') }),
	'orderMetafield.upsert': metafield({ orderId: id('100') }),
	'productMetafield.upsert': metafield({ productId: id('77') }),
	'productVariantMetafield.upsert': metafield({ productId: id('77'), variantId: id('1') }),
	'storeMetafield.upsert': metafield(),
};

/** Owners that the seeded store has; the numbers above are only where they never change. */
const OWNERS: Record<string, [parameter: string, collection: string]> = {
	brandMetafield: ['brandId', 'catalog/brands'],
	cartMetafield: ['cartId', 'carts'],
	channelMetafield: ['channelId', 'channels'],
	customerMetafield: ['customerId', 'customers'],
	locationMetafield: ['locationId', 'inventory/locations'],
	orderMetafield: ['orderId', 'orders'],
};

/** The case of an operation, with the IDs of this store. */
export function caseOf(sandbox: Sandbox, operation: string): UpsertCase {
	const found = CASES[operation];
	if (!found) throw new Error(`test/support/upserts.ts has no case of ${operation}.`);
	const store = storeOf(sandbox);
	const firstOf = (collection: string) => {
		const own = store.collection(collection);
		return own.all()[0]?.[own.identity.field];
	};
	const owner = OWNERS[operation.split('.')[0]];
	if (owner) return { ...found, parameters: { [owner[0]]: id(String(firstOf(owner[1]))) } };
	const variant = store.collection('catalog/products/variants').where({ product_id: 77 })[0];
	if (operation === 'productVariant.upsert') addValue(store);
	if (operation === 'productVariantMetafield.upsert')
		return { ...found, parameters: { productId: id('77'), variantId: id(String(variant.id)) } };
	if (operation === 'customerAddress.upsert')
		return { ...found, row: { ...found.row, customer_id: firstOf('customers') } };
	return found;
}

/** A value of an option that no variant has yet: variants are made of values that exist. */
function addValue(store: Store): void {
	const values = store.collection('catalog/products/options/values');
	const option = store.collection('catalog/products/options').where({ product_id: 77 })[0].id;
	const own = { '$catalog/products/options': option, label: 'Amber' };
	if (!values.where(own).length) values.insert(own);
}

export function upsertOf(operation: string): Upsert {
	const own = upserts.find(({ id }) => id === operation)?.own;
	if (own?.kind !== 'upsert') throw new Error(`${operation} is no upsert.`);
	return own;
}

/** The columns that an upsert matches on in a test. */
export const columnsOf = (operation: string) => upsertOf(operation).byDefault;

/** The records among which an upsert finds its own. */
export function collectionOf(sandbox: Sandbox, operation: string): Collection {
	const found = upserts.find(({ id }) => id === operation);
	if (!found) throw new Error(`There is no ${operation}.`);
	return storeOf(sandbox).collection(shapeOf(found).collection);
}

/** Runs *Create or Update* with rows that are mapped to the fields of the same name. */
export async function upsert(
	sandbox: Sandbox,
	operation: string,
	rows: object[],
	more: object = {},
	run: Partial<NodeRun> = {},
): Promise<NodeResult> {
	const { matchingColumns = columnsOf(operation), ...parameters } = more as {
		matchingColumns?: string[];
	};
	return await runOperation(
		sandbox,
		operation,
		{
			fields: { mappingMode: 'autoMapInputData', value: null, matchingColumns },
			output: 'raw',
			...parameters,
		},
		{ items: jsons(rows), onError: 'continueRegularOutput', ...run },
	);
}

export const outcomesOf = ({ items }: NodeResult) =>
	items.map(({ json }) => json.outcome ?? json.error);

/** The requests that change something. */
export const writesTo = (sandbox: Sandbox) =>
	apiRequests(sandbox).filter(({ method }) => method !== 'GET');
