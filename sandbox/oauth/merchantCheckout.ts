import { html } from 'hono/html';
import { Hono } from 'hono';
import { agree, isOpen } from '../domain/unifiedBilling';
import { rowsOf, type Row } from '../state/row';
import type { Store } from '../state/store';
import { frame } from '../admin/html';

const ADDRESS = '/manage/merchant-checkout';

/** The page where a merchant agrees to pay for an app: the last step of a checkout of the Account API. */
export function createMerchantCheckout(merchant: Store): Hono {
	const app = new Hono();
	const find = (id: string | undefined) =>
		id ? merchant.collection('checkouts').get(id) : undefined;

	app.get(ADDRESS, (context) => {
		const checkout = find(context.req.query('checkoutId'));
		return checkout
			? context.html(frame('Pay for an app', offer(merchant, checkout)))
			: context.notFound();
	});
	app.post(ADDRESS, (context) => {
		const checkout = find(context.req.query('checkoutId'));
		if (!checkout) return context.notFound();
		if (!isOpen(checkout))
			return context.html(
				frame('Too late', html`<p>This checkout has been paid or is more than a day old.</p>`),
				409,
			);
		return context.redirect(agree(merchant, checkout), 303);
	});
	return app;
}

function offer(merchant: Store, checkout: Row) {
	const items = rowsOf(checkout.items).map((item) => {
		const { value, currencyCode } = item.price as Row;
		const name = merchant.collection('apps').get(String(item.product_id))?.name;
		const trial = Number(item.trial_days)
			? `, after a free trial of ${String(item.trial_days)} days`
			: '';
		return html`<li>
			<strong>${name}</strong>: ${item.description}. ${value} ${currencyCode},
			${String(item.interval).toLowerCase()}${trial}, for the store ${item.store_hash}.
		</li>`;
	});
	return html`<ul>
			${items}
		</ul>
		${
			isOpen(checkout)
				? html`<form method="post" action="${ADDRESS}?checkoutId=${checkout.id}">
							<button class="main">Agree</button>
						</form>
						<p>No money moves.</p>`
				: html`<p>This checkout has been paid or is more than a day old.</p>`
		}`;
}
