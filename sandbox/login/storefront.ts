import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
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

/** Seconds that a login token is good for (bigcommerce-auth.md). */
const GOOD_FOR = 30;
const CURRENT_FOR = 15 * 60;
const COOKIE = 'SHOP_SESSION';

/** As much of a storefront as signing in takes: login tokens, and the token that says who is signed in. */
export function createStorefront(accounts: Account[], stores: Map<string, Store>): Hono {
	const app = new Hono();
	const used = new Set<string>();
	const sessions = new Map<string, { store: Store; customer: Row }>();

	app.get('/login/token/:token', async (context) => {
		const found = await customerIn(context.req.param('token'), accounts, stores, used);
		if (!found) return context.text('This sign-in link is not valid.', 401);
		const session = randomUUID();
		sessions.set(session, found);
		setCookie(context, COOKIE, session, { httpOnly: true, path: '/' });
		return context.redirect(found.redirectTo);
	});

	app.get('/customer/current.jwt', async (context) => {
		const found = sessions.get(getCookie(context, COOKIE) ?? '');
		const account = accounts.find(({ clientId }) => clientId === context.req.query('app_client_id'));
		if (!found || !account) return context.body(null, 404);
		const { store, customer } = found;
		const payload = {
			customer: { id: customer.id, email: customer.email, group_id: String(customer.customer_group_id ?? '') },
			version: 1,
			application_id: 'sandbox-application',
			store_hash: store.hash,
			operation: 'current_customer',
		};
		const token = await new SignJWT(payload)
			.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
			.setIssuer('bc/apps')
			.setSubject(store.hash)
			.setAudience(account.clientId)
			.setIssuedAt()
			.setExpirationTime(`${CURRENT_FOR}s`)
			.sign(new TextEncoder().encode(account.clientSecret));
		return context.text(token);
	});
	return app;
}

async function customerIn(token: string, accounts: Account[], stores: Map<string, Store>, used: Set<string>): Promise<{ store: Store; customer: Row; redirectTo: string } | undefined> {
	try {
		const { iss } = decodeJwt(token);
		const account = accounts.find(({ clientId, scopes }) => clientId === iss && scopes.includes('store_v2_customers_login'));
		const { payload } = await jwtVerify(token, new TextEncoder().encode(account?.clientSecret), { algorithms: ['HS256'] });
		const { jti, iat, store_hash, customer_id, redirect_to } = claims.parse(payload);
		const store = stores.get(store_hash);
		const customer = store?.collection('customers').get(customer_id);
		const isFresh = Math.abs(Date.now() / 1000 - iat) <= GOOD_FOR;
		if (!store || !customer || account?.storeHash !== store_hash || !isFresh || used.has(jti)) return undefined;
		used.add(jti);
		return { store, customer, redirectTo: redirect_to ?? '/account.php' };
	} catch {
		return undefined;
	}
}
