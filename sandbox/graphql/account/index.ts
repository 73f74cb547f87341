import type { Row } from '../../state/row';
import { createEngine } from '../engine';
import { theAccount, account } from './account';
import { toCheckout, checkouts } from './checkouts';
import { assertScope, type AccountContext } from './context';
import { toApp, toStore, stores } from './stores';
import { toSubscription, subscriptions } from './subscriptions';
import { toUser, users } from './users';

/** How to find a record by the kind in its ID, and the required scope. */
const KINDS: Record<
	string,
	[scope: string, find: (own: string, context: AccountContext) => Row | undefined]
> = {
	account: [
		'account_read',
		(own, context) => (own === context.merchant.hash ? theAccount(context) : undefined),
	],
	user: ['account_users_read', recordIn('users', toUser)],
	store: ['account_stores_read', (own, { stores }) => found(stores.get(own), toStore)],
	app: ['account_apps_read', recordIn('apps', toApp)],
	checkout: ['account_checkouts_read', recordIn('checkouts', toCheckout)],
	subscription: ['account_subscriptions_read', recordIn('subscriptions', toSubscription)],
};

function found<From>(value: From | undefined, show: (value: From) => Row): Row | undefined {
	return value === undefined ? undefined : show(value);
}

function recordIn(collection: string, show: (row: Row) => Row) {
	return (own: string, { merchant }: AccountContext) =>
		found(merchant.collection(collection).get(own), show);
}

function byId(id: string, context: AccountContext): Row | null {
	const [, kind, own] = /^bc\/account\/([^/]+)\/(.+)$/.exec(id) ?? [];
	if (!KINDS[kind]) return null;
	const [scope, find] = KINDS[kind];
	assertScope(context, scope);
	return find(own, context) ?? null;
}

/** Records of any kind by their ID. */
const node = {
	Query: {
		node: (_root: unknown, { id }: { id: string }, context: AccountContext) => byId(id, context),
		nodes: (_root: unknown, { ids }: { ids: string[] }, context: AccountContext) =>
			ids.map((id) => byId(id, context)),
		system: () => ({ time: Date.now() }),
	},
};

/** The Account GraphQL API. */
export const accountApi = createEngine<AccountContext>({
	name: 'account',
	resolvers: [account, users, stores, checkouts, subscriptions, node],
});
