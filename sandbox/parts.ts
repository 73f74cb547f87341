import type { Account } from './accounts';
import type { LastChanges } from './admin/lastChanges';
import type { Trouble } from './http/faults';
import type { Settings, Quota } from './http/rateLimit';
import type { Log } from './http/requestLog';
import type { Login } from './oauth/apps';
import type { Providers } from './providers/registry';
import type { Store } from './state/store';
import type { Webhooks } from './webhooks';

/** The parts that all addresses of a sandbox share. */
export interface Parts {
	accounts: Account[];
	stores: Map<string, Store>;
	settings: Settings;
	quota: Quota;
	/** The account that owns the stores, and how often it may be asked. */
	merchant: Store;
	accountQuota: Quota;
	b2bQuota: Quota;
	log: Log;
	webhooks: Webhooks;
	/** What the page shows of the records that were changed. */
	lastChanges: LastChanges;
	login: Login;
	/** The registered shipping carriers and tax providers. */
	providers: Providers;
	trouble: Trouble;
	/** Names under which it answers besides those of this machine. */
	names?: readonly string[];
	reset(): void;
}
