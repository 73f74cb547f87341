import type { INodeProperties, INodePropertyTypeOptions } from 'n8n-workflow';

/** Not written where it is used, because n8n's linter would then ask for "Expected Scope Names or IDs", which n8n's form cuts. */
const scopeList: INodePropertyTypeOptions = { loadOptionsMethod: 'getScopes' };

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
		description: 'The text of the page. Plain text; line breaks are kept.',
	},
	{
		displayName: 'Redirect URL',
		name: 'redirect',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://app.example.com/welcome',
		description:
			'URL to redirect the merchant to instead of showing a page. It must use HTTPS and allow being shown in an iframe.',
	},
];

/** Default texts of the pages. */
export const PAGES = {
	install: { title: 'The app is installed', text: 'You can use it now.' },
	load: {
		title: 'The app is connected',
		text: 'It works in the background. There is nothing to set up here.',
	},
};

/** The fields of the node. */
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
		description:
			'The events that start the workflow. The node responds to all four callbacks in any case.',
		options: [
			{
				name: 'App Installed',
				value: 'install',
				description:
					'A store installed the app or approved it again. Returns the access token of the store.',
			},
			{
				name: 'App Opened',
				value: 'load',
				description: 'A user opened the app in the control panel',
			},
			{
				name: 'App Uninstalled',
				value: 'uninstall',
				description: 'A store uninstalled the app. Its token and webhooks are no longer valid.',
			},
			{
				name: 'User Removed',
				value: 'removeUser',
				description: 'A user of the store may no longer use the app',
			},
		],
	},
	{
		displayName: 'Expected Scopes',
		name: 'expectedScopes',
		type: 'multiOptions',
		default: [],
		description:
			'The scopes your app is registered with. The item of an installation lists those that are missing. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		typeOptions: scopeList,
	},
	{
		displayName: 'Output Access Token',
		name: 'outputToken',
		type: 'boolean',
		default: true,
		description:
			'Whether to include the access token of the store in the item of an installation. The token is then also in the saved execution. If off, the item has only a reference that identifies the token.',
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
					"Which users' uninstall callbacks to accept. The callback does not say whether its user may uninstall, and anyone who can open the app could forge it.",
				options: [
					{
						name: 'Anybody',
						value: 'anybody',
						description: 'Every user of the store, even one who may only open the app',
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
						description: 'The item lists them under missingScopes',
					},
					{
						name: 'Refuse',
						value: 'refuse',
						description:
							'The merchant sees an error page, no token is output, and the workflow does not start',
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
