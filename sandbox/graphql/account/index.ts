import { createEngine } from '../engine';
import { account } from './account';
import { checkouts } from './checkouts';
import type { AccountContext } from './context';
import { node } from './node';
import { stores } from './stores';
import { subscriptions } from './subscriptions';
import { users } from './users';

/** The Account GraphQL API. */
export const accountApi = createEngine<AccountContext>({
	name: 'account',
	resolvers: [account, users, stores, checkouts, subscriptions, node],
});
