import type { IDataObject } from 'n8n-workflow';

import { BILLING } from '../support/billing';
import { operations } from '../support/catalog';
import { openSandbox, sandbox } from '../support/mappedUpdate';
import { fields, id, runOperation } from '../support/run';
import { apiRequests } from '../support/sandbox';
import { sampleParameters } from '../support/samples';

openSandbox();

/** Runs an operation with these fields, and any record in its path. */
async function send(operation: string, values: IDataObject) {
	const found = operations.find((candidate) => candidate.id === operation);
	if (!found) throw new Error(`There is no operation ${operation}.`);
	const path = Object.fromEntries(
		Object.entries(sampleParameters(found)).map(([name, value]) => [name, id(value)]),
	);
	const { error } = await runOperation(sandbox, operation, {
		...path,
		bodyMode: 'fields',
		fields: fields(values),
	});
	const [request] = apiRequests(sandbox);
	return { error, body: request?.body, status: request?.status };
}

describe('an update needs only the fields that change', () => {
	it.each<[string, IDataObject]>([
		['banner.update', { name: 'Sale' }],
		['blogPost.update', { author: 'Ada' }],
		['cartMetafield.update', { value: 'x' }],
		['categoryLegacy.update', { is_visible: false }],
		['categoryMetafield.update', { value: 'x' }],
		['checkoutBillingAddress.update', { phone: '555' }],
		['coupon.update', { enabled: false }],
		['customerAddressV2.update', { phone: '555' }],
		['customerMetafield.update', { value: 'x' }],
		['giftCertificate.update', { status: 'disabled' }],
		['orderMetafield.update', { value: 'x' }],
		['priceList.update', { active: false }],
		['productBulkPricingRule.update', { amount: 5 }],
		['productMetafield.update', { value: 'x' }],
		['productModifier.update', { display_name: 'Engraving' }],
		['productModifierValue.update', { is_default: true }],
		['productReview.update', { status: 'approved' }],
		['productVariantMetafield.update', { value: 'x' }],
		['productVariantOption.update', { option_values: [{ id: 1, is_default: true }] }],
		['productVariantOptionValue.update', { is_default: true }],
		['siteRoute.update', { route: '/about' }],
		['storeMetafield.update', { value: 'x' }],
	])('%s', async (operation, values) => {
		const { error, body, status } = await send(operation, values);
		expect(body).toEqual(values);
		// There may be no such record here, but nothing is missing.
		expect([200, 201, 404]).toContain(status);
		expect(error?.message ?? '').not.toMatch(/required|missing/);
	});

	it.each<[string, IDataObject]>([
		['cartMetafield.updateBatch', { id: '1', value: 'x' }],
		['channelListing.update', { listing_id: 1, state: 'disabled' }],
		['customerAttribute.update', { id: 1 }],
		['orderMetafield.updateBatch', { id: '1', value: 'x' }],
		['storeMetafield.updateBatch', { id: '1', value: 'x' }],
	])('%s, which is a batch', async (operation, values) => {
		const { error, body } = await send(operation, values);
		expect(body).toEqual([{ ...values, ...('id' in values ? { id: expect.anything() } : {}) }]);
		expect(error?.message ?? '').not.toMatch(/required|missing/);
	});
});

describe('one of several fields', () => {
	const item = { location_id: 1, sku: 'SLCTBS' };
	it.each<[string, IDataObject, IDataObject[]]>([
		['category.create', { name: 'New' }, [{ tree_id: 1 }, { parent_id: 18 }]],
		[
			'inventoryAdjustment.absolute',
			item,
			[{ quantity: 5 }, { qty_backordered: 2 }, { quantity: 5, qty_backordered: 2 }],
		],
		[
			'inventoryAdjustment.relative',
			{ location_id: 1, quantity: 1 },
			[{ sku: 'a' }, { variant_id: 1 }, { product_id: 1 }],
		],
		[
			'order.create',
			{ billing_address: BILLING },
			[{ products: [{ product_id: 78, quantity: 1 }] }, { consignments: [] }],
		],
		['priceListRecord.create', { currency: 'usd', price: 1 }, [{ variant_id: 1 }, { sku: 'a' }]],
		[
			'priceListRecord.upsertAcrossPriceLists',
			{ price_list_id: 1, currency: 'usd', price: 1 },
			[{ variant_id: 1 }, { sku: 'a' }],
		],
		[
			'storefrontToken.createForCustomerImpersonation',
			{ expires_at: 1893456000 },
			[{ channel_id: 1 }, { channel_ids: [1] }],
		],
	])('%s', async (operation, values, alternatives) => {
		const none = await send(operation, values);
		expect(none.error?.message).toMatch(/^One of these fields is required: ".+", ".+"$/);
		expect(none.body).toBeUndefined();
		for (const alternative of alternatives) {
			sandbox.log.clear();
			const { error, body } = await send(operation, { ...values, ...alternative });
			expect(error?.message ?? '').not.toMatch(/required/);
			expect(JSON.stringify(body)).toContain(Object.keys(alternative)[0]);
		}
	});

	it('is refused twice where the fields exclude each other', async () => {
		const { error, body } = await send('storefrontToken.createPrivate', {
			expires_at: 1893456000,
			scopes: ['Unauthenticated'],
			channel_id: 1,
			channel_ids: [1],
		});
		expect(error?.message).toBe('Only one of these fields can be set: "Channel ID", "Channel IDs"');
		expect(body).toBeUndefined();
		const order = await send('order.create', {
			billing_address: { zip: '1' },
			consignments: {},
			shipping_addresses: [],
			products: [],
		});
		expect(order.error?.message).toMatch(/^Only one of these fields can be set/);
	});
});

describe('a field that depends on another', () => {
	it('a digital product has no weight; a physical one does', async () => {
		const product = { name: 'Song', price: 1 };
		const digital = await send('product.create', { ...product, type: 'digital' });
		expect(digital).toMatchObject({ error: undefined, status: 200 });
		sandbox.log.clear();
		const physical = await send('product.create', { ...product, name: 'Lamp', type: 'physical' });
		expect(physical.error).toMatchObject({
			message: '"Weight" is required here',
			description: 'BigCommerce needs the field weight unless "Type" is "digital".',
		});
		expect(physical.body).toBeUndefined();
	});

	it.each<[string, IDataObject, string | undefined]>([
		['pageV2.create', { name: 'Us', type: 'raw' }, '"Body" is required here'],
		['pageV2.create', { name: 'Us', type: 'link', link: '/us' }, undefined],
		['script.create', { name: 'Pixel', kind: 'script_tag', src: 'x' }, '"HTML" is required here'],
		[
			'script.create',
			{ name: 'Pixel', kind: 'src', html: 'x' },
			'"Address of the Script" is required here',
		],
	])('%s %j', async (operation, values, message) => {
		const { error } = await send(operation, values);
		if (message) expect(error?.message).toMatch(message);
		else expect(error?.message ?? '').not.toMatch(/required/);
	});
});

describe('a field that the prose demands', () => {
	it.each([
		['checkoutCoupon.create', { version: 1 }, 'Coupon Code'],
		['customerGroup.create', { is_default: false }, 'Name'],
		['orderShipment.create', { order_address_id: 1 }, 'Items'],
		['priceListRecord.createAcrossPriceLists', { sku: 'a', currency: 'usd' }, 'Price List ID'],
		['productVariant.create', { option_values: [] }, 'SKU'],
		['productVideo.create', { title: 'Tour' }, 'Video ID'],
		['subscriber.create', { first_name: 'Ada' }, 'Email'],
		['wishlist.create', { customer_id: 1 }, 'Name'],
	])('%s', async (operation, values, label) => {
		const { error, body } = await send(operation, values);
		expect(error?.message).toBe(`"${label}" is required`);
		expect(body).toBeUndefined();
	});
});
