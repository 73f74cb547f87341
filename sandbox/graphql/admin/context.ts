import type { Account } from '../../accounts';
import type { Store } from '../../state/store';
import type { Measured } from '../complexity';

/** What a resolver of the Admin API knows. */
export interface AdminContext extends Measured {
	account: Account;
	store: Store;
}
