import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for what shoppers see. Its resources are in catalog/nodes.yaml. */
export class BigCommerceStorefront implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('storefront'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('storefront'),
		usableAsTool: true,
	};

	methods = methodsOf('storefront');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
