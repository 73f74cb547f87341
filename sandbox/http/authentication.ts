import { randomBytes } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { Operation } from '../../catalog/types';
import type { Account } from '../accounts';
import { ApiError } from '../responses/apiError';
import type { Store } from '../state/store';

/** What the middleware adds to a request. */
export interface RequestEnv {
	Variables: {
		account: Account;
		store: Store;
		body: unknown;
	};
}

/**
 * Identifies the account, and checks that it belongs to the store: 401 for an unknown token, 404 for an unknown store, 403 for
 * another account's store and for account-level tokens. A credential test can distinguish these cases.
 */
export function authenticate(accounts: Account[], stores: Map<string, Store>) {
	return createMiddleware<RequestEnv>(async (context, next) => {
		const token = context.req.header('X-Auth-Token');
		if (!token) throw new ApiError(401, 'X-Auth-Token header is required');
		// Looked up each time, because apps can be installed and uninstalled.
		const account = accounts.find(({ accessToken }) => accessToken === token);
		if (!account) {
			throw new ApiError(
				401,
				'Unauthorized - the v3 Auth client ID or token in the request are not a valid combination for this store.',
			);
		}
		context.set('account', account);
		const store = stores.get(context.req.param('hash') ?? '');
		if (!store) throw new ApiError(404, 'The requested store was not found.');
		if (account.storeHash !== store.hash) {
			throw new ApiError(
				403,
				'Unauthorized Access. You do not have permission to make this request.',
			);
		}
		context.set('store', store);
		await next();
	});
}

/** Identifies the account as `authenticate` does, with the store in a header instead of the path. */
export function authenticateB2b(accounts: Account[], stores: Map<string, Store>) {
	return createMiddleware<RequestEnv>(async (context, next) => {
		const token = context.req.header('X-Auth-Token');
		const account = token && accounts.find(({ accessToken }) => accessToken === token);
		const store = stores.get(context.req.header('X-Store-Hash') ?? '');
		if (!account || !store) throw new ApiError(401, 'X-Auth-Token or X-Store-Hash is not valid.');
		if (account.storeHash !== store.hash)
			throw new ApiError(403, 'The token belongs to another store.');
		context.set('account', account);
		context.set('store', store);
		await next();
	});
}

/** The collection of issued payment access tokens. */
export const PAYMENT_TOKENS = 'payments/access_tokens';

/** The payments host accepts a payment access token instead of an API account: `Authorization: PAT …`, valid once within an hour. */
export function authenticatePayment(accounts: Account[], stores: Map<string, Store>) {
	return createMiddleware<RequestEnv>(async (context, next) => {
		const store = stores.get(context.req.param('hash') ?? '');
		const [, pat = ''] = /^PAT (.+)$/.exec(context.req.header('Authorization') ?? '') ?? [];
		const row = store?.collection(PAYMENT_TOKENS).get(pat);
		const account = accounts.find(
			({ clientId, storeHash }) => clientId === row?.client_id && storeHash === store?.hash,
		);
		if (!store || !account || Number(row?.expires) < Date.now()) {
			throw new ApiError(401, 'The payment access token is missing, unknown, used or expired.');
		}
		context.set('account', account);
		context.set('store', store);
		await next();
		if (context.res.ok) store.collection(PAYMENT_TOKENS).remove(pat);
	});
}

/** Refuses an account that has none of the operation's scopes. Like BigCommerce's, the response does not name the scopes. */
export function assertOperationScope(account: Account, { scopes }: Operation): void {
	if (scopes.length === 0 || scopes.some((scope) => account.scopes.includes(scope))) return;
	throw missingScope();
}

/** Refuses values of the body that need scopes which the account lacks. */
export function assertValueScopes(
	account: Account,
	{ valueScopes = [] }: Operation,
	body: unknown,
): void {
	const valueOf = (name: string) => String((body as Record<string, unknown> | undefined)?.[name]);
	const isMissing = valueScopes.some(
		({ field, values, scopes }) =>
			values.includes(valueOf(field)) && !scopes.every((scope) => account.scopes.includes(scope)),
	);
	if (isMissing) throw missingScope();
}

function missingScope(): ApiError {
	return new ApiError(403, "You don't have a required scope to access the endpoint");
}

/** A token that looks like a JWT. Its signature is random, so it cannot be verified and works nowhere else. */
export function makeUnverifiableJwt(payload: Record<string, unknown>): string {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	return [
		part({ alg: 'ES256', typ: 'JWT' }),
		part(payload),
		randomBytes(32).toString('base64url'),
	].join('.');
}
