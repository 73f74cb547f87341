import { randomUUID } from 'node:crypto';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Account } from '../accounts';
import type { Row } from '../state/row';
import type { Store } from '../state/store';

const loginClaims = z
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
const LOGIN_TOKEN_SECONDS = 30;

/** Used login tokens of all stores. Each token is valid once. */
const usedTokens = new Set<string>();

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
		const { jti, iat, store_hash, customer_id, redirect_to } = loginClaims.parse(payload);
		const store = stores.get(store_hash);
		const customer = store?.collection('customers').get(customer_id);
		const isFresh = Math.abs(Date.now() / 1000 - iat) <= LOGIN_TOKEN_SECONDS;
		if (!store || !customer || account?.storeHash !== store_hash || !isFresh || usedTokens.has(jti))
			return undefined;
		usedTokens.add(jti);
		return { store, customer, redirectTo: redirect_to ?? '/account.php' };
	} catch {
		return undefined;
	}
}

const CURRENT_CUSTOMER_SECONDS = 15 * 60;
/** The cookie of a signed-in customer. */
export const SESSION_COOKIE = 'SHOP_SESSION';

/** Who is signed in, by the value of the cookie. */
export type Sessions = Map<string, { store: Store; customer: Row }>;

/** The parts of a storefront needed for signing in: login tokens, and the token that identifies the signed-in customer. */
export function createCustomerLogin(
	accounts: Account[],
	stores: Map<string, Store>,
	sessions: Sessions,
): Hono {
	const app = new Hono();

	app.get('/login/token/:token', async (context) => {
		const customer = await customerIn(context.req.param('token'), accounts, stores);
		if (!customer) return context.text('This sign-in link is not valid.', 401);
		const session = randomUUID();
		sessions.set(session, customer);
		setCookie(context, SESSION_COOKIE, session, { httpOnly: true, path: '/' });
		return context.redirect(customer.redirectTo);
	});

	app.get('/customer/current.jwt', async (context) => {
		const session = sessions.get(getCookie(context, SESSION_COOKIE) ?? '');
		const account = accounts.find(
			({ clientId }) => clientId === context.req.query('app_client_id'),
		);
		if (!session || !account) return context.body(null, 404);
		const { store, customer } = session;
		const payload = {
			customer: {
				id: customer.id,
				email: customer.email,
				group_id: String(customer.customer_group_id ?? ''),
			},
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
			.setExpirationTime(`${CURRENT_CUSTOMER_SECONDS}s`)
			.sign(new TextEncoder().encode(account.clientSecret));
		return context.text(token);
	});
	return app;
}
