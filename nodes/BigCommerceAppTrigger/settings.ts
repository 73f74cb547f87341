import type { INode } from 'n8n-workflow';

import { storesFrom } from '../shared/accounts/onlyStores';
import { redirectTarget } from './resultPage';
import {
	choiceFrom,
	settingsOf,
	switchFrom,
	textsFrom,
	type ParameterReader,
	type SettingsReader,
} from '../shared/utils/nodeParameters';
import { PAGES } from './properties';

/** An event that can start the workflow. */
export type AppEvent = 'install' | 'load' | 'uninstall' | 'removeUser';

/** What the merchant sees: a page, or the target of a redirect. */
export interface PageSettings {
	title: string;
	text: string;
	redirect?: string;
}

/** The settings of the node. */
export interface Settings {
	events: AppEvent[];
	expectedScopes: string[];
	outputToken: boolean;
	refusesMissingScopes: boolean;
	/** undefined for all stores. */
	onlyStores?: string[];
	/** Accept uninstalling by users who neither own the store nor installed the app. */
	anybodyUninstalls: boolean;
	pages: { install: PageSettings; load: PageSettings };
}

const EVENTS: [AppEvent, ...AppEvent[]] = ['install', 'load', 'uninstall', 'removeUser'];

/** @throws InputError for an invalid value, which would otherwise silently mean something else, such as all stores */
export function settingsFrom(read: ParameterReader, node: Pick<INode, 'parameters'>): Settings {
	const setting = settingsOf(read, node);
	const stores = storesFrom(setting('options.onlyStores', 'Only These Stores'));
	return {
		events: textsFrom(setting('events', 'Events'), 'events').map((value) =>
			choiceFrom({ label: 'Events', value, isExpression: true }, EVENTS),
		),
		expectedScopes: textsFrom(setting('expectedScopes', 'Expected Scopes'), 'scopes'),
		outputToken: switchFrom(setting('outputToken', 'Output Access Token'), true),
		refusesMissingScopes:
			choiceFrom(setting('options.missingScopes', 'If Scopes Are Missing'), [
				'accept',
				'refuse',
			]) === 'refuse',
		...(stores ? { onlyStores: stores } : {}),
		anybodyUninstalls:
			choiceFrom(setting('options.uninstallBy', 'Accept Uninstalling By'), [
				'installers',
				'anybody',
			]) === 'anybody',
		pages: {
			install: pageFrom(setting, 'installPage', PAGES.install),
			load: pageFrom(setting, 'loadPage', PAGES.load),
		},
	};
}

function pageFrom(setting: SettingsReader, name: string, usual: PageSettings): PageSettings {
	const [title, text, redirect] = ['title', 'text', 'redirect'].map(
		(field) => setting(`${name}.${field}`, 'Page').value,
	);
	const target = redirectTarget(String(redirect ?? '').trim());
	return {
		title: String(title ?? usual.title),
		text: String(text ?? usual.text),
		...(target ? { redirect: target } : {}),
	};
}
