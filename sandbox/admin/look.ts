import { html } from 'hono/html';
import { Hono, type Context } from 'hono';
import type { Row } from '../state/row';
import type { Store } from '../state/store';
import { doneMessage, frame, mainNavigation, navigation } from './html';
import { found, LISTS, listTable, type RecordList } from './lists';
import { orderPage, productPage } from './records';
import { doingButton, messageOf, type Told } from './tryIt';
import { storeName } from './words';

const PAGE_SIZE = 25;

/** The links inside a store's control panel. */
export function panelNavigation({ hash }: Store, here: string) {
	const lists = Object.entries(LISTS).map(([name, { title }]) => ({
		href: `/manage/${hash}/${name}`,
		text: title,
		isHere: here === name,
	}));
	return navigation(
		'Control panel',
		[...lists, { href: `/manage/${hash}`, text: 'Apps', isHere: here === 'apps' }],
		'tabs',
	);
}

/** The part of the simulated control panels where a merchant looks at orders, products and customers. */
export function createLook(stores: Map<string, Store>, told: Told): Hono {
	const app = new Hono();
	const within =
		(work: (context: Context, store: Store) => ReturnType<typeof frame> | undefined) =>
		(context: Context) => {
			const store = stores.get(context.req.param('hash') ?? '');
			const page = store && work(context, store);
			return page ? context.html(page) : context.notFound();
		};
	for (const [name, list] of Object.entries(LISTS))
		app.get(
			`/manage/:hash/${name}`,
			within((context, store) => listPage(context, store, name, list, told)),
		);
	app.get(
		'/manage/:hash/orders/:id',
		within((context, store) => {
			const order = recordOf(context, store, 'orders');
			return (
				order && panelPage(store, 'orders', `Order #${String(order.id)}`, orderPage(store, order))
			);
		}),
	);
	app.get(
		'/manage/:hash/products/:id',
		within((context, store) => {
			const product = recordOf(context, store, 'catalog/products');
			return (
				product &&
				panelPage(
					store,
					'products',
					String(product.name),
					html`${doneMessage(messageOf(context, told))} ${productPage(store, product)}`,
				)
			);
		}),
	);
	return app;
}

function recordOf(context: Context, store: Store, collection: string): Row | undefined {
	return store.collection(collection).get(context.req.param('id') ?? '');
}

/** A page of a store's control panel. */
export function panelPage(
	store: Store,
	here: string,
	title: string,
	content: ReturnType<typeof html>,
) {
	return frame(
		title,
		html`${panelNavigation(store, here)} ${content}`,
		mainNavigation('/manage'),
		storeName(store),
	);
}

function listPage(context: Context, store: Store, name: string, list: RecordList, told: Told) {
	const words = context.req.query('q') ?? '';
	const rows = found(list, store, words);
	const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
	const page = Math.min(pages, Math.max(1, Number(context.req.query('page')) || 1));
	const [doing, label] = list.button;
	const path = `/manage/${store.hash}/${name}`;
	const linkTo = (number: number, text: string) => ({
		href: `${path}?${new URLSearchParams({ ...(words && { q: words }), page: String(number) }).toString()}`,
		text,
	});
	return panelPage(
		store,
		name,
		list.title,
		html`${doneMessage(messageOf(context, told))}
			<div class="bar">
				<form method="get" action="${path}" role="search">
					<input
						type="search"
						name="q"
						value="${words}"
						size="26"
						aria-label="${list.hint}"
						placeholder="${list.hint}"
					/>
					<button>Search</button>
				</form>
				${doingButton(store, doing, label, path)}
			</div>
			${listTable(list, store, rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), countOf(rows, list, words))}
			${
				pages > 1
					? html`<p class="quiet">Page ${page} of ${pages}</p>
							${navigation('More pages', [
								...(page > 1 ? [linkTo(page - 1, 'Newer')] : []),
								...(page < pages ? [linkTo(page + 1, 'Older')] : []),
							])}`
					: ''
			}`,
	);
}

function countOf(rows: Row[], { title }: RecordList, words: string): string {
	if (words) return `${rows.length} found`;
	const things = title.toLowerCase();
	return rows.length === 1 ? `1 ${things.replace(/s$/, '')}` : `${rows.length} ${things}`;
}
