import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for B2B Edition: quotes, invoices, orders. Its resources are in catalog/nodes.yaml. */
export class BigCommerceB2bSales implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('b2bSales'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('b2bSales'),
		usableAsTool: true,
	};

	methods = methodsOf('b2bSales');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
