import type { Sandbox } from '../../sandbox/server';
import type { NodeRun } from '../support/node';
import { fields, id, jsons, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});
afterAll(async () => await sandbox.close());

const told = async (operation: string, parameters: object, more: Partial<NodeRun> = {}) => {
	const { error } = await runOperation(sandbox, operation, parameters, more);
	return [error?.message, ...(error?.description ?? '').split('\n')];
};

const CHECK = 'Check the ID. The record may have been deleted or may belong to another store.';
const IN_VALUES = `${CHECK} If it is there, look for the IDs among the values.`;

describe('a record that does not exist is named', () => {
	it.each<[string, object, string, string]>([
		['product.get', { productId: id(99999) }, 'There is no product 99999', CHECK],
		['product.delete', { productId: id(99999) }, 'There is no product 99999', CHECK],
		['customerV2.get', { customerId: id(99999) }, 'There is no customer 99999', CHECK],
		['coupon.delete', { couponId: id(99999) }, 'There is no coupon 99999', CHECK],
		['orderProduct.getMany', { orderId: id(99999) }, 'There is no order 99999', CHECK],
		[
			'orderShipment.get',
			{ orderId: id(110), shipmentId: id(999) },
			'There is no shipment 999 in order 110',
			CHECK,
		],
		[
			'customer.update',
			{ fields: fields({ id: 99999, first_name: 'Ada' }) },
			'There is no customer 99999',
			CHECK,
		],
		[
			'productMetafield.create',
			{
				productId: id(99999),
				fields: fields({ namespace: 'a', key: 'b', value: 'c', permission_set: 'app_only' }),
			},
			'There is no product 99999',
			IN_VALUES,
		],
		[
			'product.get',
			{ productId: { __rl: true, mode: 'sku', value: 'HT-none' } },
			'There is no product with the SKU "HT-none"',
			'Check "Product", or use the ID of the product there.',
		],
	])('by %s %j', async (operation, parameters, message, advice) => {
		expect(await told(operation, parameters)).toEqual([message, advice]);
	});

	it('and an address is one only in a request that a user wrote', async () => {
		const [message] = await told('api.request', {
			resource: 'api',
			method: 'GET',
			url: '/v3/catalog/products/99999',
		});
		expect(message).toMatch(/^BigCommerce found nothing at this address/);
	});
});

describe('a run that stops names all items that have to be corrected', () => {
	const prices = (...given: unknown[]) => ({
		items: jsons(
			given.map((price, index) => ({ id: 77 + index, sku: `HT-100${index + 1}`, price })),
		),
	});

	it('before anything is sent', async () => {
		const update = {
			productId: id('={{ $json.id }}'),
			fields: fields({ price: '={{ $json.price }}' }),
		};
		expect(
			await told('product.update', update, prices('0,5', 5, 'free', '12,50 €', '0,5')),
		).toEqual([
			'"Price" must be a number, but is "0,5"',
			'Write 0.5 instead of 0,5.',
			'The item is about product 77.',
			'Item 2 (product 79): "Price" must be a number.',
			'Item 3 (product 80): "Price" must be a number, but is "12,50 €".',
			'The same is true of item 4 (product 81).',
			'0 items of 5 were carried out, 5 not sent.',
		]);
		expect(apiRequests(sandbox)).toEqual([]);
	});

	it('by their SKUs, also those that are found first', async () => {
		const update = {
			productId: { __rl: true, mode: 'sku', value: '={{ $json.sku }}' },
			fields: fields({ price: '={{ $json.price }}' }),
		};
		expect(await told('product.update', update, prices(1, 'x', 'y'))).toEqual([
			'"Price" must be a number',
			'It is text, not a number. Write it in digits, with a point before the decimals, e.g. 1234.5.',
			'The item has the SKU "HT-1002".',
			'The same is true of item 2 (SKU "HT-1003").',
			'0 items of 3 were carried out, 3 not sent.',
		]);
	});

	it('but not a thousand of them', async () => {
		const update = {
			productId: id('={{ $json.id }}'),
			fields: fields({ price: '={{ $json.price }}' }),
		};
		const many = Array.from({ length: 1000 }, () => '0,5');
		const lines = await told('product.update', update, prices(...many));
		expect(lines[3]).toMatch(
			/^The same is true of items 1 \(product 78\), .* \(product 82\) and 195 more\.$/,
		);
		expect(lines[4]).toBe('799 more items have to be corrected.');
	});

	it('and each only in its own message, if the node continues', async () => {
		const update = {
			productId: id('={{ $json.id }}'),
			fields: fields({ price: '={{ $json.price }}' }),
		};
		const { items } = await runOperation(sandbox, 'product.update', update, {
			...prices('0,5', 'free'),
			continueOnFail: true,
		});
		expect(items.map(({ json }) => json)).toEqual([
			{
				error: '"Price" must be a number, but is "0,5"',
				details: 'Write 0.5 instead of 0,5.\nThe item is about product 77.',
			},
			{
				error: '"Price" must be a number',
				details: expect.stringMatching(/^It is text.*\nThe item is about product 78\.$/),
			},
		]);
	});

	it('after BigCommerce refused several of a request', async () => {
		const adjust = {
			fields: fields({ location_id: 1, sku: '={{ $json.sku }}', quantity: 2 }),
		};
		const good = [...sandbox.stores.values()][0].collection('catalog/products/variants').all()[0];
		const lines = await told('inventoryAdjustment.absolute', adjust, {
			items: jsons([{ sku: good?.sku }, { sku: 'NO-1' }, { sku: 'NO-2' }]),
		});
		expect(lines).toEqual([
			'BigCommerce did not accept the values: no such product or variant',
			'Correct these values and run the node again.',
			'The item has the SKU "NO-1".',
			'The same is true of item 2 (SKU "NO-2").',
			'1 item of 3 was carried out, 2 refused.',
		]);
	});
});

describe('values that are written in another way', () => {
	it.each([
		['0,5', 'Write 0.5 instead of 0,5.'],
		['1.234,50 €', 'Write 1234.50 instead of 1.234,50 €.'],
		['$1,234.5', 'Write 1234.5 instead of $1,234.5.'],
		['1,234', 'Write it in digits, with a point before the decimals, e.g. 1234.5.'],
	])('as the number %s are quoted, with what to write', async (price, advice) => {
		const update = { productId: id(77), fields: fields({ price }) };
		expect(await told('product.update', update)).toEqual([
			`"Price" must be a number, but is "${price}"`,
			advice,
		]);
	});

	it.each(['Ada Ashdown', '+49 170 1234567', '4111 1111 1111 1111', '007', 'ada@example.com'])(
		'as %s are not quoted',
		async (price) => {
			const lines = await told('product.update', { productId: id(77), fields: fields({ price }) });
			expect(lines[0]).toBe('"Price" must be a number');
			expect(lines.join()).not.toContain(price);
		},
	);

	it('as a list in place of one record are refused before anything is sent', async () => {
		const lists = { bodyMode: 'json', jsonBody: '[{ "name": "Mug" }]' };
		expect(await told('product.create', lists)).toEqual([
			'"JSON Body" is a list, but this operation takes one record',
			'Write the record alone, without the brackets around it. For several records, use an item for each. Nothing was sent.',
		]);
		const { error } = await runOperation(sandbox, 'customer.create', {
			bodyMode: 'json',
			jsonBody: '[{ "email": "mug@example.com", "first_name": "Ada", "last_name": "Mug" }]',
		});
		expect(error).toBeUndefined();
	});
});

it('each line of the details is a sentence, and none repeats the headline', async () => {
	const lines = await told(
		'coupon.create',
		{
			bodyMode: 'json',
			jsonBody: JSON.stringify({
				name: 'Autumn',
				code: 'WELCOME10',
				type: 'per_item_discount',
				amount: '5',
				applies_to: { entity: 'categories', ids: [0] },
			}),
		},
		{ items: jsons([{}, {}]) },
	);
	const [message, ...details] = lines;
	expect(message).toMatch(
		/^This conflicts with what is in the store: The field '\w+' is invalid: /,
	);
	for (const line of details) expect(line).toMatch(/[.!?]$/);
	expect(details.some((line) => message?.includes(String(line).replace(/\.$/, '')))).toBe(false);
});
