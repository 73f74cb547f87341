import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { graphQlError } from '../errors';
import { idOf, localId, connection, type PageArguments } from '../relay';
import { needs, type AccountContext } from './context';
import { storeHashOf } from './stores';

/** Permissions of a user added by the API: none, until a person grants more. */
const FIRST_PERMISSIONS = ['No_Permission_Required'];

/** The user with an email address, in any case. */
export function userByEmail(merchant: Store, email: string): Row | undefined {
	return merchant
		.collection('users')
		.all()
		.find((user) => String(user.email).toLowerCase() === email.toLowerCase());
}

/** The user with a global ID. Throws if it does not exist. */
function userById(merchant: Store, id: string): Row {
	const user = merchant.collection('users').get(localId('account/user', id));
	if (!user) throw graphQlError(`User ${id} was not found.`);
	return user;
}

/** Creates a user who has not entered a name yet. */
export function addUser(merchant: Store, email: string): Row {
	if (!/^[^\s@/]+@[^\s@/]+$/.test(email)) throw graphQlError(`Invalid e-mail address: ${email}`);
	return merchant.collection('users').insert({
		email,
		first_name: '',
		last_name: '',
		locale: 'en',
		updated_at: new Date().toISOString(),
	});
}

/** Lets a user sign in to a store. */
function giveAccess(merchant: Store, user: Row, storeHash: string): void {
	const access = merchant.collection('stores/users');
	if (access.where({ user_id: user.id, store_hash: storeHash }).length)
		throw graphQlError(`User ${idOf('account/user', user.id)} already belongs to the store.`);
	access.insert({
		user_id: user.id,
		store_hash: storeHash,
		permissions: FIRST_PERMISSIONS,
		status: 'ACTIVE',
		last_login_at: null,
		app_ids: [],
	});
}

/** A user in the API's shape. */
export function toUser(user: Row): Row {
	return {
		__typename: 'User',
		id: idOf('account/user', user.id),
		email: user.email,
		firstName: user.first_name,
		lastName: user.last_name,
		locale: user.locale,
		updatedAt: user.updated_at,
	};
}

interface AddInput {
	user: { id?: string | null; email?: string | null };
	storeId: string;
}

function toStoreUser({ merchant }: AccountContext, access: Row): Row {
	const user = merchant.collection('users').get(Number(access.user_id)) as Row;
	return {
		...toUser(user),
		__typename: 'StoreUser',
		lastLoginAt: access.last_login_at,
		permissions: access.permissions,
		status: access.status,
		$apps: access.app_ids,
	};
}

/** The account's users, and the stores they can sign in to. */
export const users = {
	Account: {
		users: needs('account_users_read', (_account, page: PageArguments, { merchant }) =>
			connection(merchant.collection('users').all(), page, toUser),
		),
	},
	Store: {
		users: needs('account_users_read', ({ storeHash }, page: PageArguments, context) =>
			connection(
				context.merchant.collection('stores/users').where({ store_hash: storeHash }),
				page,
				(access) => toStoreUser(context, access),
			),
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
				const [row] = access.where({ user_id: user.id, store_hash: hash });
				if (!row) throw graphQlError(`User ${input.userId} does not belong to the store.`);
				access.remove(Number(row.id));
				return { storeId: idOf('account/store', hash), user: toUser(user) };
			},
		),
	},
};
