import { randomUUID } from 'node:crypto';
import { notFound } from '../responses/apiError';
import type { Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { PAYMENT_TOKENS, makeUnverifiableJwt } from '../http/authentication';
import type { Row } from '../state/row';
import type { Store } from '../state/store';

const METHODS = [
	{
		id: 'testgateway.card',
		name: 'Test Gateway',
		test_mode: true,
		type: 'card',
		supported_instruments: [{ instrument_type: 'VISA', verification_value_required: true }],
		stored_instruments: [],
	},
	{
		id: 'custom.custom',
		name: 'Pay in Store',
		test_mode: false,
		type: 'offline',
		supported_instruments: [],
		stored_instruments: [],
	},
];

/** A token for one payment of an order, valid for an hour. */
export function paymentToken(store: Store, clientId: string, orderId: unknown): unknown {
	return store.collection(PAYMENT_TOKENS).insert({
		id: makeUnverifiableJwt({ order: orderId, store: store.hash }),
		order_id: orderId,
		client_id: clientId,
		expires: Date.now() + 3_600_000,
	}).id;
}

const accessToken: Handler = (call) => {
	const { id } = fieldsOf(call).order as Row;
	if (!call.store.collection('orders').get(id as number)) throw notFound();
	return { status: 201, data: { id: paymentToken(call.store, call.account.clientId, id) } };
};

/** No money moves: every well-formed payment succeeds. */
const pay: Handler = (call) => {
	fieldsOf(call);
	return {
		status: 202,
		data: { id: randomUUID(), transaction_type: 'purchase', status: 'success' },
	};
};

/** Payment methods, access tokens and payments. */
export const payments: Record<string, Handler> = {
	'GET v2 /payments/methods': () => ({
		data: METHODS.map(({ id, name, test_mode }) => ({ name, code: id.split('.')[0], test_mode })),
	}),
	'GET v3 /payments/methods': () => ({ data: METHODS, meta: {} }),
	'POST v3 /payments/access_tokens': accessToken,
	'POST payments /payments': pay,
};
