import { ACCOUNT_UUID, ALWAYS_GRANTED } from '../../accounts';
import { connection, idOf, type PageArguments } from '../relay';
import { group, type AdminContext } from './context';

/** The store's own record. */
export const recordOfStore = ({ store }: Pick<AdminContext, 'store'>) =>
	store.singletons.get('store||') ?? {};

/** The requesting account and the store. */
export const store = {
	Query: {
		client: (_root: unknown, _given: unknown, { account }: AdminContext) => ({
			clientId: account.clientId,
		}),
		store: (_root: unknown, _given: unknown, context: AdminContext) => {
			const { store_id } = recordOfStore(context);
			return {
				id: idOf('store/store', store_id),
				storeHash: context.store.hash,
				storeReferenceId: String(store_id),
				account: { id: idOf('store/account', ACCOUNT_UUID) },
			};
		},
		system: () => ({ time: Date.now() }),
	},
	Client: {
		scopes: (_client: unknown, page: PageArguments, { account }: AdminContext) =>
			connection([...account.scopes, ...ALWAYS_GRANTED], page, (scope) => scope),
	},
	Mutation: {
		appExtension: group,
		product: group,
		settings: group,
		translation: group,
		locale: group,
		metafield: group,
		webhook: group,
		sharedProductOptions: group,
		sharedProductModifiers: group,
	},
};
