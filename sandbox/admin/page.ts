import { html } from 'hono/html';
import type { Account } from '../accounts';
import { compute } from '../crud/present';
import type { LogEntry } from '../http/requestLog';
import type { Parts } from '../parts';
import type { Store } from '../state/store';
import type { Webhooks } from '../webhooks';
import { htmlPage, STYLE, table } from './html';

const SHOWN_REQUESTS = 15;
/** The table shows products with at most this many left. */
const LOW_STOCK = 5;

const COUNTED: Array<[name: string, collection: string]> = [
	['Products', 'catalog/products'],
	['Variants', 'catalog/products/variants'],
	['Brands', 'catalog/brands'],
	['Categories', 'catalog/trees/categories'],
	['Customers', 'customers'],
	['Orders', 'orders'],
	['Price records', 'pricelists/records'],
	['Webhooks', 'hooks'],
];

/** The start page: the contents of the store, the API accounts, and the last requests. */
export function renderPage({ accounts, stores, log, webhooks }: Parts) {
	const [store] = stores.values();
	const name = String(store.singletons.get('store||')?.name ?? store.hash);
	return htmlPage(
		{
			title: `${name}: sandbox store`,
			heading: name,
			note: 'A simulated BigCommerce store on this machine. Nothing here is real: no money moves, no email is sent, and all data is restored when the sandbox is restarted or reset.',
			style: STYLE,
		},
		html`${counts(store)} ${lowStock(store)} ${cartTable(store)} ${accountTable(accounts)}
		${requestTable(log.all())} ${webhookTables(store, webhooks)}`,
	);
}

function counts(store: Store) {
	return html`<section aria-labelledby="counts">
		<h2 id="counts">In the store</h2>
		<ul class="counts">
			${COUNTED.map(([name, collection]) => html`<li><strong>${store.collection(collection).all().length}</strong> ${name}</li>`)}
		</ul>
	</section>`;
}

function lowStock(store: Store) {
	const products = store
		.collection('catalog/products')
		.all()
		.map((row) => compute({ store }, 'catalog/products', row))
		.filter((product) => Number(product.inventory_level) <= LOW_STOCK)
		.sort((left, right) => Number(left.inventory_level) - Number(right.inventory_level));
	return table(
		'Low stock',
		['Product', 'SKU', 'Left', 'Price'],
		products.map((product) => [
			product.name,
			product.sku,
			product.inventory_level,
			`$${Number(product.price).toFixed(2)}`,
		]),
	);
}

function accountTable(accounts: Account[]) {
	return table(
		'Accounts',
		['Name', 'Kind', 'Store or account', 'Access token', 'Scopes'],
		accounts.map((account) => [
			account.name,
			`${account.kind}-level`,
			account.storeHash ?? account.accountUuid,
			html`<code>${account.accessToken}</code>`,
			account.scopes.length > 8 ? `all (${account.scopes.length})` : account.scopes.join(', '),
		]),
	);
}

function requestTable(entries: LogEntry[]) {
	const rows = entries
		.slice(-SHOWN_REQUESTS)
		.reverse()
		.map((entry) => [
			entry.at.slice(11, 19),
			entry.method,
			html`<code>${entry.path}${entry.query ? `?${decodeURIComponent(entry.query)}` : ''}</code>`,
			entry.status,
			entry.account ?? 'unknown token',
		]);
	return table('Last requests', ['Time (UTC)', 'Method', 'Path', 'Status', 'Account'], rows);
}

/** The open carts, each with a button to abandon it. */
function cartTable(store: Store) {
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

const SHOWN_DELIVERIES = 15;

/** The webhooks and their last deliveries. */
function webhookTables(store: Store, { dispatcher }: Webhooks) {
	const hooks = store
		.collection('hooks')
		.all()
		.map(({ scope, destination, client_id, is_active }) => [
			html`<code>${scope}</code>`,
			destination,
			client_id,
			is_active ? 'active' : 'inactive',
		]);
	const deliveries = dispatcher.log
		.deliveries()
		.slice(-SHOWN_DELIVERIES)
		.reverse()
		.map((entry) => [
			entry.at.slice(11, 19),
			html`<code>${entry.scope}</code>`,
			entry.destination,
			entry.status ?? entry.reason ?? '',
			entry.outcome,
			entry.attempt,
			entry.ms.toFixed(0),
		]);
	return html`${table('Webhooks', ['Scope', 'Destination', 'Client', 'State'], hooks)}
	${table('Last deliveries', ['Time (UTC)', 'Scope', 'Destination', 'Response', 'Outcome', 'Attempt', 'ms'], deliveries)}`;
}
