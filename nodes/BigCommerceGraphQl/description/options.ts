import type { INodeProperties } from 'n8n-workflow';

import { limitOptions, timeout } from '../../operations/description/properties/options';

const OF_STOREFRONT = {
	show: { '/api': ['storefront'], '/authentication': ['store', 'app', 'appOAuth2'] },
};
const OF_LISTS = { show: { '/output': ['records'] } };

/** What is seldom needed. */
export const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Accept Partial Data',
			name: 'acceptPartial',
			type: 'boolean',
			default: false,
			description:
				'Whether to go on with what BigCommerce answered when it refused a part. What is missing stands in a hint, and in "errors" of a whole answer.',
		},
		{
			displayName: 'Customer Access Token',
			name: 'customerAccessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Asks as a customer who signed in: the token that the login mutation answers',
			displayOptions: OF_STOREFRONT,
		},
		{
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 42',
			description:
				'Asks in the name of a customer. The API account needs the scope Storefront API Customer Impersonation Tokens.',
			displayOptions: OF_STOREFRONT,
		},
		{
			displayName: 'List',
			name: 'list',
			type: 'string',
			default: '',
			placeholder: 'e.g. site.products',
			description:
				'The list whose records come out, when the query asks for several: the names of the fields that lead to it',
			displayOptions: OF_LISTS,
		},
		{
			displayName: 'Operation Name or ID',
			name: 'operationName',
			type: 'options',
			default: '',
			description:
				'What to run when the query holds several operations. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			typeOptions: { loadOptionsMethod: 'getOperationNames', loadOptionsDependsOn: ['query'] },
		},
		{
			displayName: 'Page Size',
			name: 'pageSize',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description:
				'Records per request. Without this, as many as the query asks for, or as fit into what BigCommerce works out at once.',
			displayOptions: OF_LISTS,
		},
		timeout,
		...limitOptions(),
	],
};
