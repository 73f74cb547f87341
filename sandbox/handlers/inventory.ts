import { randomUUID } from 'node:crypto';
import { paginate } from '../responses/pagination';
import { linkOf, type Call, type Handler } from '../crud/call';
import { filter } from '../crud/filters';
import { compute } from '../crud/present';
import { createMany, updateMany } from '../crud/batch';
import { fieldsOf, removeMany } from '../crud/records';
import { assertAdjustable, assertSettings } from '../domain/stock';
import { isRow, rowsOf, type Id, type Row } from '../state/row';

const accepted = () => ({ body: { transaction_id: randomUUID() } });

/** The variant of an adjustment's item: by its ID, SKU or product. */
function variantOf({ store }: Call, item: Row): Row | undefined {
	const variants = store.collection('catalog/products/variants');
	if (item.variant_id !== undefined) return variants.get(item.variant_id as Id);
	if (item.sku !== undefined) return variants.where({ sku: item.sku })[0];
	return variants.where({ product_id: item.product_id })[0];
}

/** Sets or changes stock. Here all locations share one level per variant. */
const adjust =
	(next: (level: number, quantity: number) => number, isRelative: boolean): Handler =>
	(call) => {
		const items = rowsOf(fieldsOf(call).items);
		const variants = items.map((item) => variantOf(call, item));
		assertAdjustable(call.store, items, variants, isRelative);
		items.forEach((item, index) => {
			const variant = variants[index] as Row;
			if (item.quantity !== undefined)
				setLevel(call, variant, (level) => next(level, Number(item.quantity)));
			if (item.qty_backordered !== undefined)
				call.store.collection('catalog/products/variants').update(variant.id as Id, {
					$qty_backordered: next(
						Number(variant.$qty_backordered ?? 0),
						Number(item.qty_backordered),
					),
				});
		});
		return accepted();
	};

function setLevel({ store }: Call, variant: Row, next: (level: number) => number): void {
	const shown = compute({ store }, 'catalog/products/variants', variant);
	const level = Math.max(0, next(Number(shown.inventory_level ?? 0)));
	store
		.collection('catalog/products/variants')
		.update(variant.id as Id, { inventory_level: level });
	const product = store.collection('catalog/products').get(variant.product_id as Id);
	if (product && product.inventory_tracking !== 'variant') {
		store.collection('catalog/products').update(product.id as Id, { inventory_level: level });
	}
}

/** Stock of every variant at every location. */
function itemsOf({ store, params }: Call): Row[] {
	const locations = store
		.collection('inventory/locations')
		.all()
		.filter(({ id }) => !params.location_id || String(id) === params.location_id);
	return store
		.collection('catalog/products/variants')
		.all()
		.map((variant) => {
			const { id, sku, product_id, inventory_level, inventory_warning_level } = compute(
				{ store },
				'catalog/products/variants',
				variant,
			);
			const places = locations.map((location, index) => ({
				location_id: location.id,
				location_code: location.code,
				location_name: location.label,
				location_enabled: true,
				available_to_sell: index === 0 ? inventory_level : 0,
				total_inventory_onhand: index === 0 ? inventory_level : 0,
				qty_backordered: index === 0 ? Number(variant.$qty_backordered ?? 0) : 0,
				settings: {
					safety_stock: 0,
					is_in_stock: Number(inventory_level) > 0,
					warning_level: inventory_warning_level ?? 0,
					bin_picking_number: '',
					backorder_limit: Number(variant.$backorder_limit ?? 0),
				},
			}));
			const identity = { sku, variant_id: id, product_id, sku_id: null };
			const flat = {
				variant_id: id,
				product_id,
				sku,
				location_id: places.map((place) => place.location_id),
				location_code: places.map((place) => place.location_code),
			};
			return params.location_id
				? { ...flat, $shown: { identity, ...places[0] } }
				: { ...flat, $shown: { identity, locations: places } };
		});
}

const list: Handler = (call) => {
	linkOf(call);
	const rows = filter(call, itemsOf(call));
	const answer = paginate(call.operation, call.query, rows, {
		field: 'variant_id',
		kind: 'integer',
	});
	return { ...answer, data: rowsOf(answer.data).map((row) => row.$shown) };
};

const saveSettings: Handler = (call) => {
	linkOf(call);
	const settings = rowsOf(fieldsOf(call).settings);
	assertSettings(settings, (identity) => variantOf(call, identity));
	for (const { identity, warning_level, backorder_limit } of settings) {
		const variant = isRow(identity) ? variantOf(call, identity) : undefined;
		if (!variant) continue;
		call.store.collection('catalog/products/variants').update(variant.id as Id, {
			...(warning_level !== undefined && { inventory_warning_level: warning_level }),
			...(backorder_limit !== undefined && { $backorder_limit: backorder_limit }),
		});
	}
	return accepted();
};

/** Writes that BigCommerce processes later return a transaction ID. Here they are processed at once. */
const later =
	(work: Handler): Handler =>
	(call) => {
		const answer = work(call);
		return (answer.status ?? 200) >= 400 ? answer : accepted();
	};

/** Stock and locations. */
export const inventory: Record<string, Handler> = {
	'PUT v3 /inventory/adjustments/absolute': adjust((_level, quantity) => quantity, false),
	'POST v3 /inventory/adjustments/relative': adjust((level, quantity) => level + quantity, true),
	'GET v3 /inventory/items': list,
	'GET v3 /inventory/locations/{location_id}/items': list,
	'PUT v3 /inventory/locations/{location_id}/items': saveSettings,
	'POST v3 /inventory/locations': later(createMany),
	'PUT v3 /inventory/locations': later(updateMany),
	'DELETE v3 /inventory/locations': later(removeMany),
};
