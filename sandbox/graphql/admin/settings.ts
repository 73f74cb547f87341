import { changes, group, reads, type AdminContext } from './context';
import { recordOfStore } from './store';

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
