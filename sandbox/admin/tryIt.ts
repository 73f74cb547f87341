import { html } from 'hono/html';
import { Hono, type Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { ApiError, problem } from '../responses/apiError';
import type { Store } from '../state/store';
import type { Webhooks } from '../webhooks';
import { DOINGS, setStock, type Doing, type Done } from './doings';
import { storeName } from './words';

/** The messages of the last clicks. The page that a browser gets next shows one by its number. */
export type Told = string[];

const BUTTONS: Array<[doing: string, label: string, what: string]> = [
	[
		'place-an-order',
		'Place an Order',
		'A customer buys one or two products. The order awaits fulfillment.',
	],
	['change-stock', 'Change Stock', 'A product sells until three are left, or is stocked up again.'],
	['sign-up-a-customer', 'Sign Up a Customer', 'A shopper creates an account in the store.'],
];

/** Buttons that change something in the store, so that a trigger has something to hear. */
export function tryItSection(store: Store) {
	return html`<section aria-labelledby="try-it">
		<h2 id="try-it">Try a trigger</h2>
		<p class="quiet">
			Each click makes a real change in ${storeName(store)}, as if it had come from the shop. A
			workflow with the BigCommerce Trigger starts.
		</p>
		<ul class="doings">
			${BUTTONS.map(
				([doing, label, what]) =>
					html`<li>
						<p>${what}</p>
						${doingButton(store, doing, label)}
					</li>`,
			)}
		</ul>
	</section>`;
}

/** A button that gives the examples that look for faults something to find. */
export function findFaultsSection(store: Store) {
	return html`<section aria-labelledby="find-faults">
		<h2 id="find-faults">Find faults</h2>
		<p class="quiet">
			The examples that begin with <em>Find</em> look for what commonly goes wrong in a store. A
			click adds such faults to ${storeName(store)}.
		</p>
		${doingButton(store, 'add-faults', 'Add Faults')}
	</section>`;
}

/** One of the buttons. @param page where the browser is afterwards */
export function doingButton(store: Store, doing: string, label: string, page = '') {
	return html`<form method="post" action="/sandbox/stores/${store.hash}/${doing}">
		<input type="hidden" name="page" value="${page}" />
		<button class="doing">${label}</button>
	</form>`;
}

/** The pages that a browser may be sent back to. */
const PAGE = /^\/manage\/\w+\/(?:orders|products|customers)(?:\/\d+)?$/;

/** The addresses of the buttons. A browser gets the page again, a program gets what was done. */
export function createTryIt(stores: Map<string, Store>, webhooks: Webhooks, told: Told): Hono {
	const app = new Hono();
	const act = async (
		context: Context,
		work: (store: Store, form: Record<string, unknown>) => Done,
	) => {
		const store = stores.get(context.req.param('hash') ?? '');
		if (!store) return context.json(problem(404, 'There is no such store.'), 404);
		const form = await context.req.parseBody().catch(() => ({}) as Record<string, unknown>);
		try {
			const { text, record } = work(store, form);
			if (!context.req.header('accept')?.includes('text/html'))
				return context.json({ text, record }, 201);
			const page = PAGE.test(String(form.page)) ? String(form.page) : '/';
			return context.redirect(`${page}?done=${told.push(text)}`, 303);
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			const { status, title, errors } = error;
			return context.json(problem(status, title, errors), status as ContentfulStatusCode);
		}
	};
	for (const [name, doing] of Object.entries<Doing>(DOINGS))
		app.post(`/sandbox/stores/:hash/${name}`, (context) =>
			act(context, (store) => doing(webhooks, store)),
		);
	app.post('/sandbox/stores/:hash/products/:id/stock', (context) =>
		act(context, (store, form) => {
			const product = store.collection('catalog/products').get(context.req.param('id'));
			const level = z.coerce.number().int().min(0).safeParse(form.stock);
			if (!product) throw new ApiError(404, 'There is no such product.');
			if (!level.success) throw new ApiError(422, 'The stock must be a whole number.');
			return setStock(webhooks, store, product, level.data);
		}),
	);
	return app;
}

/** The message of the click that led to a page. */
export function messageOf(context: Context, told: Told): string | undefined {
	return told[Number(context.req.query('done')) - 1];
}
