import type { INodeProperties } from 'n8n-workflow';

import { TOKEN_SCOPES, USUAL_SCOPES } from '../query/tokenScopes';
import { giveUpAfter } from '../../../operations/description/properties/options';

const common: INodeProperties[] = [
	{
		displayName: 'Accept Partial Data',
		name: 'acceptPartial',
		type: 'boolean',
		default: false,
		description:
			'Whether to return the remaining data when BigCommerce refuses part of a query. The missing parts are listed in a hint, and under "errors" if the output is Whole Answer.',
	},
	{
		displayName: 'List',
		name: 'list',
		type: 'string',
		default: '',
		placeholder: 'e.g. site.products',
		description:
			'The list to output records of, if the query has several. Enter the names of the fields that lead to it.',
	},
	{
		displayName: 'Operation Name or ID',
		name: 'operationName',
		type: 'options',
		default: '',
		description:
			'The operation to run, if the query contains several. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		typeOptions: { loadOptionsMethod: 'getOperationNames', loadOptionsDependsOn: ['query'] },
	},
	{
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description:
			"Number of records per request. By default, the number in the query, or as many as BigCommerce's complexity limit allows.",
	},
	giveUpAfter,
];

/** For the Storefront API, whose queries may be sent for a customer. */
const ofCustomers: INodeProperties[] = [
	{
		displayName: 'Customer Access Token',
		name: 'customerAccessToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'Sends the query as a signed-in customer. This is the token that the login mutation returns.',
	},
	{
		displayName: 'Customer ID',
		name: 'customerId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 42',
		description:
			'Sends the query on behalf of a customer. The API account needs the scope Storefront API Customer Impersonation Tokens.',
	},
	{
		displayName: 'Token Scopes',
		name: 'tokenScopes',
		type: 'multiOptions',
		options: TOKEN_SCOPES.map((scope) => ({ name: scope, value: scope })),
		default: [...USUAL_SCOPES],
		description: 'What the token of the node is for. Add B2B for fields of B2B Edition.',
	},
];

/** Options that are rarely needed. */
export const optionsProperties: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...common.slice(0, 1), ...ofCustomers.map(forStorefront), ...common.slice(1)],
	},
];

function forStorefront(property: INodeProperties): INodeProperties {
	const show = { '/api': ['storefront'], '/authentication': ['store', 'app', 'appOAuth2'] };
	return { ...property, displayOptions: { show } };
}
