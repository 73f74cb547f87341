import { html, raw } from 'hono/html';
import type { Account } from '../accounts';
import type { Parts } from '../parts';
import type { LogEntry } from '../http/requestLog';
import { compute } from '../crud/present';
import type { Store } from '../state/store';
import { carts } from './carts';
import { STYLE } from './style';
import { table } from './table';
import { webhooks as webhookTables } from './webhooks';

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
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${name}: sandbox store</title>
				<style>
					${raw(STYLE)}
				</style>
			</head>
			<body>
				<header>
					<h1>${name}</h1>
					<p>
						A simulated BigCommerce store on this machine. Nothing here is real: no money moves, no
						email is sent, and all data is restored when the sandbox is restarted or reset.
					</p>
				</header>
				<main>
					${counts(store)} ${lowStock(store)} ${carts(store)} ${accountTable(accounts)}
					${requests(log.all())} ${webhookTables(store, webhooks)}
				</main>
			</body>
		</html>`;
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

function requests(entries: LogEntry[]) {
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
