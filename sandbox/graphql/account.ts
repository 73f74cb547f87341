import { GraphQLError } from 'graphql';
import { createSchema, createYoga } from 'graphql-yoga';
import type { Account } from '../accounts';

/** What a resolver of the Account API knows. */
interface AccountContext {
	account: Account;
}

const schema = createSchema<AccountContext>({
	typeDefs: /* GraphQL */ `
		type Account {
			id: ID!
		}
		type Query {
			account: Account
		}
	`,
	resolvers: {
		Query: {
			account: (_parent: unknown, _args: unknown, { account }: AccountContext) => {
				assertScope(account, 'account_read');
				return { id: `bc/account/account/${account.accountUuid}` };
			},
		},
	},
});

/** A field whose scope is missing is refused in `errors[]`; the rest of the query is answered. */
function assertScope(account: Account, scope: string): void {
	if (account.scopes.includes(scope)) return;
	throw new GraphQLError('Insufficient access scope.', {
		extensions: { code: 'INSUFFICIENT_ACCESS_SCOPE' },
	});
}

/** The Account GraphQL API, as far as it is built: its own ID. */
export const account = createYoga<AccountContext>({
	schema,
	graphqlEndpoint: '/accounts/:uuid/graphql',
	graphiql: false,
	landingPage: false,
	logging: false,
});
