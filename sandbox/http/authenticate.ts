import { createMiddleware } from 'hono/factory';
import type { Account } from '../accounts';
import { Fault } from '../responses/apiError';
import type { Store } from '../state/store';
import type { Known } from './context';

/**
 * Identifies the account, and checks that it belongs to the store: 401 for an unknown token, 404 for an unknown store, 403 for
 * another account's store and for account-level tokens. A credential test can distinguish these cases.
 */
export function authenticate(accounts: Account[], stores: Map<string, Store>) {
	return createMiddleware<Known>(async (context, next) => {
		const token = context.req.header('X-Auth-Token');
		if (!token) throw new Fault(401, 'X-Auth-Token header is required');
		// Looked up each time, because apps can be installed and uninstalled.
		const account = accounts.find(({ accessToken }) => accessToken === token);
		if (!account) {
			throw new Fault(
				401,
				'Unauthorized - the v3 Auth client ID or token in the request are not a valid combination for this store.',
			);
		}
		context.set('account', account);
		const store = stores.get(context.req.param('hash') ?? '');
		if (!store) throw new Fault(404, 'The requested store was not found.');
		if (account.storeHash !== store.hash) {
			throw new Fault(403, 'Unauthorized Access. You do not have permission to make this request.');
		}
		context.set('store', store);
		await next();
	});
}
