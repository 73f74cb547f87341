import type { Account } from '../../accounts';
import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import type { Measured } from '../complexity';
import { graphQlError } from '../errors';
import { localId } from '../relay';

/** The context of the Admin API's resolvers. */
export interface AdminContext extends Measured {
	/** The requesting account. */
	account: Account;
	/** All accounts. */
	accounts: Account[];
	store: Store;
	/** Runs a function, and fires the webhooks of its changes. */
	during<T>(work: () => T): T;
}

/** A resolver of the Admin API. */
export type Resolve<Arguments, Result> = (
	parent: Row,
	args: Arguments,
	context: AdminContext,
) => Result;

/** Refuses a field unless one of the scopes was granted. */
export function assertScope({ account }: AdminContext, ...anyOf: string[]): void {
	if (!anyOf.some((scope) => account.scopes.includes(scope)))
		throw graphQlError('You do not have permission to do this operation.');
}

/** A resolver that requires one of the scopes. */
export function reads<Arguments, Result>(
	scope: string,
	resolve: Resolve<Arguments, Result>,
): Resolve<Arguments, Result> {
	return (parent, args, context) => {
		assertScope(context, scope, `${scope}_read_only`);
		return resolve(parent, args, context);
	};
}

/** A mutating resolver: it requires the modify scope, and its changes fire webhooks. */
export function changes<Arguments, Result>(
	scope: string | undefined,
	resolve: Resolve<Arguments, Result>,
): Resolve<Arguments, Result> {
	return (parent, args, context) => {
		if (scope) assertScope(context, scope);
		return context.during(() => resolve(parent, args, context));
	};
}

/** Mutations are grouped below one field per area. */
export const group = () => ({});

/** The record with a global ID. Throws if it does not exist. */
export function recordOf(store: Store, collection: string, kind: string, id: string): Row {
	const row = store.collection(collection).get(localId(`store/${kind}`, id));
	if (!row) throw graphQlError(`Entity ${id} not found.`);
	return row;
}

/** An entry in the `errors` of a result: what BigCommerce's types for it hold. */
export interface Problem {
	__typename: string;
	message: string;
	id?: string;
	fields?: string[];
	limit?: number;
}

/** The ID does not exist. */
export const notFound = (id: string): Problem => ({
	__typename: 'EntityNotFoundError',
	id,
	message: `Entity ${id} not found.`,
});

/** The ID already exists. */
export const alreadyExists = (id: string): Problem => ({
	__typename: 'EntityAlreadyExistsError',
	id,
	message: `Entity ${id} already exists.`,
});

/** A value is not allowed. */
export const invalidValue = (message: string): Problem => ({
	__typename: 'ValidationError',
	message,
});
