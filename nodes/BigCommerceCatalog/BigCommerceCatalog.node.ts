import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for categories, brands and price lists. Its resources are in catalog/nodes.yaml. */
export class BigCommerceCatalog implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('catalog'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('catalog'),
		usableAsTool: true,
	};

	methods = methodsOf('catalog');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
