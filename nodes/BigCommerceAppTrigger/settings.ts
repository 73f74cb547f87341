import type { IDataObject } from 'n8n-workflow';

import { storeHashFrom } from '../shared/accounts/store';
import { redirectTarget } from '../shared/apps/page';
import { PAGES } from './properties';

/** What starts the workflow. */
export type AppEvent = 'install' | 'load' | 'uninstall' | 'removeUser';

/** What a merchant gets to see: a page, or another address. */
export interface PageSettings {
	title: string;
	text: string;
	redirect?: string;
}

/** What was filled in in the node. */
export interface Settings {
	events: AppEvent[];
	expectedScopes: string[];
	outputToken: boolean;
	refusesMissingScopes: boolean;
	/** undefined: all stores. */
	onlyStores?: string[];
	pages: { install: PageSettings; load: PageSettings };
}

export function settingsFrom(read: (name: string, fallback: unknown) => unknown): Settings {
	const { missingScopes, onlyStores } = read('options', {}) as IDataObject;
	const stores = String(onlyStores ?? '').split(/[\s,]+/).filter(Boolean);
	return {
		events: [read('events', [])].flat() as AppEvent[],
		expectedScopes: [read('expectedScopes', [])].flat() as string[],
		outputToken: read('outputToken', true) !== false,
		refusesMissingScopes: missingScopes === 'refuse',
		// What is no store hash stands for no store, rather than for all.
		...(stores.length > 0 ? { onlyStores: stores.map((each) => storeHashFrom(each) ?? '') } : {}),
		pages: { install: pageFrom(read('installPage', {}), PAGES.install), load: pageFrom(read('loadPage', {}), PAGES.load) },
	};
}

function pageFrom(given: unknown, usual: PageSettings): PageSettings {
	const { title = usual.title, text = usual.text, redirect = '' } = given as Record<string, string>;
	const target = redirectTarget(String(redirect).trim());
	return { title: String(title), text: String(text), ...(target ? { redirect: target } : {}) };
}
