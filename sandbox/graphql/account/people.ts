import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { idOf, ownId } from '../ids';
import { graphQlError } from '../refuse';

/** Permissions of a user added by the API: none, until a person grants more. */
const AT_FIRST = ['No_Permission_Required'];

/** The user with an email address, in any case. */
export function userByEmail(merchant: Store, email: string): Row | undefined {
	return merchant
		.collection('users')
		.all()
		.find((user) => String(user.email).toLowerCase() === email.toLowerCase());
}

/** The user with a global ID. Throws if it does not exist. */
export function userById(merchant: Store, id: string): Row {
	const user = merchant.collection('users').get(ownId('account/user', id));
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
export function giveAccess(merchant: Store, user: Row, storeHash: string): void {
	const access = merchant.collection('stores/users');
	if (access.where({ user_id: user.id, store_hash: storeHash }).length)
		throw graphQlError(`User ${idOf('account/user', user.id)} already belongs to the store.`);
	access.insert({
		user_id: user.id,
		store_hash: storeHash,
		permissions: AT_FIRST,
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
