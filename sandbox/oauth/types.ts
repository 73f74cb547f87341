import type { Store } from '../state/store';
import type { Apps } from './apps';
import type { Codes } from './codes';
import type { Installs } from './installs';

/** What login.bigcommerce.com knows: the apps, who installed them, and codes that wait to be exchanged. */
export interface Login {
	apps: Apps;
	codes: Codes;
	installs: Installs;
	stores: Map<string, Store>;
	/** Forgets all installations, and what was changed in the apps. */
	reset(): void;
}
