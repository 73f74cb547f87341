import { compute } from '../../crud/present';
import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { overridesIn } from '../admin/overrides';
import type { StorefrontContext } from './context';

const PRODUCTS = 'catalog/products';
const ASSIGNMENTS = 'catalog/products/channel-assignments';
const DEFAULT_CHANNEL = 1;

/** A product without assignments is in the default channel, like a new product. */
function isInChannel(store: Store, { id }: Row, channelId: number): boolean {
	const assignments = store.collection(ASSIGNMENTS).where({ product_id: id });
	return assignments.length === 0
		? channelId === DEFAULT_CHANNEL
		: assignments.some((assignment) => Number(assignment.channel_id) === channelId);
}

/** All products visible to shoppers of the channel. */
export function productsOf({
	store,
	channelId,
}: Pick<StorefrontContext, 'store' | 'channelId'>): Row[] {
	return store
		.collection(PRODUCTS)
		.all()
		.filter((row) => row.is_visible !== false && isInChannel(store, row, channelId));
}

/** A product that is visible to shoppers of the channel. */
export function productIn(
	{ store, channelId }: Pick<StorefrontContext, 'store' | 'channelId'>,
	id: unknown,
): Row | undefined {
	const row = store.collection(PRODUCTS).get(String(id));
	return row && row.is_visible !== false && isInChannel(store, row, channelId) ? row : undefined;
}

/** The stock of a product; undefined if it is not tracked. */
export function stockOf(store: Store, product: Row): number | undefined {
	return product.inventory_tracking === 'none' || !product.inventory_tracking
		? undefined
		: Number(compute({ store }, PRODUCTS, product).inventory_level ?? 0);
}

/** Checks whether a product can currently be bought. */
export function isInStock(store: Store, product: Row): boolean {
	return (stockOf(store, product) ?? 1) > 0;
}

/** Categories of the channel's tree that shoppers can see. */
export function categoriesOf({
	store,
	channelId,
}: Pick<StorefrontContext, 'store' | 'channelId'>): Row[] {
	const tree = store
		.collection('catalog/trees')
		.all()
		.find(({ channels }) => (channels as number[]).includes(channelId));
	return store
		.collection('catalog/trees/categories')
		.where({ tree_id: tree?.id })
		.filter(({ is_visible }) => is_visible !== false);
}

const descendingBy = (read: (row: Row) => number) => (left: Row, right: Row) =>
	read(right) - read(left);
const nameOf = (row: Row) => String(row.name);
const priceOf = (row: Row) => Number(row.sale_price) || Number(row.price);

/** Sort orders by their names in the Storefront API. Unknown names do not change the order. */
const SORT_ORDERS: Record<string, (left: Row, right: Row) => number> = {
	A_TO_Z: (left, right) => nameOf(left).localeCompare(nameOf(right)),
	Z_TO_A: (left, right) => nameOf(right).localeCompare(nameOf(left)),
	BEST_SELLING: descendingBy((row) => Number(row.total_sold ?? 0)),
	BEST_REVIEWED: descendingBy((row) => Number(row.reviews_rating_sum ?? 0)),
	FEATURED: descendingBy((row) => Number(row.is_featured === true)),
	HIGHEST_PRICE: descendingBy(priceOf),
	LOWEST_PRICE: descendingBy((row) => -priceOf(row)),
	NEWEST: descendingBy((row) => Date.parse(String(row.date_created))),
};

/** Sorts the products. */
export function sortProducts(products: Row[], order: string | null | undefined): Row[] {
	const compare = SORT_ORDERS[order ?? ''];
	return compare ? [...products].sort(compare) : products;
}

/** The images of a product as shoppers see them. The sandbox has one size only. */
export function imagesOf(store: Store, { id }: Row): Row[] {
	const rows = store
		.collection('catalog/products/images')
		.where({ product_id: id })
		.filter(({ $hidden }) => $hidden !== true);
	return rows.map((row) => ({
		altText: row.description ?? '',
		isDefault: row.is_thumbnail === true,
		$url: row.url_standard ?? '',
	}));
}

type ShownTo = Pick<StorefrontContext, 'store' | 'channelId' | 'locale'>;

/** Names of product fields in overrides and translations. */
const TRANSLATED_NAMES: Record<string, string> = {
	name: 'name',
	description: 'description',
	page_title: 'pageTitle',
	meta_description: 'metaDescription',
	warranty: 'warranty',
};

/**
 * A product text as shown to shoppers of the channel: the override in their language, or else the translation, or else the
 * product's own text.
 */
export function textOf({ store, channelId, locale }: ShownTo, product: Row, field: string): string {
	const own = String(product[field] ?? '');
	const channel = `bc/store/channel/${channelId}`;
	const code =
		locale ??
		store.collection('locales').where({ channel_id: channelId, is_default: true })[0]?.code;
	const different = overridesIn(store, ['product', product.id], {
		channelId: channel,
		locale: code as string | undefined,
	})?.[TRANSLATED_NAMES[field]];
	if (typeof different === 'string') return different;
	if (!locale) return own;
	const key = [
		'PRODUCTS',
		channel,
		`bc/store/locale/${locale}`,
		`bc/store/product/${String(product.id)}`,
	].join('|');
	const translated = (
		store.collection('translations').where({ key })[0]?.texts as Row | undefined
	)?.[field];
	return typeof translated === 'string' ? translated : own;
}
