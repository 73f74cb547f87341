import type { Account } from '../accounts';
import type { Store } from '../state/store';

/** What the middleware adds to a request. */
export interface Known {
	Variables: {
		account: Account;
		store: Store;
		body: unknown;
	};
}
