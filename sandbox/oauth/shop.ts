import { html, raw } from 'hono/html';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { randomUUID } from 'node:crypto';
import { frame, mainNavigation } from '../admin/html';
import type { Id } from '../state/row';
import type { Store } from '../state/store';
import { SESSION_COOKIE, type Sessions } from './customerLogin';

/** The app that the shop's script belongs to. */
const APP = 'sandbox-client-app';

/** Customers that the page offers. */
const SHOWN_CUSTOMERS = 5;

/** As a script of a theme or of the Script Manager would do it: BigCommerce says who is signed in, the script sends it on. */
const SCRIPT = `
document.querySelector('#tell').addEventListener('submit', async (event) => {
	event.preventDefault();
	const told = document.querySelector('#told');
	const { url, cart } = Object.fromEntries(new FormData(event.target));
	const current = await fetch('/customer/current.jwt?app_client_id=${APP}');
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ cartId: cart, token: current.ok ? await current.text() : '' }),
	}).catch(() => undefined);
	told.textContent = response ? response.status + ' ' + (await response.text()) : 'The workflow could not be reached.';
});
`;

/** A page of the simulated shop: sign in as a customer, and let a script tell a workflow who is here with which cart. */
export function createShop(stores: Map<string, Store>, sessions: Sessions): Hono {
	const app = new Hono();
	const [store] = stores.values();

	app.get('/shop', (context) => {
		const signedIn = sessions.get(getCookie(context, SESSION_COOKIE) ?? '')?.customer;
		const customers = store.collection('customers').all().slice(0, SHOWN_CUSTOMERS);
		const carts = store.collection('carts').all();
		return context.html(
			frame(
				'The shop',
				html`<h2>Sign in</h2>
					<p>
						${signedIn ? `Signed in as ${String(signedIn.first_name)} ${String(signedIn.last_name)}.` : 'No one is signed in.'}
					</p>
					${customers.map(
						({ id, first_name, last_name }) =>
							html`<form method="post" action="/shop/sign-in/${id}">
								<button>${first_name} ${last_name}</button>
							</form>`,
					)}
					<h2>Tell a workflow who is here</h2>
					<form id="tell">
						<label>Webhook URL of the workflow <input type="url" name="url" required /></label>
						<label
							>Cart
							<select name="cart">
								${carts.map(
									({ id, customer_id }) =>
										html`<option value="${id}">
											${id} (customer ${customer_id || 'unknown'})
										</option>`,
								)}
							</select></label
						>
						<button class="main">Tell it</button>
					</form>
					<p id="told" role="status"></p>
					<script>
						${raw(SCRIPT)};
					</script>`,
				mainNavigation('/shop'),
			),
		);
	});

	app.post('/shop/sign-in/:id', (context) => {
		const customer = store.collection('customers').get(context.req.param('id') as Id);
		if (!customer) return context.notFound();
		const session = randomUUID();
		sessions.set(session, { store, customer });
		setCookie(context, SESSION_COOKIE, session, { httpOnly: true, path: '/' });
		return context.redirect('/shop', 303);
	});
	return app;
}
