import type { Operation } from '../../catalog/types';
import type { Account } from '../accounts';
import { Fault } from '../responses/apiError';

/** Refuses an account that has none of the operation's scopes. As with BigCommerce, the answer names none of them. */
export function authorise(account: Account, { scopes }: Operation): void {
	if (scopes.length === 0 || scopes.some((scope) => account.scopes.includes(scope))) return;
	throw new Fault(403, "You don't have a required scope to access the endpoint");
}
