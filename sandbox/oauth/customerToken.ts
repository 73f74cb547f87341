import { decodeJwt, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Account } from '../accounts';
import type { Row } from '../state/row';
import type { Store } from '../state/store';

const claims = z
	.object({
		iss: z.string(),
		iat: z.number().int(),
		jti: z.string().min(1),
		operation: z.literal('customer_login'),
		store_hash: z.string(),
		customer_id: z.number().int(),
		channel_id: z.number().int().optional(),
		redirect_to: z.string().startsWith('/').optional(),
		request_ip: z.string().optional(),
		enable_persistent_cart: z.boolean().optional(),
	})
	.strict();

/** Seconds that a login token is valid (bigcommerce-auth.md). */
const GOOD_FOR = 30;

/** Used login tokens of all stores. Each token is valid once. */
const used = new Set<string>();

/** The customer that a login token signs in, and the redirect target; undefined if the token is invalid, used or expired. */
export async function customerIn(
	token: string,
	accounts: Account[],
	stores: Map<string, Store>,
): Promise<{ store: Store; customer: Row; redirectTo: string } | undefined> {
	try {
		const { iss } = decodeJwt(token);
		const account = accounts.find(
			({ clientId, scopes }) => clientId === iss && scopes.includes('store_v2_customers_login'),
		);
		const { payload } = await jwtVerify(token, new TextEncoder().encode(account?.clientSecret), {
			algorithms: ['HS256'],
		});
		const { jti, iat, store_hash, customer_id, redirect_to } = claims.parse(payload);
		const store = stores.get(store_hash);
		const customer = store?.collection('customers').get(customer_id);
		const isFresh = Math.abs(Date.now() / 1000 - iat) <= GOOD_FOR;
		if (!store || !customer || account?.storeHash !== store_hash || !isFresh || used.has(jti))
			return undefined;
		used.add(jti);
		return { store, customer, redirectTo: redirect_to ?? '/account.php' };
	} catch {
		return undefined;
	}
}
