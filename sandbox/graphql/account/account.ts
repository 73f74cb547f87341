import type { Row } from '../../state/row';
import { idOf } from '../relay';
import { graphQlError } from '../errors';
import { needs, type AccountContext } from './context';
import { addUser, userByEmail } from './users';

/** The account in the API's shape. */
export function theAccount({ merchant }: AccountContext): Row {
	return { __typename: 'Account', id: idOf('account/account', merchant.hash) };
}

type ByEmail = { input: { email: string } };

/** The account and its users. */
export const account = {
	Query: {
		account: (_root: unknown, _given: unknown, context: AccountContext) => theAccount(context),
	},
	Account: {
		accountInfo: needs('account_read', (_account, _given, { merchant }) => ({
			name: merchant.singletons.get('account')?.name,
		})),
	},
	Mutation: { account: () => ({}) },
	AccountMutations: {
		addUserToAccount: needs('account_users_write', (_parent, { input }: ByEmail, context) => {
			if (userByEmail(context.merchant, input.email))
				throw graphQlError(`User ${input.email} already belongs to the account.`);
			addUser(context.merchant, input.email);
			return { account: theAccount(context) };
		}),
		removeUserFromAccount: needs(
			'account_users_delete',
			(_parent, { input }: ByEmail, { merchant }) => {
				const user = userByEmail(merchant, input.email);
				if (!user) throw graphQlError(`User ${input.email} does not belong to the account.`);
				const access = merchant.collection('stores/users');
				for (const { id } of access.where({ user_id: user.id })) access.remove(Number(id));
				merchant.collection('users').remove(Number(user.id));
				return {
					accountId: idOf('account/account', merchant.hash),
					userId: idOf('account/user', user.id),
				};
			},
		),
	},
};
