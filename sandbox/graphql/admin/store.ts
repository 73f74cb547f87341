import { ACCOUNT_UUID, ALWAYS_GRANTED } from '../../accounts';
import { connection, idOf, type PageArguments } from '../relay';
import { group, changes, reads, type AdminContext } from './context';

/** The store's own record. */
const recordOfStore = ({ store }: Pick<AdminContext, 'store'>) =>
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

const DATA_LAYER = 'settings/data-layer||';
const SCOPE = 'store_v2_information';

const dataSolutionsOf = ({ store }: AdminContext) => ({
	isDataLayerEnabled: store.singletons.get(DATA_LAYER)?.enabled ?? false,
});

/** The settings in the Admin API. */
export const settings = {
	Store: { settings: group },
	StoreSettings: {
		storeName: (_settings: unknown, _given: unknown, context: AdminContext) =>
			recordOfStore(context).name,
		dataSolutions: reads(SCOPE, (_settings, _given, context) => dataSolutionsOf(context)),
	},
	StoreSettingsMutations: { dataSolutions: group },
	DataSolutionsMutations: {
		updateDataLayer: changes(
			SCOPE,
			(_parent, { input }: { input: { isDataLayerEnabled: boolean } }, context) => {
				context.store.singletons.set(DATA_LAYER, { enabled: input.isDataLayerEnabled });
				return { dataSolutions: dataSolutionsOf(context) };
			},
		),
	},
};
