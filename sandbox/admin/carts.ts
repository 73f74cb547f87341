import { html } from 'hono/html';
import { Hono } from 'hono';
import { randomBytes } from 'node:crypto';
import { problem } from '../responses/apiError';
import type { RequestEnv } from '../http/authentication';
import type { Store } from '../state/store';
import type { Webhooks } from '../webhooks';
import { table } from './table';

/** BigCommerce treats a cart as abandoned an hour after its last change. Here it is abandoned on request. */
export function createCartControl(
	webhooks: Webhooks,
	stores: Map<string, Store>,
): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	app.post('/sandbox/carts/:id/abandon', (context) => {
		const id = context.req.param('id');
		const [store] = stores.values();
		if (!store.collection('carts').get(id))
			return context.json(problem(404, 'There is no such cart.'), 404);
		const token = randomBytes(16).toString('hex');
		webhooks.during(store, undefined, () =>
			store.collection('abandoned-carts').insert({ token, cart_id: id }),
		);
		// A browser gets the page again.
		return context.req.header('accept')?.includes('text/html')
			? context.redirect('/', 303)
			: context.json({ cart_id: id, token }, 202);
	});
	return app;
}

/** The open carts, each with a button to abandon it. */
export function carts(store: Store) {
	return table(
		'Carts',
		['Cart', 'Customer', 'Amount', 'Action'],
		store
			.collection('carts')
			.all()
			.map(({ id, customer_id, cart_amount }) => [
				html`<code>${id}</code>`,
				customer_id ? customer_id : 'guest',
				`$${Number(cart_amount).toFixed(2)}`,
				html`<form method="post" action="/sandbox/carts/${id}/abandon">
					<button aria-label="Abandon cart ${id}">Abandon</button>
				</form>`,
			]),
	);
}
