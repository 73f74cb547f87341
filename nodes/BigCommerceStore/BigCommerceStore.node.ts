import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for the store itself. Its resources are in catalog/nodes.yaml. */
export class BigCommerceStore implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('store'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('store'),
		usableAsTool: true,
	};

	methods = methodsOf('store');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
