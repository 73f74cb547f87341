import { createMiddleware } from 'hono/factory';
import type { Account } from '../accounts';
import { Fault } from '../responses/apiError';
import type { Store } from '../state/store';
import type { Known } from './context';

/** The collection of issued payment access tokens. */
export const PAYMENT_TOKENS = 'payments/access_tokens';

/** The payments host accepts a payment access token instead of an API account: `Authorization: PAT …`, valid once within an hour. */
export function authenticatePayment(accounts: Account[], stores: Map<string, Store>) {
	return createMiddleware<Known>(async (context, next) => {
		const store = stores.get(context.req.param('hash') ?? '');
		const [, pat = ''] = /^PAT (.+)$/.exec(context.req.header('Authorization') ?? '') ?? [];
		const given = store?.collection(PAYMENT_TOKENS).get(pat);
		const account = accounts.find(
			({ clientId, storeHash }) => clientId === given?.client_id && storeHash === store?.hash,
		);
		if (!store || !account || Number(given?.expires) < Date.now()) {
			throw new Fault(401, 'The payment access token is missing, unknown, used or expired.');
		}
		context.set('account', account);
		context.set('store', store);
		await next();
		if (context.res.ok) store.collection(PAYMENT_TOKENS).remove(pat);
	});
}
