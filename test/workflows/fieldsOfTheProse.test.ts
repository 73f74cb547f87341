import type { IDataObject } from 'n8n-workflow';

import { BILLING } from '../support/billing';
import { openSandbox, sandbox } from '../support/mappedUpdate';
import { loadFields } from '../support/node';
import { fields, id, runOperation } from '../support/run';
import { apiRequests, as } from '../support/sandbox';

openSandbox();

async function send(operation: string, values: IDataObject, parameters: object = {}) {
	const result = await runOperation(sandbox, operation, {
		bodyMode: 'fields',
		fields: fields(values),
		...parameters,
	});
	const [request] = apiRequests(sandbox);
	return { ...result, body: request?.body, status: request?.status };
}

async function formOf(operation: string, method: string) {
	const { authentication, use } = as(sandbox, 'full');
	const form = await loadFields(method, {
		...use,
		parameters: { authentication, resource: operation.split('.')[0], operation },
	});
	return new Map(form.fields.map((field) => [field.id, field]));
}

describe('shipping methods', () => {
	const zone = { shippingZoneId: id(1), zoneId: id(1) };
	const ranges = [{ lower_limit: 0, upper_limit: 20, shipping_cost: 8 }];
	it.each<[string, IDataObject, unknown]>([
		['perorder', { 'settings.rate': 7 }, { rate: 7 }],
		[
			'weight',
			{
				'settings.default_cost': 12,
				'settings.default_cost_type': 'fixed_amount',
				'settings.range': ranges,
			},
			{ default_cost: 12, default_cost_type: 'fixed_amount', range: ranges },
		],
		['total', { 'settings.range': JSON.stringify(ranges) }, { range: ranges }],
		[
			'fedex',
			{
				'settings.carrier_options': {
					delivery_services: ['FEDEX_2_DAY'],
					packaging_type: 'FEDEX_ENVELOPE',
					rate_type: 'NONE',
				},
			},
			{
				carrier_options: {
					delivery_services: ['FEDEX_2_DAY'],
					packaging_type: 'FEDEX_ENVELOPE',
					rate_type: 'NONE',
				},
			},
		],
		['zoom2u', { 'settings.carrier_options': { delivery_services: ['VIP'] } }, undefined],
		['pickupinstore', {}, undefined],
		['carrier_33', {}, undefined],
	])('of the type %s', async (type, settings, sent) => {
		const { error, body, status } = await send(
			'shippingMethod.create',
			{ name: 'Method', type, ...settings },
			zone,
		);
		expect(error?.message).toBeUndefined();
		expect(status).toBeLessThan(300);
		expect(body).toMatchObject({ type, ...(sent ? { settings: sent } : {}) });
	});
});

describe('values and fields that only the prose has', () => {
	it.each(['create_account', 'recover_abandoned_cart', 'logout', 'made_up_later'])(
		'a route of the type %s',
		async (type) => {
			const { body, status } = await send(
				'siteRoute.create',
				{ type, matching: '*', route: '/x' },
				{ siteId: id(1) },
			);
			expect(body).toEqual({ type, matching: '*', route: '/x' });
			expect([200, 201, 404]).toContain(status);
		},
	);

	it.each<[string, string]>([
		['module', 'export only'],
		['module', 'USPS (endicia)'],
		['module:not', 'order status'],
	])('system logs by %s: %s', async (name, value) => {
		const { error } = await runOperation(sandbox, 'systemLog.getMany', {
			returnAll: true,
			filters: fields({ [name]: value }),
		});
		expect(error?.message).toBeUndefined();
		expect(new URLSearchParams(apiRequests(sandbox)[0].query).get(name)).toBe(value);
	});

	it('the modules of system logs are offered as they are called, and others are possible', async () => {
		const field = (await formOf('systemLog.getMany', 'getFilters')).get('module');
		expect(field?.options?.map(({ value }) => value)).toContain('export only');
		expect(field?.options?.at(-1)).toMatchObject({
			name: 'Others: with an Expression',
			disabled: true,
		});
	});

	it.each<[unknown, string]>([
		[true, '1'],
		['no', '0'],
		[0, '0'],
		['1', '1'],
	])('a banner that is visible: %s', async (visible, sent) => {
		const { body } = await send(
			'banner.update',
			{ visible: visible as string },
			{ bannerId: id(1) },
		);
		expect(body).toEqual({ visible: sent });
	});

	it('a widget template in several languages', async () => {
		const translations = JSON.stringify({ 'i18n.Line': { default: 'Line', fr: 'Ligne' } });
		const { error, body } = await send('widgetTemplate.create', {
			name: 'Line',
			template: '<hr>',
			schema_translations: translations,
		});
		expect(error?.message).toBeUndefined();
		expect(body).toMatchObject({ schema_translations: translations });
	});

	it('the version of a checkout stands beside its cart', async () => {
		const { body } = await send(
			'checkout.addDiscount',
			{ version: 3, cart: { discounts: [{ discounted_amount: 10 }] } },
			{ checkoutId: id('x') },
		);
		expect(body).toEqual({ version: 3, cart: { discounts: [{ discounted_amount: 10 }] } });
	});
});

describe('backorders', () => {
	it('are adjusted, limited and read', async () => {
		const [variant] = [...sandbox.stores.values()][0]
			.collection('catalog/products/variants')
			.where({ product_id: 77 });
		const by = { location_id: 1, variant_id: variant.id as number };
		await send('inventoryAdjustment.absolute', { ...by, quantity: 3, qty_backordered: 4 });
		expect(apiRequests(sandbox)[0].body).toMatchObject({
			items: [{ ...by, quantity: 3, qty_backordered: 4 }],
		});
		await send('inventoryAdjustment.relative', { ...by, qty_backordered: 2 });
		await send(
			'inventoryItem.updateSettingsAtLocation',
			{ identity: { variant_id: by.variant_id }, backorder_limit: 9 },
			{ locationId: id(1) },
		);
		const { items } = await runOperation(sandbox, 'inventoryItem.getManyAtLocation', {
			locationId: id(1),
			filters: fields({ 'variant_id:in': by.variant_id }),
			output: 'raw',
			returnAll: true,
		});
		expect(items.map(({ json }) => json)).toMatchObject([
			{ total_inventory_onhand: 3, qty_backordered: 6, settings: { backorder_limit: 9 } },
		]);
	});

	it('are part of an order', async () => {
		const products = [{ product_id: 78, quantity: 5, quantity_backordered: 2 }];
		const { error, body } = await send('order.create', {
			billing_address: BILLING,
			products,
		});
		expect(error?.message).toBeUndefined();
		expect(body).toMatchObject({ products });
	});
});

describe('products with their options', () => {
	it('are read to the end, although a page has only ten of them', async () => {
		const store = [...sandbox.stores.values()][0];
		const { error, items, hints } = await runOperation(sandbox, 'product.getMany', {
			returnAll: true,
			include: ['options'],
			output: 'raw',
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(store.collection('catalog/products').all().length);
		expect(hints.map(({ message }) => message).join()).not.toContain('may be');
		const requests = apiRequests(sandbox);
		expect(requests.every(({ query }) => new URLSearchParams(query).get('limit') === '10')).toBe(
			true,
		);
	});

	it('are asked for 250 at a time without them', async () => {
		await runOperation(sandbox, 'product.getMany', { returnAll: true, include: ['images'] });
		expect(apiRequests(sandbox)[0].query).toContain('limit=250');
	});
});

describe('a record that comes with others in one response is an item of its own', () => {
	const order = () =>
		[...sandbox.stores.values()][0].collection('orders').all().at(-1)?.id as number;
	it('fees of an order', async () => {
		const store = [...sandbox.stores.values()][0];
		for (const name of ['Gift', 'Rush'])
			store.collection('orders/fees').insert({ order_id: order(), display_name_customer: name });
		const { items } = await runOperation(sandbox, 'order.getFees', { orderId: id(order()) });
		expect(items.map(({ json }) => json.display_name_customer)).toEqual(['Gift', 'Rush']);
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
	});

	it('no fees are no items', async () => {
		const { items, error } = await runOperation(sandbox, 'order.getFees', { orderId: id(order()) });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	it('consignments, with how they are delivered', async () => {
		const { items } = await runOperation(sandbox, 'order.getConsignments', {
			orderId: id(order()),
			output: 'raw',
		});
		expect(items.length).toBeGreaterThan(0);
		expect(items[0].json).toMatchObject({ consignment_type: 'shipping', id: expect.any(Number) });
		expect(items[0].json.line_items).toEqual(expect.any(Array));
	});

	it('pickup options', async () => {
		const methods = [...sandbox.stores.values()][0].collection('pickup/methods').all().length;
		const { error, items } = await send('pickupOption.find', {
			search_area: { radius: { value: 5, unit: 'KM' }, coordinates: { latitude: 1, longitude: 1 } },
			items: [{ variant_id: 1, quantity: 1 }],
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(methods);
		expect(items[0].json).toMatchObject({ pickup_method: expect.any(Object) });
	});
});

describe('a storefront token', () => {
	it('needs the origins of its pages since 30 June 2026', async () => {
		const { error, body } = await send('storefrontToken.create', {
			channel_id: 1,
			expires_at: 1893456000,
		});
		expect(error?.message).toBe('"Allowed CORS Origins" is required here');
		expect(error?.description).toMatch(/30 June 2026.*31 March 2027.*private token/);
		expect(body).toBeUndefined();
		const form = await formOf('storefrontToken.create', 'getFields');
		expect(form.get('allowed_cors_origins')?.required).toBe(true);
	});

	it('is made with them', async () => {
		const { error, status } = await send('storefrontToken.create', {
			channel_id: 1,
			expires_at: 1893456000,
			allowed_cors_origins: 'https://shop.example.com',
		});
		expect(error?.message).toBeUndefined();
		expect(status).toBe(200);
	});
});
