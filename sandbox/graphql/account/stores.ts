import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { connection, idOf, localId, type PageArguments } from '../relay';
import { graphQlError } from '../errors';
import { needs, type AccountContext } from './context';

const recordOf = (store: Store) => store.singletons.get('store||') ?? {};

/** The hash of the store with a global ID, which contains the hash or the number. */
export function storeHashOf(stores: Map<string, Store>, id: string): string {
	const own = localId('account/store', id);
	const match = [...stores.values()].find(
		(store) => store.hash === own || String(recordOf(store).store_id) === own,
	);
	if (!match) throw graphQlError(`Store ${id} was not found.`);
	return match.hash;
}

/** A store in the API's shape. */
export function toStore(store: Store): Row {
	return {
		__typename: 'Store',
		id: idOf('account/store', store.hash),
		name: recordOf(store).name ?? store.hash,
		storeHash: store.hash,
	};
}

/** An app in the API's shape. */
export function toApp(app: Row): Row {
	return { __typename: 'App', id: idOf('account/app', app.id), name: app.name };
}

function appsOf({ merchant }: AccountContext, isMeant: (app: Row) => boolean, page: PageArguments) {
	return connection(merchant.collection('apps').all().filter(isMeant), page, toApp);
}

/** The account's stores, and the apps in them. */
export const stores = {
	Account: {
		stores: needs('account_stores_read', (_account, page: PageArguments, context) =>
			connection([...context.stores.values()], page, toStore),
		),
		apps: needs('account_apps_read', (_account, page: PageArguments, context) =>
			appsOf(context, () => true, page),
		),
	},
	Store: {
		apps: needs('account_apps_read', ({ storeHash }, page: PageArguments, context) =>
			appsOf(
				context,
				({ store_hashes }) => (store_hashes as string[]).includes(String(storeHash)),
				page,
			),
		),
	},
	StoreUser: {
		apps: needs('account_apps_read', ({ $apps }, page: PageArguments, context) =>
			appsOf(context, ({ id }) => ($apps as unknown[]).includes(id), page),
		),
	},
};
