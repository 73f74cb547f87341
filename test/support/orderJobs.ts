import type { Sandbox } from '../../sandbox/server';
import type { Row } from '../../sandbox/state/row';
import type { Store } from '../../sandbox/state/store';
import { fields, id, runOperation } from './run';
import { apiRequests, sandboxForTests } from './sandbox';

/** The sandbox of the test file that imports this, its store, and what the tests of orders do with them. */
export let sandbox: Sandbox;
export let store: Store;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
	store = sandbox.stores.get('hearth24kq') as Store;
});

export const rows = (collection: string, order: unknown) =>
	store.collection(collection).where({ order_id: order });

/** An order of two physical products, two and three of them, of which nothing has been shipped. */
export function placeOrder(): { order: Row; lines: Row[] } {
	const [first, second] = store.collection('catalog/products').all();
	const pattern = store.collection('orders').all()[0];
	const order = store.collection('orders').insert({
		...Object.fromEntries(Object.entries(pattern).filter(([name]) => name !== 'id')),
		status_id: 11,
		items_shipped: 0,
	});
	const address = store.collection('orders/shipping_addresses').insert({ order_id: order.id });
	const lines = [
		[first, 2],
		[second, 3],
	].map(([product, quantity]) =>
		store.collection('orders/products').insert({
			...Object.fromEntries(
				Object.entries(store.collection('orders/products').all()[0]).filter(
					([name]) => name !== 'id',
				),
			),
			order_id: order.id,
			product_id: (product as Row).id,
			variant_id: (product as Row).base_variant_id,
			sku: (product as Row).sku,
			type: 'physical',
			quantity,
			quantity_shipped: 0,
			quantity_refunded: 0,
			price_inc_tax: '10.0000',
			order_address_id: address.id,
		}),
	);
	return { order, lines };
}

export const requests = () =>
	apiRequests(sandbox).map(({ method, path }) => `${method} ${path.replace(/.*hearth24kq/, '')}`);
export const writes = () => requests().filter((request) => !request.startsWith('GET'));

export const run = async (
	operation: string,
	order: unknown,
	form: object,
	more: object = {},
	parameters: object = {},
) =>
	await runOperation(
		sandbox,
		operation,
		{ orderId: id(order), bodyMode: 'fields', fields: fields(form), ...parameters },
		more,
	);

export const ship = async (
	order: unknown,
	form: object,
	more: object = {},
	parameters: object = {},
) => await run('order.ship', order, form, more, parameters);
