import { conflict } from '../../responses/apiError';
import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { graphQlError } from '../errors';
import { connection, idOf, localId, type PageArguments } from '../relay';
import { changes, reads, recordOf, type AdminContext } from './context';
import { removeOverrides, addOverrides, overridesIn, type Place } from './overrides';

/** A group of product fields that the Admin API shows and changes together. */
interface FieldGroup {
	/** The field of the product that shows them. */
	shown: string;
	/** Suffix of the mutations' names. */
	set: string;
	remove: string;
	/** Each field, with its name in REST and in removals. */
	fields: Record<string, { row: string; removed?: string }>;
}

/** Groups whose fields can have overrides by language. */
const FIELD_GROUPS: FieldGroup[] = [
	{
		shown: 'basicInformation',
		set: 'setProductBasicInformation',
		remove: 'removeProductBasicInformationOverrides',
		fields: {
			name: { row: 'name', removed: 'PRODUCT_NAME_FIELD' },
			description: { row: 'description', removed: 'PRODUCT_DESCRIPTION_FIELD' },
		},
	},
	{
		shown: 'seoInformation',
		set: 'setProductSeoInformation',
		remove: 'removeProductSeoInformationOverrides',
		fields: {
			pageTitle: { row: 'page_title', removed: 'PRODUCT_PAGE_TITLE_FIELD' },
			metaDescription: { row: 'meta_description', removed: 'PRODUCT_META_DESCRIPTION_FIELD' },
		},
	},
	{
		shown: 'storefrontDetails',
		set: 'setProductStorefrontDetails',
		remove: 'removeProductStorefrontDetailsOverrides',
		fields: {
			warranty: { row: 'warranty', removed: 'PRODUCT_WARRANTY' },
			availabilityDescription: {
				row: 'availability_description',
				removed: 'PRODUCT_AVAILABILITY_DESCRIPTION_FIELD',
			},
			searchKeywords: { row: 'search_keywords', removed: 'PRODUCT_SEARCH_KEYWORDS' },
		},
	},
	{
		shown: 'preOrderSettings',
		set: 'setProductPreOrderSettings',
		remove: 'removeProductPreOrderSettingsOverrides',
		fields: { message: { row: 'preorder_message', removed: 'PRODUCT_PRE_ORDER_MESSAGE' } },
	},
	{
		shown: 'urlPath',
		set: 'setProductUrlPath',
		remove: 'removeProductUrlPathOverride',
		fields: { path: { row: 'custom_url' } },
	},
];

/** The values of a group's fields in the product itself. */
function groupValues({ fields }: FieldGroup, product: Row): Row {
	return Object.fromEntries(
		Object.entries(fields).map(([name, { row }]) => [name, urlText(product[row])]),
	);
}

/** Converts the input to REST fields. */
function groupRow({ fields }: FieldGroup, given: Row): Row {
	return Object.fromEntries(
		Object.entries(given).map(([name, value]) => {
			const { row } = fields[name];
			return [row, row === 'custom_url' ? { url: value, is_customized: true } : value];
		}),
	);
}

/** A URL is an object in REST. */
function urlText(value: unknown): unknown {
	return typeof value === 'object' && value !== null ? (value as Row).url : (value ?? '');
}

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
const setter = (group: FieldGroup) =>
	changes(SCOPE, (_parent, { input }: { input: Input }, { store }) => {
		const row = productOf(store, input.productId);
		if (input.localeContext)
			addOverrides(store, ['product', row.id], input.localeContext, input.data);
		else {
			assertFree(store, row, input.data.name);
			store.collection(COLLECTION).update(Number(row.id), groupRow(group, input.data));
		}
		return { product: byId(store, row) };
	});

/** `removeProduct…Overrides`: those that are named, or all of the group. */
const remover = ({ fields }: FieldGroup) =>
	changes(SCOPE, (_parent, { input }: { input: Input }, { store }) => {
		const row = productOf(store, input.productId);
		const isNamed = (removed?: string) =>
			!input.overridesToRemove ||
			(removed !== undefined && input.overridesToRemove.includes(removed));
		const names = Object.entries(fields)
			.filter(([, { removed }]) => isNamed(removed))
			.map(([name]) => name);
		removeOverrides(store, ['product', row.id], input.localeContext as Place, names);
		return { product: byId(store, row) };
	});

function differing(store: Store, row: Row, place: Place): Row | null {
	const values = overridesIn(store, ['product', row.id], place);
	if (!values) return null;
	return Object.fromEntries(
		FIELD_GROUPS.map(({ shown, fields }) => [
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
			FIELD_GROUPS.map((group) => [
				group.shown,
				(product: Row) => groupValues(group, rowOf(product)),
			]),
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
		...Object.fromEntries(FIELD_GROUPS.map((group) => [group.set, setter(group)])),
		...Object.fromEntries(FIELD_GROUPS.map((group) => [group.remove, remover(group)])),
		setProductIsFeatured: changes(SCOPE, (_parent, { input }: { input: Input }, { store }) => {
			const row = productOf(store, input.productId);
			if (input.channelId)
				addOverrides(store, ['product', row.id], { channelId: input.channelId }, input.data);
			else
				store.collection(COLLECTION).update(Number(row.id), { is_featured: input.data.isFeatured });
			return { product: byId(store, row) };
		}),
		removeProductIsFeaturedOverride: changes(
			SCOPE,
			(_parent, { input }: { input: Input }, { store }) => {
				const row = productOf(store, input.productId);
				removeOverrides(store, ['product', row.id], { channelId: input.channelId as string });
				return { product: byId(store, row) };
			},
		),
	},
};
