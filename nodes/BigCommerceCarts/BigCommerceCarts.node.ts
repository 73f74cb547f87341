import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for carts and checkouts. Its resources are in catalog/nodes.yaml. */
export class BigCommerceCarts implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('carts'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('carts'),
		usableAsTool: true,
	};

	methods = methodsOf('carts');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
