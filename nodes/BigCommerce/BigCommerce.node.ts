import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { accountProperty } from '../shared/accounts/accountProperty';
import { operationParameters } from '../operations/description/parameters';
import { selectorProperties } from '../operations/description/selectors';
import { execute } from '../operations/execution/execute';
import { methods } from '../operations/methods/methods';

/** One node for every operation of BigCommerce's management APIs. The operations come from the catalog. */
export class BigCommerce implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BigCommerce',
		name: 'bigCommerce',
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"].replace(/([A-Z])/g, " $1").replace(".", ": ").toLowerCase() }}',
		description: 'Work with products, orders, customers and everything else in a BigCommerce store',
		defaults: { name: 'BigCommerce' },
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
		properties: [accountProperty, ...selectorProperties(), ...operationParameters()],
	};

	methods = methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute.call(this);
	}
}
