import { isRow, rowsOf, type Row } from '../../state/row';
import type { Store } from '../../state/store';
import { connection, idOf, localId, type PageArguments } from '../relay';
import { graphQlError } from '../errors';
import { changes, type AdminContext } from './context';
import {
	isInPlace,
	removeOverrides,
	addOverrides,
	overridesIn,
	placesOf,
	type Place,
} from './overrides';
import { productOf } from './products';

const COLLECTION = 'catalog/products/images';
const KIND = 'image';
const SCOPE = 'store_v2_products';

interface Asked extends PageArguments {
	filters?: { ids?: string[] | null; addedToProduct?: boolean | null } | null;
	sort?: { field?: string | null; direction?: string | null } | null;
}

function toImage(row: Row): Row {
	return {
		id: idOf('store/productImage', row.id),
		altText: row.description ?? '',
		isThumbnail: row.is_thumbnail ?? false,
		sortOrder: row.sort_order ?? 0,
		dateCreated: row.date_modified ?? '',
		dateModified: row.date_modified ?? '',
		imageFile: row.image_file ?? '',
		urlZoom: row.url_zoom ?? '',
		urlStandard: row.url_standard ?? '',
		addedToProduct: row.$hidden !== true,
		$id: row.id,
	};
}

const SORTED: Record<string, string> = {
	ID: '$id',
	SORT_ORDER: 'sortOrder',
	DATE_CREATED: 'dateCreated',
};

function chosen(images: Row[], { filters, sort }: Asked): Row[] {
	const { ids, addedToProduct } = filters ?? {};
	const by = SORTED[sort?.field ?? 'ID'];
	const meant = images.filter(
		(image) =>
			(!ids || ids.includes(String(image.id))) &&
			(typeof addedToProduct !== 'boolean' || image.addedToProduct === addedToProduct),
	);
	const sorted = meant.sort((left, right) =>
		typeof left[by] === 'number'
			? Number(left[by]) - Number(right[by])
			: String(left[by]).localeCompare(String(right[by])),
	);
	return sort?.direction === 'DESC' ? sorted.reverse() : sorted;
}

const imagesOf = (store: Store, product: Row) =>
	store.collection(COLLECTION).where({ product_id: product.id }).map(toImage);

function found(store: Store, product: Row, id: unknown): Row {
	const row = store.collection(COLLECTION).get(localId('store/productImage', String(id)));
	if (!row || String(row.product_id) !== String(product.id))
		throw graphQlError(`Entity ${String(id)} not found.`);
	return row;
}

/** Shows or hides images in a channel or language; everywhere if none is set. */
const shows = (addedToProduct: boolean) =>
	changes(
		SCOPE,
		(
			_parent,
			{ input }: { input: { productId: string; context?: Place | null; ids: string[] } },
			{ store },
		) => {
			const product = productOf(store, input.productId);
			for (const { id } of input.ids.map((id) => found(store, product, id))) {
				if (input.context) addOverrides(store, [KIND, id], input.context, { addedToProduct });
				else store.collection(COLLECTION).update(Number(id), { $hidden: !addedToProduct });
			}
			return { $product: product };
		},
	);

const updateProductImageProperties = changes(
	SCOPE,
	(_parent, { input }: { input: { productId: string; data: Row[] } }, { store }) => {
		const product = productOf(store, input.productId);
		for (const { imageId, overrides, sortOrder, altText, isThumbnail } of input.data) {
			const { id } = found(store, product, imageId);
			const own = { sort_order: sortOrder, description: altText, is_thumbnail: isThumbnail };
			store
				.collection(COLLECTION)
				.update(
					Number(id),
					Object.fromEntries(
						Object.entries(own).filter(([, value]) => value !== undefined && value !== null),
					),
				);
			for (const { channelLocaleOverrides: given } of rowsOf(overrides)) {
				if (isRow(given))
					addOverrides(store, [KIND, id], given.context as Place, given.data as Row);
			}
		}
		return { $product: product };
	},
);

const removeProductImagePropertiesOverrides = changes(
	SCOPE,
	(
		_parent,
		{
			input,
		}: {
			input: {
				productId: string;
				data: Array<{ imageId: string; contexts: Array<{ channelLocaleContext?: Place | null }> }>;
			};
		},
		{ store },
	) => {
		const product = productOf(store, input.productId);
		for (const { imageId, contexts } of input.data) {
			const { id } = found(store, product, imageId);
			for (const { channelLocaleContext: place } of contexts)
				if (place) removeOverrides(store, [KIND, id], place);
		}
		return { $product: product };
	},
);

const ofResult = {
	images: ({ $product }: Row, page: PageArguments, { store }: AdminContext) =>
		connection(imagesOf(store, $product as Row), page, (image) => image),
};

/** Images of products, with their overrides and visibility. */
export const images = {
	Product: {
		images: (product: Row, asked: Asked, { store }: AdminContext) =>
			connection(chosen(imagesOf(store, product.$row as Row), asked), asked, (image) => image),
		imagesOverrides: (product: Row, asked: Asked & { context: Place }, { store }: AdminContext) => {
			const all = imagesOf(store, product.$row as Row).map((image) => ({
				...image,
				...overridesIn(store, [KIND, image.$id], asked.context),
			}));
			return connection(chosen(all, asked), asked, (image) => image);
		},
	},
	ProductImage: {
		overrides: (
			image: Row,
			{ context: asked, ...page }: PageArguments & { context?: Partial<Place> | null },
			{ store }: AdminContext,
		) =>
			connection(
				placesOf(store, [KIND, image.$id]).filter(({ place }) => isInPlace(place, asked)),
				page,
				({ place, values }) => ({
					__typename: 'ProductImagesOverridesForChannelLocale',
					...values,
					context: place,
				}),
			),
	},
	ProductMutations: {
		addImagesToProduct: shows(true),
		removeImagesFromProduct: shows(false),
		updateProductImageProperties,
		removeProductImagePropertiesOverrides,
	},
	AddImagesToProductResult: ofResult,
	RemoveImagesFromProductResult: ofResult,
	UpdateProductImagePropertiesResult: ofResult,
	RemoveProductImagePropertiesOverridesResult: ofResult,
};
