import type { INodeProperties } from 'n8n-workflow';

import { previewProperty } from '../../../operations/description/properties/writing';
import { optionsProperties } from './options';
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
				'Data of the control panel: settings, channels, translations, products, app extensions',
		},
		{
			name: 'Storefront',
			value: 'storefront',
			description:
				'Data that shoppers see: product search, prices, carts, customers. The node creates the token it needs.',
		},
	],
	displayOptions: { show: { authentication: OF_A_STORE } },
};

const apiOfAccount: INodeProperties = {
	displayName:
		'An account-level API account uses the Account API: users, stores, apps, checkouts and subscriptions. BigCommerce allows 70 requests per hour.',
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
	description: 'The storefront to query',
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

/** The same parameter for each API, each with a matching example. */
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
		description: 'A GraphQL query or mutation. The node checks it before sending it.',
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
					'One item per record, from as many pages as needed. A response without a list is one item.',
			},
			{
				name: 'Whole Answer',
				value: 'answer',
				description: 'One item with the complete response to a single request',
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

/** The parameters of a GraphQL request. */
export const properties: INodeProperties[] = [
	api,
	apiOfAccount,
	channel,
	...queries,
	...variableProperties,
	...output,
	previewProperty({}),
	...optionsProperties,
];
