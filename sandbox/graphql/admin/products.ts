import { conflict } from '../../responses/apiError';
import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { connection, idOf, localId, type PageArguments } from '../relay';
import { graphQlError } from '../errors';
import { changes, reads, recordOf, type AdminContext } from './context';
import { endOverride, override, overridesIn, type Place } from './overrides';
import { GROUPS, rowFor, valuesOf, type Group } from './productGroups';

const COLLECTION = 'catalog/products';
const SCOPE = 'store_v2_products';

interface Input {
	productId: string;
	localeContext?: Place | null;
	channelId?: string | null;
	data: Row;
	overridesToRemove?: string[] | null;
}

/** A product in the API's shape, with its record. */
export function toProduct(row: Row): Row {
	return { id: idOf('store/product', row.id), $row: row };
}

/** The record of the product with a global ID. Throws if it does not exist. */
export function productOf(store: Store, id: string): Row {
	return recordOf(store, COLLECTION, 'product', id);
}

const rowOf = (product: Row) => product.$row as Row;
const byId = (store: Store, row: Row) =>
	toProduct(store.collection(COLLECTION).get(Number(row.id)) as Row);

/** Product names are unique, as in REST. */
function assertFree(store: Store, row: Row, name: unknown): void {
	if (
		typeof name === 'string' &&
		store
			.collection(COLLECTION)
			.where({ name })
			.some(({ id }) => id !== row.id)
	) {
		throw graphQlError(conflict(`The product name is a duplicate: ${name}`).message);
	}
}

/** `setProduct…`: of the product itself, or of what differs in a place. */
const setter = (group: Group) =>
	changes(SCOPE, (_parent, { input }: { input: Input }, { store }) => {
		const row = productOf(store, input.productId);
		if (input.localeContext) override(store, ['product', row.id], input.localeContext, input.data);
		else {
			assertFree(store, row, input.data.name);
			store.collection(COLLECTION).update(Number(row.id), rowFor(group, input.data));
		}
		return { product: byId(store, row) };
	});

/** `removeProduct…Overrides`: those that are named, or all of the group. */
const remover = ({ fields }: Group) =>
	changes(SCOPE, (_parent, { input }: { input: Input }, { store }) => {
		const row = productOf(store, input.productId);
		const isNamed = (removed?: string) =>
			!input.overridesToRemove ||
			(removed !== undefined && input.overridesToRemove.includes(removed));
		const names = Object.entries(fields)
			.filter(([, { removed }]) => isNamed(removed))
			.map(([name]) => name);
		endOverride(store, ['product', row.id], input.localeContext as Place, names);
		return { product: byId(store, row) };
	});

function differing(store: Store, row: Row, place: Place): Row | null {
	const values = overridesIn(store, ['product', row.id], place);
	if (!values) return null;
	return Object.fromEntries(
		GROUPS.map(({ shown, fields }) => [
			shown,
			Object.keys(fields).some((name) => name in values) ? values : null,
		]),
	);
}

/** Products, and their overrides by channel and language. */
export const products = {
	Store: {
		product: reads(SCOPE, (_store, { id }: { id: string }, { store }) => {
			const row = store.collection(COLLECTION).get(localId('store/product', id));
			return row ? toProduct(row) : null;
		}),
		products: reads(
			SCOPE,
			(
				_store,
				{ filters, ...page }: PageArguments & { filters?: { ids?: string[] | null } | null },
				{ store },
			) => {
				const ids = filters?.ids?.map((id) => localId('store/product', id));
				const rows = store
					.collection(COLLECTION)
					.all()
					.filter(({ id }) => !ids || ids.includes(String(id)));
				return connection(rows, page, toProduct);
			},
		),
	},
	Product: {
		...Object.fromEntries(
			GROUPS.map((group) => [group.shown, (product: Row) => valuesOf(group, rowOf(product))]),
		),
		isFeatured: (product: Row) => rowOf(product).is_featured === true,
		overridesForLocale: (
			product: Row,
			{ localeContext }: { localeContext: Place },
			{ store }: AdminContext,
		) => differing(store, rowOf(product), localeContext),
		overridesForChannel: (product: Row, place: Place, { store }: AdminContext) =>
			overridesIn(store, ['product', rowOf(product).id], { channelId: place.channelId }) ?? null,
	},
	ProductMutations: {
		...Object.fromEntries(GROUPS.map((group) => [group.set, setter(group)])),
		...Object.fromEntries(GROUPS.map((group) => [group.remove, remover(group)])),
		setProductIsFeatured: changes(SCOPE, (_parent, { input }: { input: Input }, { store }) => {
			const row = productOf(store, input.productId);
			if (input.channelId)
				override(store, ['product', row.id], { channelId: input.channelId }, input.data);
			else
				store.collection(COLLECTION).update(Number(row.id), { is_featured: input.data.isFeatured });
			return { product: byId(store, row) };
		}),
		removeProductIsFeaturedOverride: changes(
			SCOPE,
			(_parent, { input }: { input: Input }, { store }) => {
				const row = productOf(store, input.productId);
				endOverride(store, ['product', row.id], { channelId: input.channelId as string });
				return { product: byId(store, row) };
			},
		),
	},
};
