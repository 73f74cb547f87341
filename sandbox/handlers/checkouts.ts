import { randomUUID } from 'node:crypto';
import type { HandlerResponse } from '../responses/response';
import { invalid, notFound } from '../responses/apiError';
import { messages } from '../http/validation';
import type { Call, Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { addConsignments, orderFrom, saveCheckout, shownCheckout } from '../domain/checkouts';
import { rowsOf, type Row } from '../state/row';

function checkoutOf({ store, params }: Call): Row {
	const checkout = store.collection('checkouts').get(params.checkoutId);
	if (!checkout) throw notFound();
	return checkout;
}

/** Saves changes to the checkout and returns the whole checkout. */
function save(call: Call, changes: Row): HandlerResponse {
	return { data: shownCheckout(call.store, saveCheckout(call.store, checkoutOf(call), changes)) };
}

const withIds = (rows: Row[]) => rows.map((row) => ({ ...row, id: randomUUID() }));

const postConsignments: Handler = (call) => {
	const sent = rowsOf(call.body);
	for (const [index, consignment] of sent.entries()) {
		if (call.validate && !call.validate(consignment))
			throw invalid(messages(call.validate.errors, String(index)));
	}
	return { data: shownCheckout(call.store, addConsignments(call.store, checkoutOf(call), sent)) };
};

/** Replaces or removes one record of a list inside the checkout. */
function edit(
	list: string,
	parameter: string,
	field: string,
	change?: (row: Row, call: Call) => Row,
): Handler {
	return (call) => {
		const rows = rowsOf(checkoutOf(call)[list]);
		if (!rows.some((row) => row[field] === call.params[parameter])) throw notFound();
		const changed = rows.flatMap((row) =>
			row[field] !== call.params[parameter] ? [row] : change ? [change(row, call)] : [],
		);
		return save(call, { [list]: changed });
	};
}

const removeFees: Handler = (call) => {
	const ids = ([] as unknown[]).concat(fieldsOf(call).ids ?? []);
	return save(call, { fees: rowsOf(checkoutOf(call).fees).filter(({ id }) => !ids.includes(id)) });
};

const updateFees: Handler = (call) => {
	const sent = new Map(rowsOf(fieldsOf(call).fees).map((fee) => [fee.id, fee]));
	return save(call, {
		fees: rowsOf(checkoutOf(call).fees).map((fee) => ({ ...fee, ...sent.get(fee.id) })),
	});
};

const billing: Handler = (call) =>
	save(call, { billing_address: { ...fieldsOf(call), id: call.params.addressId ?? randomUUID() } });

/** Checkouts: the steps from a cart to an order. */
export const checkouts: Record<string, Handler> = {
	'GET v3 /checkouts/{checkoutId}': (call) => ({
		data: shownCheckout(call.store, checkoutOf(call)),
	}),
	'PUT v3 /checkouts/{checkoutId}': (call) => save(call, fieldsOf(call)),
	'POST v3 /checkouts/{checkoutId}/billing-address': billing,
	'PUT v3 /checkouts/{checkoutId}/billing-address/{addressId}': billing,
	'POST v3 /checkouts/{checkoutId}/consignments': postConsignments,
	'PUT v3 /checkouts/{checkoutId}/consignments/{consignmentId}': edit(
		'consignments',
		'consignmentId',
		'id',
		(row, call) => ({ ...row, ...fieldsOf(call) }),
	),
	'DELETE v3 /checkouts/{checkoutId}/consignments/{consignmentId}': edit(
		'consignments',
		'consignmentId',
		'id',
	),
	'POST v3 /checkouts/{checkoutId}/coupons': (call) =>
		save(call, {
			coupons: [
				...rowsOf(checkoutOf(call).coupons),
				{ code: fieldsOf(call).coupon_code, discounted_amount: 0 },
			],
		}),
	'DELETE v3 /checkouts/{checkoutId}/coupons/{couponCode}': edit('coupons', 'couponCode', 'code'),
	'POST v3 /checkouts/{checkoutId}/discounts': (call) =>
		save(call, { discounts: fieldsOf(call).cart ?? {} }),
	'POST v3 /checkouts/{checkoutId}/fees': (call) =>
		save(call, {
			fees: [...rowsOf(checkoutOf(call).fees), ...withIds(rowsOf(fieldsOf(call).fees))],
		}),
	'PUT v3 /checkouts/{checkoutId}/fees': updateFees,
	'DELETE v3 /checkouts/{checkoutId}/fees': removeFees,
	'POST v3 /checkouts/{checkoutId}/orders': (call) => ({
		data: { id: orderFrom(call.store, checkoutOf(call)).id },
	}),
	'POST v3 /checkouts/{checkoutId}/token': (call) => {
		checkoutOf(call);
		return { data: { checkoutToken: randomUUID().replaceAll('-', '').repeat(2) } };
	},
};
