import { createHash } from 'node:crypto';

import { createExpiringMap } from '../utils/expiringMap';
import type { Account } from './account';

const FRESH_FOR = 5 * 60_000;

const known = createExpiringMap<ReadonlySet<string>>(FRESH_FOR);

/** The scopes that BigCommerce reported for a token less than five minutes ago. In memory only. @param now milliseconds */
export function knownScopes(account: Account, now: number): ReadonlySet<string> | undefined {
	return known.get(keyOf(account), now);
}

export function rememberScopes(account: Account, scopes: ReadonlySet<string>, now: number): void {
	known.set(keyOf(account), scopes, now);
}

/** Forgets the scopes of a token that BigCommerce no longer accepts. */
export function forgetScopes(account: Account): void {
	known.delete(keyOf(account));
}

/** A hash, so that no token is stored as a key. */
function keyOf(account: Account): string {
	const place = account.kind === 'account' ? account.accountUuid : account.storeHash;
	return createHash('sha256')
		.update(`${account.environment.api}\n${place}\n${account.accessToken}`)
		.digest('hex');
}
