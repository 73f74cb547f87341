import type { Account } from '../../accounts';
import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import type { Measured } from '../complexity';
import { graphQlError } from '../errors';

/** The context of the Account API's resolvers. */
export interface AccountContext extends Measured {
	/** The requesting account. */
	account: Account;
	/** The account that owns the stores, with its users, apps, subscriptions and checkouts. */
	merchant: Store;
	/** The stores, by hash. */
	stores: Map<string, Store>;
	/** Origin of the sandbox. */
	origin: string;
}

/** Refuses a field whose scope was not granted. BigCommerce's message does not name the scope. */
export function assertScope({ account }: AccountContext, scope: string): void {
	if (!account.scopes.includes(scope))
		throw graphQlError('You do not have permission to do this operation.');
}

/** A resolver that requires a scope. */
export function needs<Arguments, Result>(
	scope: string,
	resolve: (parent: Row, args: Arguments, context: AccountContext) => Result,
) {
	return (parent: Row, args: Arguments, context: AccountContext): Result => {
		assertScope(context, scope);
		return resolve(parent, args, context);
	};
}
