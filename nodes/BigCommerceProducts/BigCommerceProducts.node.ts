import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for products and what belongs to them. Its resources are in catalog/nodes.yaml. */
export class BigCommerceProducts implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('products'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('products'),
		usableAsTool: true,
	};

	methods = methodsOf('products');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
