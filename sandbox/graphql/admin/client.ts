import type { AdminContext } from './context';
import { idOf } from '../ids';

/** Scopes that every token has without being asked for (bigcommerce-auth.md). */
const ALWAYS_GRANTED = ['store_v2_default', 'users_basic_information'];

/** Who asks, and which store. */
export const client = {
	Query: {
		client: (_root: unknown, _given: unknown, { account }: AdminContext) => ({ clientId: account.clientId, scopes: [...account.scopes, ...ALWAYS_GRANTED] }),
		store: (_root: unknown, _given: unknown, { store }: AdminContext) => {
			const record = store.singletons.get('store||') ?? {};
			return { __typename: 'Store', id: idOf('store', record.id ?? store.hash), name: record.name ?? store.hash, storeHash: store.hash };
		},
		system: () => ({ time: Date.now() }),
	},
};
