import type { IWebhookFunctions } from 'n8n-workflow';

import type { App } from './app';
import type { Attempts } from './attemptLimit';
import type { AppMemory } from './savedInstallations';
import type { Settings } from './settings';

/** A callback that came in, and what it is held against. */
export interface Call {
	context: IWebhookFunctions;
	/** As it stands in the address. */
	callback: string;
	app: App;
	settings: Settings;
	memory: AppMemory;
	attempts: Attempts;
	query: unknown;
}

/** Whether a store is one that the node works for. */
export function isAllowed({ onlyStores }: Settings, storeHash: string): boolean {
	return !onlyStores || onlyStores.includes(storeHash);
}
