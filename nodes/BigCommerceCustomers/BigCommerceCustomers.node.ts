import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for customers and what belongs to them. Its resources are in catalog/nodes.yaml. */
export class BigCommerceCustomers implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('customers'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('customers'),
		usableAsTool: true,
	};

	methods = methodsOf('customers');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
