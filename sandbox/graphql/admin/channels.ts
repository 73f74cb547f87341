import type { Row } from '../../state/row';
import { connection, idOf, localId, type PageArguments } from '../relay';
import type { AdminContext } from './context';

interface Filters {
	ids?: string[] | null;
	types?: string[] | null;
	platforms?: string[] | null;
	statuses?: string[] | null;
	available?: boolean | null;
}

function toChannel(row: Row): Row {
	return {
		__typename: 'Channel',
		id: idOf('store/channel', row.id),
		name: row.name,
		type: row.type,
		platform: row.platform,
		status: String(row.status).toUpperCase(),
		externalId: row.external_id ?? '',
		iconUrl: row.icon_url ?? '',
		isListableFromUi: row.is_listable_from_ui ?? true,
		isVisible: row.is_visible ?? true,
		dateCreated: row.date_created,
		dateModified: row.date_modified,
	};
}

function isMeant(row: Row, { ids, types, platforms, statuses }: Filters): boolean {
	return (
		(!ids || ids.includes(idOf('store/channel', row.id))) &&
		(!types || types.includes(String(row.type))) &&
		(!platforms || platforms.includes(String(row.platform))) &&
		(!statuses || statuses.includes(String(row.status).toUpperCase()))
	);
}

const one = (id: string, { store }: AdminContext) => {
	const row = store.collection('channels').get(localId('store/channel', id));
	return row ? toChannel(row) : null;
};

/** The store's channels. Only channels can be queried by ID alone. */
export const channels = {
	Query: {
		node: (_root: unknown, { id }: { id: string }, context: AdminContext) =>
			id.startsWith('bc/store/channel/') ? one(id, context) : null,
		nodes: (_root: unknown, { ids }: { ids: string[] }, context: AdminContext) =>
			ids.map((id) => (id.startsWith('bc/store/channel/') ? one(id, context) : null)),
	},
	Store: {
		channel: (_store: Row, { id }: { id: string }, context: AdminContext) => one(id, context),
		channels: (
			_store: Row,
			{ filters, ...page }: PageArguments & { filters?: Filters | null },
			{ store }: AdminContext,
		) =>
			connection(
				store
					.collection('channels')
					.all()
					.filter((row) => isMeant(row, filters ?? {})),
				page,
				toChannel,
			),
	},
};
