import type { Row } from '../../state/row';
import { b2b } from './b2b';
import { catalog } from './catalog';
import { carts, customers, orders } from './customersAndOrders';
import { prices } from './prices';
import { life, type EventRule } from './rule';
import { storeSetup } from './storeSetup';

/** Whose metafields: their collection, the events' own name if there is one, and what the events call the resource. */
const RESOURCES: Array<[collection: string, scope: string | undefined, type: string]> = [
	['carts', 'cart', 'cart'],
	['catalog/brands', 'brand', 'brand'],
	['catalog/products', 'product', 'product'],
	['catalog/products/variants', 'product/variant', 'variant'],
	['catalog/trees/categories', 'category', 'category'],
	['channels', 'channel', 'channel'],
	['customers', undefined, 'customer'],
	['inventory/locations', 'inventory/location', 'location'],
	['orders', 'order', 'order'],
	['store', 'store', 'store'],
];

/** Their events also contain the resource's type. */
const TYPED = new Set(['product', 'variant']);

/** Metafields of all resources. The resource's ID is text here, even if it is a number elsewhere. */
const metafields: EventRule[] = RESOURCES.flatMap(([collection, scope, type]) => {
	const bare = ({ id, resource_id }: Row) => ({
		metafield_id: id,
		resource_id: String(resource_id),
	});
	const typed = (row: Row) => ({ ...bare(row), resource_type: type });
	return [
		...(scope
			? life(`${collection}/metafields`, `store/${scope}/metafield`, TYPED.has(type) ? typed : bare)
			: []),
		...life(`${collection}/metafields`, 'store/metafield', typed),
	];
});

/** Which changes fire which events (shapes: bigcommerce-webhooks.md and the callbacks of webhooks.v3.yml). */
export const RULES: EventRule[] = [
	...orders,
	...carts,
	...b2b,
	...catalog,
	...customers,
	...prices,
	...metafields,
	...storeSetup,
];
