import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for stock and locations. Its resources are in catalog/nodes.yaml. */
export class BigCommerceInventory implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('inventory'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('inventory'),
		usableAsTool: true,
	};

	methods = methodsOf('inventory');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
