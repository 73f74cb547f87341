import type { Id, Row } from '../../sandbox/state/row';
import { curesWith, listed } from '../support/storeDoctorCures';
import { storeDoctor, type Visit } from '../support/storeDoctor';

jest.setTimeout(120_000);

const { store, fillIn, preview, repair } = storeDoctor();
const expectCured = curesWith({ preview, repair });

const rows = (name: string) => store().collection(name);
const change = (name: string, id: Id, fields: Row) => rows(name).update(id, fields);
const changeAll = (name: string, fields: Row) => {
	const { field } = rows(name).identity;
	for (const row of rows(name).all()) change(name, row[field] as Id, fields);
};
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

const ids = (...planted: unknown[]) => ({ value: ({ id }: Row) => id, planted });

test('Find duplicate SKUs: lists them, and changes those that got a new one in the table', async () => {
	const file = 'find-duplicate-skus';
	const products = 'catalog/products';
	const variants = 'catalog/products/variants';
	const [, slate] = rows(variants).where({ product_id: 77 });
	const [ofSame] = rows(variants).where({ product_id: 83 });
	// A product and a variant, then two products.
	change(products, 78, { sku: String(slate.sku).toLowerCase().replaceAll('-', ' ') });
	change(products, 90, { sku: 'HT - 1005' });
	// A variant may have the same SKU as its product.
	change(variants, ofSame.id as Id, { sku: rows(products).get(83)?.sku });
	const list = (visit: Visit) =>
		listed(visit, 'List them', ({ productId, variantId }) => [productId, variantId]);
	const planted = [
		[77, slate.id],
		[78, 0],
		[81, 0],
		[90, 0],
	];

	const previewed = await preview(file);
	expect(list(previewed)).toEqual(planted);
	expect([previewed.writes, previewed.changed]).toEqual([[], []]);
	// The others stay as they are: no one has decided.
	await fillIn('Duplicate SKUs', { productId: 90 }, { newSku: 'HT-1014' });
	await fillIn('Duplicate SKUs', { productId: 77 }, { newSku: 'HT-1001-NEW' });
	const decided = await preview(file);
	expect([decided.writes, decided.changed]).toEqual([[], []]);
	const repaired = await repair(file);
	expect(repaired.writes.map(({ path, body }) => [path, body])).toEqual([
		['/v3/catalog/products/90', { sku: 'HT-1014' }],
		[`/v3/catalog/products/77/variants/${slate.id}`, { sku: 'HT-1001-NEW' }],
	]);
	expect(repaired.changed).toEqual([`${products} 90`, `${variants} ${slate.id}`]);

	const again = await repair(file);
	expect([list(again), again.writes, again.changed]).toEqual([[], [], []]);
});

test('Find products in no category or channel', async () => {
	const channels = 'catalog/products/channel-assignments';
	await expectCured({
		file: 'find-products-in-no-category-or-channel',
		plant: () => {
			for (const id of [80, 95]) change('catalog/products', id, { categories: [] });
			for (const product_id of [95, 101])
				for (const row of rows(channels).where({ product_id }))
					rows(channels).remove(row[rows(channels).identity.field] as Id);
		},
		found: { 'In no category': ids(80, 95), 'In no channel': ids(95, 101) },
		writes: [
			[
				'PUT',
				'/v3/catalog/products',
				[
					{ id: 80, categories: [1] },
					{ id: 95, categories: [1] },
				],
			],
			[
				'PUT',
				'/v3/catalog/products/channel-assignments',
				[
					{ product_id: 95, channel_id: 1 },
					{ product_id: 101, channel_id: 1 },
				],
			],
		],
		changed: [
			'catalog/products 80',
			'catalog/products 95',
			`${channels} (new)`,
			`${channels} (new)`,
		],
	});
});

test('Find missing images and alt texts', async () => {
	const images = 'catalog/products/images';
	const name = (id: Id) => rows('catalog/products').get(id)?.name;
	await expectCured({
		file: 'find-missing-images-and-alt-texts',
		plant: () => {
			for (const { id } of rows(images).where({ product_id: 84 })) rows(images).remove(id as Id);
			change(images, 3, { description: '' });
			change(images, 9, { description: ' ' });
		},
		found: {
			'Products to photograph': ids(84),
			'Without an alt text': { value: ({ images }) => (images as Row).id, planted: [3, 9] },
		},
		writes: [3, 9].map((id) => {
			const product = rows(images).get(id)?.product_id as Id;
			return [
				'PUT',
				`/v3/catalog/products/${product}/images/${id}`,
				{ description: name(product) },
			];
		}),
		changed: [`${images} 3`, `${images} 9`],
		stays: ['Products to photograph'],
	});
});

test('Find prices missing in a price list', async () => {
	const records = 'pricelists/records';
	const variants = () => rows('catalog/products/variants').all();
	const recordOf = (variant_id: unknown) =>
		rows(records).where({ price_list_id: 1, variant_id })[0];
	const [first, second] = [5, 40].map((index) => variants()[index]);
	const catalogPrice = ({ price, product_id }: Row) => {
		const product = rows('catalog/products').get(product_id as Id);
		return price ?? (product?.sale_price || product?.price);
	};
	await expectCured({
		file: 'find-prices-missing-in-a-price-list',
		heal: () => {
			for (const { id, sku, product_id } of variants())
				if (!recordOf(id))
					rows(records).insert({
						price_list_id: 1,
						variant_id: id,
						sku,
						product_id,
						currency: 'usd',
						price: 1,
					});
		},
		plant: () => {
			for (const { id } of [first, second])
				rows(records).remove(recordOf(id)[rows(records).identity.field] as Id);
			// A price in another list is no price in this one.
			rows(records).insert({ price_list_id: 2, variant_id: first.id, currency: 'usd', price: 1 });
		},
		found: {
			'Variants without a price': ids(first.id, second.id),
		},
		writes: [
			[
				'PUT',
				'/v3/pricelists/1/records',
				[first, second].map((variant) => ({
					variant_id: variant.id,
					currency: 'usd',
					price: catalogPrice(variant),
				})),
			],
		],
		changed: [`${records} (new)`, `${records} (new)`],
	});
});

test('Find orders stuck in a status', async () => {
	const waiting = { status_id: 11, date_modified: daysAgo(10), staff_notes: '' };
	const date = daysAgo(10).slice(0, 10);
	await expectCured({
		file: 'find-orders-stuck-in-a-status',
		heal: () => changeAll('orders', { date_modified: daysAgo(0) }),
		plant: () => {
			change('orders', 120, waiting);
			change('orders', 130, { ...waiting, status_id: 9, staff_notes: 'Called.' });
			change('orders', 140, { ...waiting, status_id: 7, date_modified: daysAgo(8) });
			// Touched lately, or not waiting any more.
			change('orders', 150, { ...waiting, date_modified: daysAgo(6) });
			change('orders', 160, { ...waiting, status_id: 10 });
		},
		found: { 'Orders that no one touched': ids(140, 120, 130) },
		writes: [
			[
				'PUT',
				'/v2/orders/140',
				{ staff_notes: `Awaiting Payment since ${daysAgo(8).slice(0, 10)}. Please check.` },
			],
			[
				'PUT',
				'/v2/orders/120',
				{ staff_notes: `Awaiting Fulfillment since ${date}. Please check.` },
			],
			[
				'PUT',
				'/v2/orders/130',
				{ staff_notes: `Called.\nAwaiting Shipment since ${date}. Please check.` },
			],
		],
		changed: ['orders 120', 'orders 130', 'orders 140'],
	});
});

test('Find webhooks that went quiet', async () => {
	const [active, deactivated] = rows('hooks').all();
	await expectCured({
		file: 'find-webhooks-that-went-quiet',
		plant: () => {
			change('hooks', deactivated.id as Id, { is_active: false, $deactivated: true });
			// Another account's webhooks are its own business.
			rows('hooks').insert({ ...active, id: undefined, client_id: 'other', is_active: false });
		},
		found: { 'Webhooks that are off': ids(deactivated.id) },
		writes: [['PUT', `/v3/hooks/${deactivated.id}`, { is_active: true }]],
		changed: [`hooks ${deactivated.id}`],
	});
	expect(rows('hooks').get(deactivated.id as Id)).toMatchObject({
		is_active: true,
		destination: deactivated.destination,
	});
});

test('Find redirects to deleted products', async () => {
	const redirects = 'storefront/redirects';
	await expectCured({
		file: 'find-redirects-to-deleted-products',
		plant: () => {
			for (const id of [80, 85]) rows('catalog/products').remove(id);
			// The number of a category, and an address.
			change(redirects, 1, { to: { type: 'category', entity_id: 80 } });
			change(redirects, 2, { to: { type: 'url', url: '/gone/' } });
		},
		found: { 'The product is gone': ids(4, 9) },
		writes: [
			[
				'PUT',
				'/v3/storefront/redirects',
				[4, 9].map((id) => ({
					from_path: `/old-page-${id}/`,
					site_id: 1000,
					to: { type: 'url', url: '/' },
				})),
			],
		],
		changed: [`${redirects} 4`, `${redirects} 9`],
	});
});

test('Find customers with the same e-mail', async () => {
	const email = (id: Id) => String(rows('customers').get(id)?.email);
	await expectCured({
		file: 'find-customers-with-the-same-e-mail',
		plant: () => {
			change('customers', 40, { email: email(12).toUpperCase(), notes: 'Likes blue.' });
			change('customers', 50, { email: ` ${email(12)}` });
			change('customers', 3, { email: email(30).replace('e', 'E') });
		},
		found: {
			'Who they are': ids(3, 12, 30, 40, 50),
			'Newer ones without a note': ids(30, 40, 50),
		},
		writes: [
			[
				'PUT',
				'/v3/customers',
				[
					{ id: 30, notes: 'Same e-mail as customer 3.' },
					{ id: 40, notes: 'Likes blue.\nSame e-mail as customer 12.' },
					{ id: 50, notes: 'Same e-mail as customer 12.' },
				],
			],
		],
		changed: ['customers 30', 'customers 40', 'customers 50'],
		stays: ['Who they are'],
	});
});

test('Find products with zero weight', async () => {
	await expectCured({
		file: 'find-products-with-zero-weight',
		plant: () => {
			for (const id of [90, 91]) change('catalog/products', id, { weight: 0 });
			change('catalog/products', 92, { weight: 0, type: 'digital' });
		},
		found: { 'Products that weigh nothing': ids(90, 91) },
		writes: [
			[
				'PUT',
				'/v3/catalog/products',
				[
					{ id: 90, weight: 1 },
					{ id: 91, weight: 1 },
				],
			],
		],
		changed: ['catalog/products 90', 'catalog/products 91'],
	});
});

test('Find coupons that never expire', async () => {
	await expectCured({
		file: 'find-coupons-that-never-expire',
		heal: () => {
			changeAll('coupons', { expires: 'Mon, 15 Mar 2027 09:00:00 +0000' });
			changeAll('promotions', { end_date: '2027-03-15T09:00:00+00:00' });
		},
		plant: () => {
			change('coupons', 2, { expires: '' });
			rows('coupons').insert({
				...rows('coupons').get(2),
				id: 3,
				name: 'Off',
				code: 'OFF',
				enabled: false,
			});
			change('promotions', 1, { end_date: null });
			change('promotions', 2, { end_date: null });
		},
		found: { 'Enabled, without an end': ids(2), 'Enabled, without an expiry': ids(2) },
		writes: [
			['PUT', '/v3/promotions/2', { end_date: expect.stringMatching(/^20/) }],
			['PUT', '/v2/coupons/2', { expires: expect.stringMatching(/^[A-Z][a-z]{2}, /) }],
		],
		changed: ['coupons 2', 'promotions 2'],
	});
	const inDays = (date: unknown) => (Date.parse(String(date)) - Date.now()) / 86_400_000;
	expect(inDays(rows('coupons').get(2)?.expires)).toBeCloseTo(90, 0);
	expect(inDays(rows('promotions').get(2)?.end_date)).toBeCloseTo(90, 0);
});
