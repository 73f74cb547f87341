import type { Call, Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { invalid, notFound } from '../responses/apiError';
import { rowsOf, type Id, type Row } from '../state/row';
import { now, page, shown } from './records';

/** The order of the path in B2B Edition, or 404. */
function orderOf({ store, params }: Call): Row {
	const order = store.collection('b2b/orders').get(params.bcOrderId);
	if (!order) throw notFound();
	return order;
}

function quoteOf({ store, params }: Call): Row {
	const quote = store.collection('b2b/rfq').get(params.quote_id);
	if (!quote) throw notFound();
	return quote;
}

const updateQuote = (call: Call, changes: Row) =>
	call.store
		.collection('b2b/rfq')
		.update(quoteOf(call).quoteId as Id, { ...changes, updatedAt: now() }) as Row;

/** Moves the customer's orders to a company. */
function moveOrders({ store, params }: Call, companyId: unknown): number {
	const orders = store.collection('b2b/orders');
	const own = orders.where({ customerId: params.customerId });
	for (const { bcOrderId } of own) orders.update(bcOrderId as Id, { companyId, updatedAt: now() });
	return own.length;
}

const quoteUrl = ({ quoteId }: Row) => `https://hearth.example/quoteDetail/${String(quoteId)}`;

/** Channels, orders, quotes and shopping lists. */
export const b2bSales: Record<string, Handler> = {
	'GET b2b /channels': (call) => page(call, channels(call)),
	'GET b2b /channels/{channel_id}': (call) => {
		const channel = channels(call).find(
			({ channelId }) => String(channelId) === call.params.channel_id,
		);
		if (!channel) throw notFound();
		return { data: shown(call, channel) };
	},
	'POST b2b /orders': (call) => {
		const { bcOrderId, customerId, ...fields } = fieldsOf(call);
		const order = call.store.collection('orders').get(bcOrderId as Id);
		if (!order) throw invalid({ bcOrderId: 'does not exist' });
		const orders = call.store.collection('b2b/orders');
		const row = orders.insert({
			id: orders.all().length + 1,
			bcOrderId,
			customerId,
			status: order.status,
			companyId: 0,
			items: 1,
			totalIncTax: Number(order.total_inc_tax),
			currencyCode: 'USD',
			channelId: 1,
			channelName: 'Hearth & Table',
			poNumber: '',
			extraFields: [],
			createdAt: now(),
			updatedAt: now(),
			...fields,
		});
		return { data: shown(call, row) };
	},
	'GET b2b /orders/{bcOrderId}': (call) => ({
		body: { code: 200, data: [shown(call, orderOf(call))] },
	}),
	'PUT b2b /orders/{bcOrderId}': (call) => {
		const row = call.store
			.collection('b2b/orders')
			.update(orderOf(call).bcOrderId as Id, { ...fieldsOf(call), updatedAt: now() }) as Row;
		return { body: { code: 200, data: [shown(call, row)], message: 'SUCCESS' } };
	},
	'GET b2b /orders/{bcOrderId}/products': (call) => ({
		data: call.store
			.collection('orders/products')
			.where({ order_id: orderOf(call).bcOrderId })
			.map(({ id, product_id, name, sku, variant_id, quantity }) => ({
				id,
				productId: product_id,
				productName: name,
				variantSku: sku,
				variantId: variant_id,
				quantity,
				options: [],
			})),
	}),
	'PUT b2b /customers/{customerId}/orders/company': (call) => {
		const [company] = call.store
			.collection('b2b/companies')
			.where({ customerGroupId: fieldsOf(call).bcGroupId });
		if (!company) throw notFound();
		return { data: { total: moveOrders(call, company.companyId) } };
	},
	'PUT b2b /customers/{customerId}/orders/b2b': (call) => {
		const [user] = call.store.collection('b2b/users').where({ customerId: call.params.customerId });
		if (!user) throw notFound();
		return { data: { total: moveOrders(call, user.companyId) } };
	},
	'POST b2b /rfq': (call) => {
		const quotes = call.store.collection('b2b/rfq');
		const fields = fieldsOf(call);
		const row = quotes.insert({
			status: 0,
			salesRep: '',
			...fields,
			quoteNumber: `QN${String(1000 + quotes.all().length)}`,
			createdAt: now(),
			updatedAt: now(),
			expiredAt: secondsOf(fields.expiredAt),
		});
		return { data: { quoteId: row.quoteId, quoteUrl: quoteUrl(row) } };
	},
	'PUT b2b /rfq/{quote_id}': (call) => {
		const { expiredAt, ...fields } = fieldsOf(call);
		const row = updateQuote(call, {
			...fields,
			...(expiredAt ? { expiredAt: secondsOf(expiredAt) } : {}),
		});
		return { data: { quoteId: row.quoteId, quoteUrl: quoteUrl(row) } };
	},
	'POST b2b /rfq/emails': (call) => {
		if (!call.store.collection('b2b/rfq').get(fieldsOf(call).quoteId as Id)) throw notFound();
		return {};
	},
	'POST b2b /rfq/{quote_id}/checkout': (call) => {
		const { quoteId } = updateQuote(call, { status: 5 });
		return {
			data: {
				cartId: crypto.randomUUID(),
				cartUrl: `https://hearth.example/cart/${String(quoteId)}`,
				checkoutUrl: `https://hearth.example/checkout/${String(quoteId)}`,
			},
		};
	},
	'POST b2b /rfq/{quote_id}/ordered': (call) => {
		updateQuote(call, { status: 4, bcOrderId: String(fieldsOf(call).orderId) });
		return {};
	},
	'POST b2b /rfq/{quote_id}/pdf-export': (call) => ({
		data: { url: `https://files.hearth.example/quotes/${String(quoteOf(call).quoteId)}.pdf` },
	}),
	'GET b2b /rfq/{quote_id}/shipping-rates': (call) => ({
		data: quoteOf(call) && [
			{
				shippingMethodId: '7c2e0a3c6a1f8a4d9a6f1b2c3d4e5f60',
				type: 'shipping_flatrate',
				description: 'Flat Rate',
				cost: 15,
			},
		],
	}),
	'PUT b2b /rfq/{quote_id}/shipping-rate': (call) => {
		updateQuote(call, { shippingMethod: fieldsOf(call) });
		return {};
	},
	'DELETE b2b /rfq/{quote_id}/shipping-rate': (call) => {
		updateQuote(call, { shippingMethod: {} });
		return {};
	},
	'GET b2b /rfq/custom/shipping-methods': () => ({
		data: [{ customShippingMethodName: 'Own truck' }],
	}),
	'DELETE b2b /shopping-list/{shoppingListId}/items/{itemId}': (call) => {
		const lists = call.store.collection('b2b/shopping-list');
		const list = lists.get(call.params.shoppingListId);
		const items = rowsOf(list?.items);
		if (!list || !items.some(({ id }) => String(id) === call.params.itemId)) throw notFound();
		lists.update(list.id as Id, {
			items: items.filter(({ id }) => String(id) !== call.params.itemId),
			updatedAt: now(),
		});
		return {};
	},
};

/** `05/07/2025` in seconds since 1970; in a month if there is no date. */
function secondsOf(date: unknown): number {
	const time = Date.parse(`${String(date)} UTC`);
	return Number.isNaN(time) ? now() + 30 * 86_400 : time / 1000;
}

function channels({ store }: Call): Row[] {
	return store
		.collection('channels')
		.all()
		.map(({ id, name, type, platform, status }) => ({
			id,
			channelId: id,
			name,
			type,
			platform,
			status,
			isVisible: true,
			isEnabled: true,
			b2bEnabled: true,
		}));
}
