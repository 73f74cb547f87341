import { BILLING } from '../support/billing';
import { expectRefusal, openSandbox, sandbox, send, type Refusal } from './refusalsSupport';

openSandbox();

const order = (changes: object) => ({
	billing_address: BILLING,
	products: [{ product_id: 78, quantity: 1 }],
	...changes,
});
const product = (line: object) => order({ products: [line] });
const CUSTOM = { name: 'Mug', quantity: 1, price_ex_tax: 45, price_inc_tax: 50 };

describe('an order is refused', () => {
	it.each<Refusal>(
		(
			[
				[
					'with a postal code alone',
					order({ billing_address: { zip: '78701' } }),
					'billing_address.city',
					'missing',
				],
				[
					'without an email',
					order({ billing_address: { ...BILLING, email: '' } }),
					'billing_address.email',
					'required',
				],
				[
					'without a country',
					order({ billing_address: { ...BILLING, country: ' ', country_iso2: '' } }),
					'billing_address.country',
					'required',
				],
				[
					'with a postal code of one character',
					order({ billing_address: { ...BILLING, zip: '7' } }),
					'billing_address.zip',
					'two or more',
				],
				['without products', order({ products: [] }), 'products', 'at least one'],
				[
					'for a product that does not exist',
					product({ product_id: 9, quantity: 1 }),
					'products.0.product_id',
					'Product 9',
				],
				['without a quantity', product({ product_id: 78 }), 'products.0.quantity', 'at least 1'],
				[
					'for no pieces',
					product({ product_id: 78, quantity: 0 }),
					'products.0.quantity',
					'at least 1',
				],
				[
					'for a template that nobody filled in',
					product({ product_id: 0, quantity: 1 }),
					'products.0.name',
					'not in the catalog',
				],
				[
					'for a custom product without a price',
					product({ ...CUSTOM, price_inc_tax: undefined }),
					'products.0.price_inc_tax',
					'not in the catalog',
				],
				[
					'for a negative price',
					product({ ...CUSTOM, price_ex_tax: -1 }),
					'products.0.price_ex_tax',
					'negative',
				],
				[
					'for a product with options but without a variant',
					product({ product_id: 77, quantity: 1 }),
					'products.0.variant_id',
					'has options',
				],
				[
					'for a variant of another product',
					product({ product_id: 78, variant_id: 1, quantity: 1 }),
					'products.0.variant_id',
					'no variant 1',
				],
				[
					'for a combination of options that is no variant',
					product({ product_id: 77, quantity: 1, product_options: [{ id: 1, value: '999' }] }),
					'products.0.product_options',
					'No variant',
				],
				[
					'of a customer that does not exist',
					order({ customer_id: 999 }),
					'customer_id',
					'does not exist',
				],
				[
					'in a channel that does not exist',
					order({ channel_id: 999 }),
					'channel_id',
					'does not exist',
				],
				[
					'with a status that does not exist',
					order({ status_id: 99 }),
					'status_id',
					'does not exist',
				],
				['with half a total', order({ total_ex_tax: '5' }), 'total_inc_tax', 'counterpart'],
				[
					'with a negative total',
					order({ total_ex_tax: '-5', total_inc_tax: '5' }),
					'total_ex_tax',
					'negative',
				],
				[
					'to an address without a street',
					order({ shipping_addresses: [{ ...BILLING, street_1: '' }] }),
					'shipping_addresses.0.street_1',
					'required',
				],
			] as Array<[string, object, string, string]>
		).map(([what, body, field, message]) => [
			what,
			'POST',
			'/v2/orders',
			body,
			400,
			field,
			message,
		]),
	)('%s', async (...refusal) => {
		await expectRefusal(refusal);
		expect(sandbox.stores.get('hearth24kq')?.collection('orders').get(221)).toBeUndefined();
	});

	it.each<Refusal>([
		[
			'for another merchant',
			'PUT',
			'/v2/orders/220',
			{ external_merchant_id: 'x' },
			400,
			'external_merchant_id',
			'cannot be written',
		],
		[
			'with a product of another order',
			'PUT',
			'/v2/orders/220',
			{ products: [{ id: 1, quantity: 1 }] },
			400,
			'products.0.id',
			'no product',
		],
	])('when it is changed %s', async (...refusal) => await expectRefusal(refusal));

	it('but not with the fields of the guide, nor with a variant chosen by its options', async () => {
		const custom = await send('POST', '/v2/orders', product(CUSTOM));
		expect(custom.status).toBe(200);
		const { body } = await send('GET', '/v3/catalog/products/77/variants');
		const [{ id, option_values }] = body.data.slice(1);
		const [{ option_id, id: value }] = option_values;
		await send(
			'POST',
			'/v2/orders',
			product({
				product_id: 77,
				quantity: 2,
				product_options: [{ id: option_id, value: String(value) }],
			}),
		);
		expect((await send('GET', '/v2/orders/222/products')).body).toMatchObject([
			{ product_id: 77, variant_id: id, quantity: 2 },
		]);
	});
});
