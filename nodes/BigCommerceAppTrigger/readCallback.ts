import type { IWebhookFunctions } from 'n8n-workflow';

import type { App } from './app';
import type { Attempts } from './attemptLimit';
import type { AppMemory } from './savedInstallations';
import type { Settings } from './settings';

/** A received callback, and what it is checked against. */
export interface Call {
	context: IWebhookFunctions;
	/** The last part of the URL path. */
	callback: string;
	app: App;
	settings: Settings;
	memory: AppMemory;
	attempts: Attempts;
	query: unknown;
}

/** Checks whether the node accepts callbacks about a store. */
export function isAllowed({ onlyStores }: Settings, storeHash: string): boolean {
	return !onlyStores || onlyStores.includes(storeHash);
}
