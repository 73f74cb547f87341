import { expectRefusal, openSandbox, sandbox, send, type Refusal } from './refusalsSupport';

openSandbox();

const RECORDS = '/v3/pricelists/1/records';
const ABSOLUTE = '/v3/inventory/adjustments/absolute';
const RELATIVE = '/v3/inventory/adjustments/relative';
const stock = (item: object) => ({ items: [{ location_id: 1, quantity: 3, ...item }] });

describe('a price record', () => {
	const record = (fields: object) => [{ currency: 'usd', price: 3, ...fields }];

	it('by SKU belongs to the variant', async () => {
		expect((await send('PUT', RECORDS, record({ sku: 'HT-1002' }))).status).toBe(200);
		await send('PUT', RECORDS, record({ sku: 'HT-1002', price: 4 }));
		const { body } = await send('GET', `${RECORDS}?sku:in=HT-1002`);
		expect(body.data).toMatchObject([{ sku: 'HT-1002', price: 4, product_id: 78 }]);
		const [{ variant_id }] = body.data;
		expect((await send('GET', `${RECORDS}/${variant_id}/usd`)).body.data).toMatchObject({
			price: 4,
		});
	});

	it.each([
		['an unknown SKU', { sku: 'NOWHERE' }, 'sku'],
		['an unknown variant', { variant_id: 99999 }, 'variant_id'],
		['a variant and the SKU of another', { variant_id: 1, sku: 'HT-1002' }, 'sku'],
		['a negative price', { sku: 'HT-1002', price: -1 }, 'price'],
	])('with %s is refused by its element', async (_what, fields, field) => {
		const [element] = record(fields);
		const refused = await send('PUT', RECORDS, [...record({ sku: 'HT-1003' }), element]);
		expect(refused).toMatchObject({
			status: 422,
			body: {
				batch_errors: [
					{ data: { currency: 'usd' }, field_errors: { [field]: expect.any(String) } },
				],
			},
		});
		const across = await send('POST', '/v3/pricelists/records', [{ price_list_id: 1, ...element }]);
		expect(across).toMatchObject({
			status: 422,
			body: { field_errors: { [field]: expect.any(String) } },
		});
	});
});

describe('stock', () => {
	it.each<Refusal>([
		[
			'of an unknown SKU',
			'PUT',
			ABSOLUTE,
			stock({ sku: 'NOWHERE' }),
			422,
			'items.0',
			'no such product',
		],
		[
			'at an unknown location',
			'PUT',
			ABSOLUTE,
			stock({ sku: 'HT-1002', location_id: 99 }),
			422,
			'items.0.location_id',
			'location 99',
		],
		[
			'below nothing',
			'PUT',
			ABSOLUTE,
			stock({ sku: 'HT-1002', quantity: -1 }),
			422,
			'items.0.quantity',
			'negative',
		],
		[
			'sold beyond what there is',
			'POST',
			RELATIVE,
			stock({ sku: 'HT-1002', quantity: -9999 }),
			422,
			'items.0.quantity',
			'more than',
		],
	])('%s is refused', async (...refusal) => await expectRefusal(refusal));

	it.each([
		[
			'by the variant of a product that is counted as a whole',
			{ variant_id: 'base' },
			'is tracked by product',
		],
		['by a product whose variants are counted', { product_id: 77 }, 'is tracked by variant'],
	])('set %s is refused', async (_what, item, title) => {
		const [base] =
			sandbox.stores
				.get('hearth24kq')
				?.collection('catalog/products/variants')
				.where({ product_id: 78 }) ?? [];
		const sent = 'variant_id' in item ? { variant_id: base.id } : item;
		expect(await send('PUT', ABSOLUTE, stock(sent))).toMatchObject({
			status: 422,
			body: { title: expect.stringContaining(title) },
		});
	});

	it('settings of an item need a setting', async () => {
		const body = { settings: [{ identity: { sku: 'HT-1002' } }] };
		await expectRefusal([
			'',
			'PUT',
			'/v3/inventory/locations/1/items',
			body,
			422,
			'setting.0.settings',
			'At least one',
		]);
	});
});
