import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { execute } from '../operations/execution/execute';
import { describeApiNode, GRAPHQL, SUBTITLE } from './description';
import { execute as executeGraphQl } from './graphql/execute';
import { methods } from './graphql/methods';

/** The node for REST and GraphQL requests that users write themselves. */
export class BigCommerceApi implements INodeType {
	description: INodeTypeDescription = {
		...describeApiNode(),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: SUBTITLE,
		usableAsTool: true,
	};

	methods = methods;

	async execute(this: IExecuteFunctions) {
		const isGraphQl = this.getNodeParameter('resource', 0) === GRAPHQL;
		return await (isGraphQl ? executeGraphQl : execute).call(this);
	}
}
