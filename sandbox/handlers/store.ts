import type { Handler } from '../crud/call';
import { compute } from '../crud/present';

/** GET /catalog/summary: figures over all products. */
const summary: Handler = ({ store }) => {
	const variants = store.collection('catalog/products/variants').all();
	const products = store
		.collection('catalog/products')
		.all()
		.map((row) => compute({ store }, 'catalog/products', row));
	const prices = products.map((product) => Number(product.price));
	const levels = products.map((product) => Number(product.inventory_level));
	const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
	return {
		data: {
			inventory_count: sum(levels),
			inventory_value: sum(prices.map((price, index) => price * levels[index])),
			variant_count: variants.length,
			highest_variant_price: Math.max(0, ...prices),
			lowest_variant_price: Math.min(...prices, Infinity),
			average_variant_price: prices.length ? sum(prices) / prices.length : 0,
			oldest_variant_date: products[0]?.date_created ?? null,
			newest_variant_date: products.at(-1)?.date_created ?? null,
			primary_category_id:
				store.collection('catalog/trees/categories').all()[0]?.category_id ?? null,
			primary_category_name: store.collection('catalog/trees/categories').all()[0]?.name ?? null,
		},
	};
};

/** The store itself. */
export const store: Record<string, Handler> = {
	'GET v2 /time': () => ({ data: { time: Math.floor(Date.now() / 1000) } }),
	'GET v2 /store': ({ store: { singletons } }) => ({ data: singletons.get('store||') }),
	'GET v3 /catalog/summary': summary,
};
