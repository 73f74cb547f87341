import { html } from 'hono/html';
import { Hono, type Context } from 'hono';
import { buyable } from '../admin/doings';
import { frame, mainNavigation, table } from '../admin/html';
import { dollars } from '../admin/words';
import {
	addConsignments,
	chosenOption,
	orderFrom,
	saveCheckout,
	shownCheckout,
} from '../domain/checkouts';
import { openCart } from '../domain/carts';
import type { Parts } from '../parts';
import { rowsOf, type Row } from '../state/row';
import { quoteCheckout, taxCheckout } from './followUps';

const HERE = '/shop/checkout';
const PAID = 11;
/** Products that the page offers. */
const SHOWN = 12;

const FIELDS: Array<[name: string, label: string, value: string]> = [
	['address1', 'Street', '12 Mill Road'],
	['city', 'City', 'Portland'],
	['state_or_province_code', 'State', 'OR'],
	['postal_code', 'Postal code', '97209'],
	['country_code', 'Country', 'US'],
];

/** The checkout of the simulated shop: shows the rates of the connected carriers and the taxes of the connected tax provider. */
export function createCheckoutPage({ stores, webhooks, providers }: Parts): Hono {
	const app = new Hono();
	const [store] = stores.values();
	const checkoutOf = (context: Context) =>
		store.collection('checkouts').get(context.req.param('id') ?? '');
	const page = (title: string, content: ReturnType<typeof html>) =>
		frame(title, content, mainNavigation(HERE));

	app.get(HERE, (context) => {
		const products = buyable(store).slice(0, SHOWN);
		return context.html(
			page(
				'Checkout',
				html`<form method="post" action="${HERE}">
					<label
						>Product
						<select name="product">
							${products.map(({ id, name, price }) => html`<option value="${id}">${name} (${dollars(price)})</option>`)}
						</select></label
					>
					<label>Quantity <input name="quantity" type="number" value="1" min="1" /></label>
					${FIELDS.map(([name, label, value]) => html`<label>${label} <input name="${name}" value="${value}" /></label>`)}
					<button class="main">Show Shipping</button>
				</form>`,
			),
		);
	});

	app.post(HERE, async (context) => {
		const { product, quantity, ...address } = await context.req.parseBody();
		const cart = webhooks.during(store, undefined, () =>
			openCart(store, {
				line_items: [{ product_id: Number(product), quantity: Number(quantity) || 1 }],
			}),
		);
		const id = String(cart.id);
		const items = rowsOf((cart.line_items as Row).physical_items);
		const checkout = store.collection('checkouts').get(id) as Row;
		const person = { first_name: 'Gail', last_name: 'Guest', email: 'gail.guest@example.com' };
		addConsignments(
			store,
			saveCheckout(store, checkout, { billing_address: { ...person, ...address } }),
			[
				{
					address: { ...person, ...address },
					line_items: items.map((item) => ({ item_id: item.id, quantity: item.quantity })),
				},
			],
		);
		await quoteCheckout(providers, store, id);
		await taxCheckout(providers, store, id);
		return context.redirect(`${HERE}/${id}`, 303);
	});

	app.get(`${HERE}/:id`, (context) => {
		const checkout = checkoutOf(context);
		return checkout ? context.html(page('Checkout', summary(checkout))) : context.notFound();
	});

	app.post(`${HERE}/:id/shipping`, async (context) => {
		const checkout = checkoutOf(context);
		if (!checkout) return context.notFound();
		const { option } = await context.req.parseBody();
		const consignments = rowsOf(checkout.consignments).map((row) => ({
			...row,
			shipping_option_id: option,
		}));
		webhooks.during(store, undefined, () => saveCheckout(store, checkout, { consignments }));
		await taxCheckout(providers, store, String(checkout.id));
		return context.redirect(`${HERE}/${String(checkout.id)}`, 303);
	});

	app.post(`${HERE}/:id/order`, (context) => {
		const checkout = checkoutOf(context);
		if (!checkout) return context.notFound();
		const order = webhooks.during(store, undefined, () => orderFrom(store, checkout));
		webhooks.during(store, undefined, () =>
			store.collection('orders').update(Number(order.id), { status_id: PAID }),
		);
		return context.redirect(`${HERE}/${String(checkout.id)}`, 303);
	});

	const summary = (checkout: Row) => {
		const shown = shownCheckout(store, checkout);
		const [consignment = {}] = rowsOf(checkout.consignments);
		const chosen = chosenOption(consignment);
		const lines = rowsOf(((shown.cart as Row).line_items as Row | undefined)?.physical_items);
		const address = `${HERE}/${String(checkout.id)}`;
		const taxes = rowsOf(shown.taxes).map(({ name }) => String(name));
		return html`${table(
				'Your order',
				['Product', 'Quantity', 'Price'],
				lines.map(({ name, quantity, extended_sale_price }) => [
					name,
					quantity,
					dollars(extended_sale_price),
				]),
			)}
			<h2>Shipping</h2>
			<form method="post" action="${address}/shipping">
				${rowsOf(consignment.available_shipping_options).map(
					(option) =>
						html`<label
							><input
								type="radio"
								name="option"
								value="${option.id}"
								required
								${option.id === chosen?.id ? 'checked' : ''}
							/>
							${option.description}: ${dollars(option.cost)}
							<span class="quiet"
								>${option.additional_description ?? ''} ${option.transit_time ?? ''}</span
							></label
						>`,
				)}
				<button>Choose Shipping</button>
			</form>
			<dl>
				<dt>Products</dt>
				<dd>${dollars(shown.subtotal_ex_tax)}</dd>
				<dt>Shipping</dt>
				<dd>${dollars(shown.shipping_cost_total_ex_tax)}</dd>
				<dt>Tax${taxes.length > 0 ? ` (${taxes.join(', ')})` : ''}</dt>
				<dd>${dollars(shown.tax_total)}</dd>
				<dt>Total</dt>
				<dd><strong>${dollars(shown.grand_total)}</strong></dd>
			</dl>
			${
				checkout.order_id
					? html`<p class="done" role="status">
							Order
							<a href="/manage/${store.hash}/orders/${checkout.order_id}">#${checkout.order_id}</a>
							is placed and paid.
						</p>`
					: html`<form
							method="post"
							action="${address}/order"
							style="display: block; margin-top: 1rem"
						>
							<button class="main">Pay and Place Order</button>
						</form>`
			}`;
	};
	return app;
}
