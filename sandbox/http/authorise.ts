import type { Operation } from '../../catalog/types';
import type { Account } from '../accounts';
import { Fault } from '../responses/apiError';

/** Refuses an account that has none of the operation's scopes. Like BigCommerce's, the response does not name the scopes. */
export function authorise(account: Account, { scopes }: Operation): void {
	if (scopes.length === 0 || scopes.some((scope) => account.scopes.includes(scope))) return;
	throw new Fault(403, "You don't have a required scope to access the endpoint");
}
