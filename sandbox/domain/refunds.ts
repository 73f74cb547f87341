import { ApiError, invalid } from '../responses/apiError';
import { isRow, rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';

/** Items that are refunded by quantity. The others are refunded by amount. */
const BY_QUANTITY = new Set(['PRODUCT', 'GIFT_WRAPPING']);

/** Orders that are not paid yet: Incomplete, Awaiting Payment. */
const UNPAID = new Set([0, 7]);

const cents = (amount: number) => Math.round(amount * 100);

/** The value of a refund: what the merchant says, or the sum of its items. */
export function refundAmount(store: Store, order: Row, fields: Row): number {
	const { merchant_calculated_override: override, tax_adjustment_amount } = fields;
	if (isRow(override)) return Number(override.total_amount);
	if (fields.items === undefined) return Number(tax_adjustment_amount ?? 0);
	const amounts = rowsOf(fields.items).map(({ item_id, quantity, amount, adjustments }) => {
		const product = store.collection('orders/products').get(item_id as Id);
		const less = rowsOf(adjustments).reduce((sum, each) => sum + Number(each.amount), 0);
		return Number(amount ?? Number(product?.price_inc_tax ?? 0) * Number(quantity ?? 1)) + less;
	});
	const discount = Number(order.discount_amount ?? 0);
	const sum = amounts.reduce((total, value) => total + value, -discount);
	return Math.max(0, cents(sum) / 100);
}

/**
 * Refuses a refund that is not possible. QuantityBoundItem and AmountBoundItem name their required fields (orders.v3.yml);
 * "You must receive payment of the order before you can issue a refund", and whose ID an `item_id` is, are in the guide to
 * refunds. Likely: no more is refunded than was bought and paid and is not refunded yet. @throws ApiError 422
 */
export function assertRefundable(store: Store, order: Row, fields: Row): void {
	const items = rowsOf(fields.items);
	const errors: Record<string, string> = {};
	if (UNPAID.has(Number(order.status_id))) errors.order_id = 'The order has not been paid.';
	// "anyOf: RefundRequest_Post_Items, RefundRequest_Post_TaxAdjustmentAmount" (orders.v3.yml)
	if (items.length === 0 && fields.tax_adjustment_amount === undefined)
		errors.items = 'must have at least one item';
	const taken = new Map<unknown, number>();
	items.forEach((item, index) => {
		for (const [field, text] of Object.entries(
			BY_QUANTITY.has(String(item.item_type))
				? quantityErrors(store, order, item, taken)
				: amountErrors(store, order, item),
		))
			errors[`items.${index}.${field}`] = text;
	});
	if (Object.keys(errors).length) throw invalid(errors);
	const left = Number(order.total_inc_tax) - Number(order.refunded_amount ?? 0);
	if (cents(refundAmount(store, order, fields)) > cents(left))
		throw invalid({
			total_refund_amount: `Only ${left.toFixed(2)} of order ${String(order.id)} are left to refund.`,
		});
}

function quantityErrors(
	store: Store,
	order: Row,
	{ item_type, item_id, quantity }: Row,
	taken: Map<unknown, number>,
): Record<string, string> {
	const line = store.collection('orders/products').get(item_id as Id);
	if (!line || line.order_id !== order.id)
		return { item_id: `Order ${String(order.id)} has no product ${String(item_id)}.` };
	if (!Number.isInteger(quantity) || Number(quantity) < 1)
		return { quantity: 'must be at least 1' };
	const key = `${String(item_type)} ${String(item_id)}`;
	const total = (taken.get(key) ?? 0) + Number(quantity);
	taken.set(key, total);
	const refunded = item_type === 'PRODUCT' ? Number(line.quantity_refunded ?? 0) : 0;
	const left = Number(line.quantity) - refunded;
	return total > left
		? { quantity: `Only ${left} of ${String(line.name)} are left to refund.` }
		: {};
}

/** What an amount is refunded of, by the type of the item: "`SHIPPING` -- Order Address ID …, `ORDER` -- Order ID" (guide to refunds) */
function amountErrors(store: Store, order: Row, item: Row): Record<string, string> {
	const { item_type, item_id, amount } = item;
	const has = (collection: string) =>
		store.collection(collection).get(item_id as Id)?.order_id === order.id;
	const isOwn: Record<string, () => boolean> = {
		ORDER: () => item_id === order.id,
		SHIPPING: () => has('orders/shipping_addresses'),
		HANDLING: () => has('orders/shipping_addresses'),
		FEE: () => has('orders/fees'),
		TAX: () => true,
	};
	const type = isOwn[String(item_type)];
	if (!type) return { item_type: 'error.path.missing' };
	return {
		...(!type() && {
			item_id: `${String(item_id)} is no ${String(item_type)} of order ${String(order.id)}.`,
		}),
		...(!(Number(amount) > 0) && { amount: 'must be above 0' }),
	};
}

/** The ways to refund an amount. For an order paid in part by store credit, the three ways of the example in orders.v3.yml. */
export function refundMethods({ store_credit_amount }: Row, amount: number): Row[][] {
	const credit = Math.min(amount, Number(store_credit_amount ?? 0));
	const custom = [paymentOption('custom', amount)];
	if (credit === 0) return [custom];
	if (credit === amount) return [[paymentOption('storecredit', amount)], custom];
	const rest = [
		paymentOption('bankdeposit', amount - credit),
		paymentOption('storecredit', credit),
	];
	return [[paymentOption('storecredit', amount)], custom, rest];
}

function paymentOption(provider_id: string, amount: number): Row {
	const isOffline = provider_id !== 'storecredit';
	return {
		provider_id,
		provider_description: isOffline ? 'Custom' : 'Store Credit',
		amount: cents(amount) / 100,
		offline: isOffline,
		offline_provider: isOffline,
		offline_reason: '',
	};
}

/**
 * Refuses payments that are not one of the ways of the quote, or do not make up the amount. "The `amount` given in the array
 * must match the `amount` used in the refund request body" (orders.v3.yml, Create a Refund Quote); "The POST Refund Quote
 * exposes `provider_id`s" (guide to refunds). @throws ApiError 422
 */
export function assertPaysOut(order: Row, amount: number, sent: unknown): void {
	const payments = rowsOf(sent);
	if (payments.length === 0) throw invalid({ payments: 'must have at least one payment' });
	const isCredit = payments.some(({ provider_id }) => provider_id === 'storecredit');
	if (isCredit && !order.customer_id) throw guestRefusal();
	const known = new Set(
		refundMethods(order, amount)
			.flat()
			.map(({ provider_id }) => provider_id),
	);
	// A refund to store credit is offered to every customer in the control panel.
	if (order.customer_id) known.add('storecredit');
	const errors: Record<string, string> = {};
	payments.forEach(({ provider_id, amount }, index) => {
		if (!known.has(provider_id))
			errors[`payments.${index}.provider_id`] =
				`must be one of the quote: ${[...known].join(', ')}`;
		if (!(Number(amount) > 0)) errors[`payments.${index}.amount`] = 'must be above 0';
	});
	const sum = payments.reduce((total, payment) => total + Number(payment.amount ?? 0), 0);
	if (cents(sum) !== cents(amount))
		errors.payments ??= `The payments add up to ${sum.toFixed(2)}, the refund to ${amount.toFixed(2)}.`;
	if (Object.keys(errors).length) throw invalid(errors);
}

/** The documented response of this case (orders.v3.yml, Create a Refund, 422). */
function guestRefusal(): ApiError {
	const title = 'Unable to provide store credit for a guest customer.';
	const type = 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes';
	return new ApiError(422, title, undefined, { data: [{ status: 422, title, type }] });
}
