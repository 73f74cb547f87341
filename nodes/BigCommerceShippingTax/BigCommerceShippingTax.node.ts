import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for shipping and taxes. Its resources are in catalog/nodes.yaml. */
export class BigCommerceShippingTax implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('shippingTax'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('shippingTax'),
		usableAsTool: true,
	};

	methods = methodsOf('shippingTax');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
