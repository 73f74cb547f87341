import type { Row } from '../../state/row';
import { connection, type PageArguments } from '../relay';
import { globalId, type StorefrontContext } from './context';

interface Asked extends PageArguments {
	namespace: string;
	keys?: string[];
}

/** Metafields of a kind of owner that are visible to shoppers. */
export function metafieldsOf(collection: string) {
	return (
		{ entityId }: Row,
		{ namespace, keys = [], ...page }: Asked,
		{ store }: StorefrontContext,
	) => {
		const rows = store
			.collection(`${collection}/metafields`)
			.where({ resource_id: entityId, namespace });
		const open = rows.filter(
			({ permission_set, key }) =>
				String(permission_set).endsWith('_and_sf_access') &&
				(keys.length === 0 || keys.includes(String(key))),
		);
		return connection(open, page, ({ id, key, value }) => ({
			id: globalId('Metafields', id),
			entityId: id,
			key,
			value,
		}));
	};
}
