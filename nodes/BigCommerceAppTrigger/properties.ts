import type { INodeProperties } from 'n8n-workflow';

import { scopesFor } from '../shared/scopes/scopes';

/** The fields of a page that a merchant sees. */
const pageFields = (title: string, text: string): INodeProperties[] => [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: title,
		description: 'The heading of the page',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 3 },
		default: text,
		description: 'What the page says. Plain text, line breaks count.',
	},
	{
		displayName: 'Redirect URL',
		name: 'redirect',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://app.example.com/welcome',
		description:
			'Where the merchant is sent instead of seeing a page. HTTPS, and allowed to be shown in an iframe.',
	},
];

/** What the pages say when nothing else was filled in. */
export const PAGES = {
	install: { title: 'The app is installed', text: 'You can use it now.' },
	load: {
		title: 'The app is connected',
		text: 'It works in the background. There is nothing to set up here.',
	},
};

/** What is filled in in the node. */
export const properties: INodeProperties[] = [
	{
		displayName:
			'Open "Webhook URLs" above and copy the four production URLs into your app in the BigCommerce Developer Portal: "auth" is the Auth callback URL, "load" the Load callback URL, "uninstall" the Uninstall callback URL, "remove_user" the Remove user callback URL. The credential needs only the client ID and client secret of the app.',
		name: 'urlsNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		default: ['install', 'load', 'uninstall', 'removeUser'],
		required: true,
		description: 'What starts the workflow. All four callbacks are answered in any case.',
		options: [
			{
				name: 'Install',
				value: 'install',
				description:
					'A store installed the app or approved it again. Gives the access token of the store.',
			},
			{ name: 'Open', value: 'load', description: 'Somebody opened the app in the control panel' },
			{
				name: 'Remove User',
				value: 'removeUser',
				description: 'A user of the store may no longer use the app',
			},
			{
				name: 'Uninstall',
				value: 'uninstall',
				description: 'A store removed the app. Its token and its webhooks are gone.',
			},
		],
	},
	{
		displayName: 'Expected Scopes',
		name: 'expectedScopes',
		type: 'multiOptions',
		default: [],
		description:
			'The scopes your app is registered with. The item of an installation says which of them are missing.',
		options: scopesFor('app').map(({ name, permission, parameter, group }) => ({
			name: `${name}: ${permission} (${parameter})`,
			value: parameter,
			description: group,
		})),
	},
	{
		displayName: 'Output Access Token',
		name: 'outputToken',
		type: 'boolean',
		default: true,
		description:
			'Whether the item of an installation holds the access token of the store. The token is also in the saved execution then. Off: only a reference, with which two tokens can be told apart.',
	},
	{
		displayName: 'Page After Installing',
		name: 'installPage',
		type: 'collection',
		placeholder: 'Change page',
		default: {},
		description: 'What the merchant sees in the control panel once the app is installed',
		options: pageFields(PAGES.install.title, PAGES.install.text),
	},
	{
		displayName: 'Page on Opening',
		name: 'loadPage',
		type: 'collection',
		placeholder: 'Change page',
		default: {},
		description: 'What users see in the control panel when they open the app',
		options: pageFields(PAGES.load.title, PAGES.load.text),
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Accept Uninstalling By',
				name: 'uninstallBy',
				type: 'options',
				default: 'installers',
				description:
					"Whose uninstalling is believed. BigCommerce's call does not say whether its user may uninstall, and whoever opens the app could imitate it.",
				options: [
					{
						name: 'Anybody',
						value: 'anybody',
						description: 'Every user of the store, also one who may only open the app',
					},
					{
						name: 'Owner or Installer',
						value: 'installers',
						description:
							'The owner of the store, and users who installed the app while this workflow was active',
					},
				],
			},
			{
				displayName: 'If Scopes Are Missing',
				name: 'missingScopes',
				type: 'options',
				default: 'accept',
				description: 'What to do with an installation that lacks some of the expected scopes',
				options: [
					{
						name: 'Accept',
						value: 'accept',
						description: 'The item names them under missingScopes',
					},
					{
						name: 'Refuse',
						value: 'refuse',
						description:
							'The merchant is told, no token is fetched, and the workflow does not start',
					},
				],
			},
			{
				displayName: 'Only These Stores',
				name: 'onlyStores',
				type: 'string',
				default: '',
				placeholder: 'e.g. abc123, def456',
				description: 'Store hashes, separated by commas. Callbacks about other stores are refused.',
			},
		],
	},
];
