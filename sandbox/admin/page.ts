import { html } from 'hono/html';
import { peopleOf, type Account } from '../accounts';
import { compute } from '../crud/present';
import type { LogEntry } from '../http/requestLog';
import type { Parts } from '../parts';
import type { Store } from '../state/store';
import type { Webhooks } from '../webhooks';
import { isLoopback } from '../webhooks/delivery';
import { doneMessage, htmlPage, mainNavigation, STYLE, table } from './html';
import { changeTable } from './lastChanges';
import { found, LISTS, listTable } from './lists';
import { findFaultsSection, tryItSection } from './tryIt';
import { dollars, nameOf, storeName } from './words';

const SHOWN_REQUESTS = 15;
/** The table shows products with at most this many left. */
const LOW_STOCK = 5;

/** The start page: the contents of the store, the API accounts, and the last requests. */
export function renderPage({ accounts, stores, log, webhooks, lastChanges }: Parts, done?: string) {
	const [store] = stores.values();
	const name = storeName(store);
	return htmlPage(
		{
			title: `${name}: sandbox store`,
			heading: name,
			note: 'A simulated BigCommerce store on this machine. Nothing here is real: no money moves, no email is sent, and all data is restored when the sandbox is restarted or reset.',
			style: STYLE,
			nav: mainNavigation('/'),
		},
		html`${doneMessage(done)} ${tryItSection(store)} ${changeTable(lastChanges.all())}
		${storeTable(stores)} ${lowStock(store)} ${lastOrders(store)} ${cartTable(store)}
		${webhookTables(store, webhooks)} ${requestTable(log.all())} ${findFaultsSection(store)}
		${accountTable(accounts)} ${ownerTable(stores)}`,
	);
}

/** The stores, with what a merchant looks at in each. */
function storeTable(stores: Map<string, Store>) {
	return table(
		'Stores',
		['Store', 'Store hash', 'Look at', 'Control panel'],
		[...stores.values()].map((store) => [
			storeName(store),
			html`<code>${store.hash}</code>`,
			Object.entries(LISTS).map(
				([name, { title, collection }], index) =>
					html`${index ? ', ' : ''}<a href="/manage/${store.hash}/${name}"
							>${store.collection(collection).all().length} ${title.toLowerCase()}</a
						>`,
			),
			html`<a href="/manage/${store.hash}" aria-label="Apps in ${storeName(store)}">Apps</a>`,
		]),
	);
}

const SHOWN_ORDERS = 5;

function lastOrders(store: Store) {
	return listTable(
		LISTS.orders,
		store,
		found(LISTS.orders, store, '').slice(0, SHOWN_ORDERS),
		'Last orders',
	);
}

function customerName(store: Store, id: unknown): string {
	const customer = id ? store.collection('customers').get(Number(id)) : undefined;
	return customer ? nameOf(customer) : 'guest';
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
			html`<a href="/manage/${store.hash}/products/${product.id}">${product.name}</a>`,
			product.sku,
			product.inventory_level,
			dollars(product.price),
		]),
	);
}

function accountTable(accounts: Account[]) {
	return table(
		'Accounts',
		['Name', 'Kind', 'Store or account', 'Access token', 'Scopes', 'Action'],
		accounts.map((account) => [
			account.name,
			`${account.kind}-level`,
			account.storeHash ?? account.accountUuid,
			html`<code>${account.accessToken}</code>`,
			account.scopes.length > 8
				? html`<details>
						<summary>${account.scopes.length} scopes</summary>
						${account.scopes.join(', ')}
					</details>`
				: account.scopes.join(', ') || 'the default scope only',
			html`<form method="post" action="/sandbox/accounts/${account.id}/delete">
				<button aria-label="Delete ${account.name}">Delete</button>
			</form>`,
		]),
	);
}

/** The owners of the stores. A new email address ends the tokens of the apps. */
function ownerTable(stores: Map<string, Store>) {
	return table(
		'Owners',
		['Store', 'Email', 'Action'],
		[...stores.values()].map((store) => [
			storeName(store),
			peopleOf(store).owner.email,
			html`<form method="post" action="/sandbox/stores/${store.hash}/owner">
				<input type="email" name="email" required aria-label="New email of ${storeName(store)}" />
				<button>Change</button>
			</form>`,
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
				customerName(store, customer_id),
				dollars(cart_amount),
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
			isLoopback(String(destination))
				? is_active
					? 'active'
					: 'inactive'
				: 'not on this machine, so nothing is sent',
		]);
	const deliveries = dispatcher.log
		.deliveries()
		.filter(({ outcome }) => outcome !== 'refused')
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
