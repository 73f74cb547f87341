import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for orders and what belongs to them. Its resources are in catalog/nodes.yaml. */
export class BigCommerceOrders implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('orders'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('orders'),
		usableAsTool: true,
	};

	methods = methodsOf('orders');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
