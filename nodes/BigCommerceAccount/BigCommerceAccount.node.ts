import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for a whole BigCommerce account. Its resources are in catalog/nodes.yaml. */
export class BigCommerceAccount implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('account'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('account'),
		// Stated here because n8n's rules look for the test of a credential in a node's file.
		credentials: [{ name: 'bigCommerceAccountApi', required: true, testedBy: 'testAccount' }],
		usableAsTool: true,
	};

	methods = methodsOf('account');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
