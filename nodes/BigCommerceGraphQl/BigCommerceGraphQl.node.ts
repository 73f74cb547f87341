import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { execute } from './execute';
import { properties } from './description/properties';
import { methods } from './methods';

/** Sends queries and mutations to BigCommerce's GraphQL APIs. */
export class BigCommerceGraphQl implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BigCommerce GraphQL',
		name: 'bigCommerceGraphQl',
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["authentication"] === "account" ? "account" : $parameter["api"] }}',
		description:
			"Send queries and mutations to BigCommerce's GraphQL APIs for a store, a storefront, or all stores of an account",
		defaults: { name: 'BigCommerce GraphQL' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'bigCommerceStoreApi',
				required: true,
				testedBy: 'testAccount',
				displayOptions: { show: { authentication: ['store'] } },
			},
			{
				name: 'bigCommerceAppApi',
				required: true,
				testedBy: 'testAccount',
				displayOptions: { show: { authentication: ['app'] } },
			},
			{
				name: 'bigCommerceAppOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['appOAuth2'] } },
			},
			{
				name: 'bigCommerceAccountApi',
				required: true,
				testedBy: 'testAccount',
				displayOptions: { show: { authentication: ['account'] } },
			},
		],
		properties,
	};

	methods = methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute.call(this);
	}
}
