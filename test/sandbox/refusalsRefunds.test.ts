import type { Row } from '../../sandbox/state/row';
import { BILLING } from '../support/billing';
import { expectRefusal, openSandbox, send } from './refusalsSupport';

openSandbox();

const QUOTES = '/v3/orders/221/payment_actions/refund_quotes';
const REFUNDS = '/v3/orders/221/payment_actions/refunds';

let line: number;
let address: number;

/** An order of three pieces at 11 each, by a customer or a guest. */
async function place(fields: object = { customer_id: 1, status_id: 11 }): Promise<void> {
	await send('POST', '/v2/orders', {
		billing_address: BILLING,
		products: [{ product_id: 78, quantity: 3, price_ex_tax: 10, price_inc_tax: 11 }],
		...fields,
	});
	const { body } = await send('GET', '/v2/orders/221/products');
	[{ id: line, order_address_id: address }] = body;
}

const pieces = (quantity: number, item_id = line) => [{ item_type: 'PRODUCT', item_id, quantity }];
const custom = (amount: number) => [{ provider_id: 'custom', amount, offline: true }];
const refused = async (path: string, body: object, field: string, message: string) =>
	await expectRefusal(['', 'POST', path, body, 422, field, message]);

describe.each([
	['a quote', QUOTES],
	['a refund', REFUNDS],
])('%s is refused', (_what, path) => {
	beforeEach(async () => await place());

	it.each<[what: string, items: () => Row[], field: string, message: string]>([
		['of nothing', () => [], 'items', 'at least one'],
		['of more than was bought', () => pieces(10), 'items.0.quantity', 'Only 3'],
		[
			'of more than was bought, in two lines',
			() => [...pieces(2), ...pieces(2)],
			'items.1.quantity',
			'Only 3',
		],
		['of no pieces', () => pieces(0), 'items.0.quantity', 'at least 1'],
		['of a product of another order', () => pieces(1, 1), 'items.0.item_id', 'no product 1'],
		[
			'of another order',
			() => [{ item_type: 'ORDER', item_id: 101, amount: 1 }],
			'items.0.item_id',
			'no ORDER of order 221',
		],
		[
			'of shipping to another address',
			() => [{ item_type: 'SHIPPING', item_id: address - 1, amount: 1 }],
			'items.0.item_id',
			'no SHIPPING',
		],
		[
			'of no amount',
			() => [{ item_type: 'ORDER', item_id: 221, amount: 0 }],
			'items.0.amount',
			'above 0',
		],
		[
			'of more than was paid',
			() => [{ item_type: 'ORDER', item_id: 221, amount: 4900 }],
			'total_refund_amount',
			'Only 33.00',
		],
		[
			'without saying what an item is',
			() => [{ item_id: 221, amount: 1 }],
			'items.0.item_type',
			'missing',
		],
	])('%s', async (_name, items, field, message) => {
		await refused(path, { items: items(), payments: custom(11) }, field, message);
		expect((await send('GET', '/v2/orders/221')).body.status).toBe('Awaiting Fulfillment');
	});

	it('before the order is paid', async () => {
		await send('PUT', '/v2/orders/221', { status_id: 7 });
		await refused(path, { items: pieces(1), payments: custom(11) }, 'order_id', 'not been paid');
	});

	it('of what was refunded before', async () => {
		const first = await send('POST', REFUNDS, { items: pieces(2), payments: custom(22) });
		expect(first.status).toBe(201);
		await refused(path, { items: pieces(2), payments: custom(22) }, 'items.0.quantity', 'Only 1');
		const rest = [{ item_type: 'ORDER', item_id: 221, amount: 12 }];
		await refused(path, { items: rest, payments: custom(12) }, 'total_refund_amount', 'Only 11.00');
	});
});

describe('the payments of a refund', () => {
	it.each<[what: string, payments: Row[] | undefined, field: string, message: string]>([
		['are missing', undefined, 'payments', 'at least one'],
		['do not make up the sum', custom(4900), 'payments', 'add up to 4900.00, the refund to 11.00'],
		[
			'come from nowhere',
			[{ provider_id: 'paypal', amount: 11 }],
			'payments.0.provider_id',
			'one of the quote: custom',
		],
		[
			'have no provider',
			[{ provider_id: '', amount: 11 }],
			'payments.0.provider_id',
			'one of the quote',
		],
	])('%s', async (_what, payments, field, message) => {
		await place();
		await refused(REFUNDS, { items: pieces(1), payments }, field, message);
	});

	it('do not go to the store credit of a guest', async () => {
		await place({ customer_id: 0, status_id: 11 });
		const payments = [{ provider_id: 'storecredit', amount: 11 }];
		expect(await send('POST', REFUNDS, { items: pieces(1), payments })).toMatchObject({
			status: 422,
			body: { data: [{ title: 'Unable to provide store credit for a guest customer.' }] },
		});
	});

	it('may go to the store credit of a customer, or have the amount that the merchant says', async () => {
		await place();
		const credit = [{ provider_id: 'storecredit', amount: 11 }];
		expect((await send('POST', REFUNDS, { items: pieces(1), payments: credit })).status).toBe(201);
		const own = await send('POST', REFUNDS, {
			items: pieces(1),
			merchant_calculated_override: { total_amount: 4, total_tax: 0 },
			payments: custom(4),
		});
		expect(own).toMatchObject({ status: 201, body: { data: { total_amount: 4 } } });
	});
});
