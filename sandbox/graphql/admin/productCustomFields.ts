import { isRow, rowsOf, type Row } from '../../state/row';
import type { Store } from '../../state/store';
import { connection, idOf, localId, type PageArguments } from '../relay';
import { graphQlError } from '../errors';
import { changes, type AdminContext } from './context';
import { isInPlace, removeOverrides, addOverrides, placesOf, type Place } from './overrides';
import { productOf, toProduct } from './products';

const COLLECTION = 'catalog/products/custom-fields';
const BELOW = '$catalog/products';
const KIND = 'custom-field';
const SCOPE = 'store_v2_products';

/** Attributes by their names in removals. */
const ATTRIBUTES: Record<string, string> = {
	NAME: 'name',
	VALUE: 'value',
	IS_VISIBLE: 'isVisible',
};

interface Input {
	productId: string;
	data: Row[];
}

const toField = (row: Row): Row => ({
	id: idOf('store/productCustomField', row.id),
	name: row.name,
	value: row.value,
	$id: row.id,
});

function found(store: Store, product: Row, id: unknown): Row {
	const row = store.collection(COLLECTION).get(localId('store/productCustomField', String(id)));
	if (!row || String(row[BELOW]) !== String(product.id))
		throw graphQlError(`Entity ${String(id)} not found.`);
	return row;
}

const updateProductCustomFields = changes(
	SCOPE,
	(_parent, { input }: { input: Input }, { store }) => {
		const product = productOf(store, input.productId);
		for (const { customFieldId, overrides, ...own } of input.data) {
			const row = found(store, product, customFieldId);
			store.collection(COLLECTION).update(Number(row.id), own);
			for (const { channelLocaleOverrides: given } of rowsOf(overrides)) {
				if (isRow(given))
					addOverrides(store, [KIND, row.id], given.context as Place, given.data as Row);
			}
		}
		return { product: toProduct(product) };
	},
);

const removeProductCustomFieldsOverrides = changes(
	SCOPE,
	(_parent, { input }: { input: Input }, { store }) => {
		const product = productOf(store, input.productId);
		for (const { customFieldId, channelLocaleContextData: given } of input.data) {
			const { context, attributes } = given as { context: Place; attributes?: string[] | null };
			removeOverrides(
				store,
				[KIND, found(store, product, customFieldId).id],
				context,
				attributes?.map((name) => ATTRIBUTES[name]),
			);
		}
		return { product: toProduct(product) };
	},
);

/** Custom fields of products, and their overrides by channel and language. */
export const customFields = {
	Product: {
		customFields: (product: Row, page: PageArguments, { store }: AdminContext) =>
			connection(
				store.collection(COLLECTION).where({ [BELOW]: (product.$row as Row).id }),
				page,
				toField,
			),
	},
	ProductCustomField: {
		overrides: (
			field: Row,
			{ context: asked, ...page }: PageArguments & { context?: Place | null },
			{ store }: AdminContext,
		) =>
			connection(
				placesOf(store, [KIND, field.$id]).filter(({ place }) => isInPlace(place, asked)),
				page,
				({ place, values }) => ({
					__typename: 'ProductCustomFieldOverridesForChannelLocale',
					...values,
					context: place,
				}),
			),
	},
	ProductMutations: { updateProductCustomFields, removeProductCustomFieldsOverrides },
};
