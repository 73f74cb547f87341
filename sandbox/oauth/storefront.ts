import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { SignJWT } from 'jose';
import type { Account } from '../accounts';
import type { Row } from '../state/row';
import type { Store } from '../state/store';
import { customerIn } from './customerToken';

const CURRENT_FOR = 15 * 60;
const COOKIE = 'SHOP_SESSION';

/** The parts of a storefront needed for signing in: login tokens, and the token that identifies the signed-in customer. */
export function createStorefront(accounts: Account[], stores: Map<string, Store>): Hono {
	const app = new Hono();
	const sessions = new Map<string, { store: Store; customer: Row }>();

	app.get('/login/token/:token', async (context) => {
		const found = await customerIn(context.req.param('token'), accounts, stores);
		if (!found) return context.text('This sign-in link is not valid.', 401);
		const session = randomUUID();
		sessions.set(session, found);
		setCookie(context, COOKIE, session, { httpOnly: true, path: '/' });
		return context.redirect(found.redirectTo);
	});

	app.get('/customer/current.jwt', async (context) => {
		const found = sessions.get(getCookie(context, COOKIE) ?? '');
		const account = accounts.find(
			({ clientId }) => clientId === context.req.query('app_client_id'),
		);
		if (!found || !account) return context.body(null, 404);
		const { store, customer } = found;
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
			.setExpirationTime(`${CURRENT_FOR}s`)
			.sign(new TextEncoder().encode(account.clientSecret));
		return context.text(token);
	});
	return app;
}
