import { compute } from '../../crud/present';
import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import type { StorefrontContext } from './context';

const PRODUCTS = 'catalog/products';
const ASSIGNMENTS = 'catalog/products/channel-assignments';
const DEFAULT_CHANNEL = 1;

/** A product without assignments is in the default channel, like a new product. */
function isInChannel(store: Store, { id }: Row, channelId: number): boolean {
	const assignments = store.collection(ASSIGNMENTS).where({ product_id: id });
	return assignments.length === 0
		? channelId === DEFAULT_CHANNEL
		: assignments.some((each) => Number(each.channel_id) === channelId);
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

const by = (read: (row: Row) => number) => (left: Row, right: Row) => read(right) - read(left);
const name = (row: Row) => String(row.name);
const price = (row: Row) => Number(row.sale_price) || Number(row.price);

/** Sort orders by their names in the Storefront API. Unknown names do not change the order. */
const ORDERS: Record<string, (left: Row, right: Row) => number> = {
	A_TO_Z: (left, right) => name(left).localeCompare(name(right)),
	Z_TO_A: (left, right) => name(right).localeCompare(name(left)),
	BEST_SELLING: by((row) => Number(row.total_sold ?? 0)),
	BEST_REVIEWED: by((row) => Number(row.reviews_rating_sum ?? 0)),
	FEATURED: by((row) => Number(row.is_featured === true)),
	HIGHEST_PRICE: by(price),
	LOWEST_PRICE: by((row) => -price(row)),
	NEWEST: by((row) => Date.parse(String(row.date_created))),
};

/** Sorts the products. */
export function sorted(products: Row[], order: string | null | undefined): Row[] {
	const compare = ORDERS[order ?? ''];
	return compare ? [...products].sort(compare) : products;
}
