import { createSchema, createYoga } from 'graphql-yoga';
import type { Account } from '../accounts';
import type { Store } from '../state/store';

/** What a resolver of the Admin API knows. */
interface AdminContext {
	account: Account;
	store: Store;
}

/** Scopes that every token has without being asked for (bigcommerce-auth.md). */
const ALWAYS_GRANTED = ['store_v2_default', 'users_basic_information'];

const typeDefs = /* GraphQL */ `
	"The API account that asks."
	type Client {
		clientId: String!
		scopes: [String!]!
	}
	type Store {
		id: ID!
		name: String!
		storeHash: String!
	}
	type Query {
		client: Client!
		store: Store!
	}
`;

const schema = createSchema<AdminContext>({
	typeDefs,
	resolvers: {
		Query: {
			client: (_parent: unknown, _args: unknown, { account }: AdminContext) => ({
				clientId: account.clientId,
				scopes: [...account.scopes, ...ALWAYS_GRANTED],
			}),
			store: (_parent: unknown, _args: unknown, { store }: AdminContext) => ({
				id: `bc/store/${String(store.singletons.get('store||')?.id ?? store.hash)}`,
				name: store.singletons.get('store||')?.name ?? store.hash,
				storeHash: store.hash,
			}),
		},
	},
});

/** The Admin GraphQL API, as far as detecting scopes and looking at the store need it. */
export const admin = createYoga<AdminContext>({
	schema,
	graphqlEndpoint: '/stores/:hash/graphql',
	graphiql: false,
	landingPage: false,
	logging: false,
});
