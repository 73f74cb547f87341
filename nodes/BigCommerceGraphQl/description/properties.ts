import type { INodeProperties } from 'n8n-workflow';

import { accountProperty } from '../../shared/accounts/accountProperty';
import { optionsProperty } from './options';
import { variableProperties } from './variables';

const OF_A_STORE = ['store', 'app', 'appOAuth2'];

const api: INodeProperties = {
	displayName: 'API',
	name: 'api',
	type: 'options',
	noDataExpression: true,
	default: 'admin',
	options: [
		{
			name: 'Admin',
			value: 'admin',
			description:
				"What the store's staff sees: settings, channels, translations, products, app extensions",
		},
		{
			name: 'Storefront',
			value: 'storefront',
			description:
				'What shoppers see: product search, prices, carts, customers. The node gets the token for it.',
		},
	],
	displayOptions: { show: { authentication: OF_A_STORE } },
};

const apiOfAccount: INodeProperties = {
	displayName:
		'An account-level API account asks the Account API: users, stores, apps, checkouts and subscriptions. BigCommerce takes 70 requests per hour.',
	name: 'accountNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { authentication: ['account'] } },
};

const channel: INodeProperties = {
	displayName: 'Channel',
	name: 'channelId',
	type: 'resourceLocator',
	default: {
		mode: 'list',
		value: '1',
		cachedResultName: "Channel 1, the store's first storefront",
	},
	description: 'The storefront that is asked',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a channel',
			typeOptions: { searchListMethod: 'listChannels', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*[0-9]+\\s*$', errorMessage: "A channel's ID is a number" },
				},
			],
		},
	],
	displayOptions: { show: { authentication: OF_A_STORE, api: ['storefront'] } },
};

/** The same parameter for each API, each with an example that it answers. */
const queries: INodeProperties[] = [
	queryProperty(
		'e.g. { store { products(first: 50) { edges { node { id basicInformation { name } } } } } }',
		{ authentication: OF_A_STORE, api: ['admin'] },
	),
	queryProperty('e.g. { site { products(first: 50) { edges { node { entityId name } } } } }', {
		authentication: OF_A_STORE,
		api: ['storefront'],
	}),
	queryProperty('e.g. { account { stores { edges { node { name storeHash } } } } }', {
		authentication: ['account'],
	}),
];

function queryProperty(placeholder: string, show: Record<string, string[]>): INodeProperties {
	return {
		displayName: 'Query',
		name: 'query',
		type: 'string',
		typeOptions: { rows: 10 },
		required: true,
		default: '',
		placeholder,
		description: 'A query or a mutation. It is checked before it is sent.',
		displayOptions: { show },
	};
}

const output: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		noDataExpression: true,
		default: 'records',
		options: [
			{
				name: 'Records of the List',
				value: 'records',
				description:
					'One item for each record, over as many pages as it takes. An answer without a list is one item.',
			},
			{
				name: 'Whole Answer',
				value: 'answer',
				description: 'One item with everything that BigCommerce answered to this one request',
			},
		],
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: { output: ['records'] } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { output: ['records'], returnAll: [false] } },
	},
];

/** The whole form. */
export const properties: INodeProperties[] = [
	accountProperty,
	api,
	apiOfAccount,
	channel,
	...queries,
	...variableProperties,
	...output,
	optionsProperty,
];
