import { connection, type PageArguments } from '../connection';
import { idOf } from '../ids';
import { graphQlError } from '../refuse';
import { needs } from './context';
import { addUser, giveAccess, toUser, userByEmail, userById } from './people';
import { storeHashOf } from './stores';

interface AddInput {
	user: { id?: string | null; email?: string | null };
	storeId: string;
}

/** The account's users, and the stores they can sign in to. */
export const users = {
	Account: {
		users: needs('account_users_read', (_account, page: PageArguments, { merchant }) =>
			connection(merchant.collection('users').all(), page, toUser),
		),
	},
	Mutation: { user: () => ({}) },
	UserMutations: {
		addUserToStore: needs(
			'account_users_write',
			(_parent, { input }: { input: AddInput }, { merchant, stores }) => {
				const hash = storeHashOf(stores, input.storeId);
				const { id, email } = input.user;
				if (!id === !email) throw graphQlError('Name the user either by ID or by e-mail address.');
				const user = id
					? userById(merchant, id)
					: (userByEmail(merchant, email as string) ?? addUser(merchant, email as string));
				giveAccess(merchant, user, hash);
				return { storeId: idOf('account/store', hash) };
			},
		),
		removeUserFromStore: needs(
			'account_users_delete',
			(
				_parent,
				{ input }: { input: { storeId: string; userId: string } },
				{ merchant, stores },
			) => {
				const hash = storeHashOf(stores, input.storeId);
				const user = userById(merchant, input.userId);
				const access = merchant.collection('stores/users');
				const [found] = access.where({ user_id: user.id, store_hash: hash });
				if (!found) throw graphQlError(`User ${input.userId} does not belong to the store.`);
				access.remove(Number(found.id));
				return { storeId: idOf('account/store', hash), user: toUser(user) };
			},
		),
	},
};
