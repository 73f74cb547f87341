import type { Account } from '../../accounts';
import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import type { Measured } from '../complexity';
import { ownId } from '../ids';
import { refusal } from '../refuse';

/** What a resolver of the Admin API knows. */
export interface AdminContext extends Measured {
	/** Who asks. */
	account: Account;
	/** Everybody who may ask. */
	accounts: Account[];
	store: Store;
	/** Does some work, and fires the webhooks of what it has changed. */
	during<T>(work: () => T): T;
}

/** A resolver of the Admin API. */
export type Resolve<Arguments, Result> = (
	parent: Row,
	given: Arguments,
	context: AdminContext,
) => Result;

/** Refuses a field unless one of the scopes was granted. */
export function assertScope({ account }: AdminContext, ...anyOf: string[]): void {
	if (!anyOf.some((scope) => account.scopes.includes(scope)))
		throw refusal('You do not have permission to do this operation.');
}

/** A resolver that answers only if one of the scopes was granted. */
export function reads<Arguments, Result>(
	scope: string,
	resolve: Resolve<Arguments, Result>,
): Resolve<Arguments, Result> {
	return (parent, given, context) => {
		assertScope(context, scope, `${scope}_read_only`);
		return resolve(parent, given, context);
	};
}

/** A resolver that changes something: it takes the scope to modify, and what it changes fires webhooks. */
export function changes<Arguments, Result>(
	scope: string | undefined,
	resolve: Resolve<Arguments, Result>,
): Resolve<Arguments, Result> {
	return (parent, given, context) => {
		if (scope) assertScope(context, scope);
		return context.during(() => resolve(parent, given, context));
	};
}

/** What changes a part of the store is grouped below a field of its own. */
export const group = () => ({});

/** The record that a global ID names, or a refusal. */
export function recordOf(store: Store, collection: string, kind: string, id: string): Row {
	const row = store.collection(collection).get(ownId(`store/${kind}`, id));
	if (!row) throw refusal(`Entity ${id} not found.`);
	return row;
}
