import type { Row } from '../../state/row';
import type { Store } from '../../state/store';

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
