import { rowsOf, type Id, type Row } from '../state/row';
import type { Change } from '../state/changeLog';
import type { Store } from '../state/store';
import type { Providers } from './registry';
import { activeTaxProvider, callTaxProvider, lineOf, toTaxAddress } from './taxes';

/** Statuses of orders that are not paid: Incomplete, Cancelled, Declined, Awaiting Payment. */
const UNPAID = new Set([0, 5, 6, 7]);
const REFUNDED = 4;

/**
 * Submits the taxes of orders: commit when an order is paid, void when it is cancelled or refunded in full, adjust after a
 * partial refund. BigCommerce does that after the change, not before it. Source: tax_provider.yml.
 */
export function submitTaxDocuments(providers: Providers) {
	let last: Promise<unknown> = Promise.resolve();
	return (store: Store, changes: Change[]): void => {
		for (const { of, kind, row, before } of changes) {
			const isOfProvider = row.tax_provider_id === activeTaxProvider(providers, store)?.id;
			if (of !== 'orders' || kind === 'deleted' || !isOfProvider) continue;
			last = last.then(() => submit(providers, store, row.id as Id, before)).catch(() => undefined);
		}
	};
}

async function submit(providers: Providers, store: Store, id: Id, before: Row): Promise<void> {
	const order = store.collection('orders').get(id);
	if (!order) return;
	const status = Number(order.status_id);
	const isPaid = !UNPAID.has(status) && status !== REFUNDED;
	const quote = typeof order.$taxQuote === 'string' ? order.$taxQuote : undefined;
	if (!quote && isPaid) {
		const answer = await callTaxProvider(providers, store, {
			kind: 'commit',
			body: orderQuote(store, order),
		});
		if (answer) store.collection('orders').update(id, { $taxQuote: answer.id });
	} else if (quote && !isPaid) {
		await callTaxProvider(providers, store, { kind: 'void', id: quote });
		store.collection('orders').update(id, { $taxQuote: null });
	} else if (quote && order.refunded_amount !== before.refunded_amount) {
		await callTaxProvider(providers, store, {
			kind: 'adjust',
			id: quote,
			body: { ...orderQuote(store, order), adjust_description: 'Refund' },
		});
	}
}

/** The taxable order, as in the example of a commit: without what was refunded. */
function orderQuote(store: Store, order: Row) {
	const order_id = order.id;
	const [address = {}] = store.collection('orders/shipping_addresses').where({ order_id });
	const lines = store.collection('orders/products').where({ order_id });
	const shipping = Number(order.shipping_cost_ex_tax ?? 0);
	return {
		id: String(order_id),
		currency_code: 'USD',
		customer: {
			customer_id: String(order.customer_id ?? 0),
			customer_group_id: '0',
			taxability_code: '',
		},
		transaction_date: new Date().toISOString(),
		documents: [
			{
				id: `shipping_${String(address.id)}`,
				billing_address: toTaxAddress(order.billing_address),
				destination_address: toTaxAddress(address),
				origin_address: toTaxAddress({ city: 'Portland', country_code: 'US', zip: '97209' }),
				shipping: lineOf('shipping', `shipping_${String(address.id)}`, 'Shipping', shipping, 1),
				handling: lineOf('handling', `handling_${String(address.id)}`, 'Handling', 0, 1),
				items: rowsOf(lines).map((line) => {
					const left = Number(line.quantity) - Number(line.quantity_refunded ?? 0);
					const amount = Number(line.price_ex_tax) * left;
					return {
						...lineOf('item', `product_${String(line.id)}`, String(line.name), amount, left),
						item_code: String(line.sku ?? ''),
					};
				}),
			},
		],
	};
}
