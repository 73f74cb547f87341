import type { INode } from 'n8n-workflow';

import { storeHashFrom } from '../shared/accounts/storeHash';
import { redirectTarget } from './resultPage';
import { InputError } from '../shared/utils/coerce';
import {
	choiceFrom,
	isBlank,
	settingsOf,
	switchFrom,
	textsFrom,
	type ParameterReader,
	type Setting,
	type SettingsReader,
} from '../shared/utils/nodeParameters';
import { PAGES } from './properties';
import { msg } from '../shared/text/message';

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

function storesFrom(setting: Setting): string[] | undefined {
	if (isBlank(setting)) return undefined;
	const texts = textsFrom(setting, 'store hashes')
		.flatMap((text) => text.split(/[\s,]+/))
		.filter(Boolean);
	const hashes = texts.map(storeHashFrom).filter((text) => text !== undefined);
	if (hashes.length === 0 || hashes.length < texts.length)
		throw new InputError(
			msg`"${setting.label}" must be a list of store hashes`,
			'A store hash is the part of the API path after "stores/", e.g. abc123. Separate several with commas.',
		);
	return hashes;
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
