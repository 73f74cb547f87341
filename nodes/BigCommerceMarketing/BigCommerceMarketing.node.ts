import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for promotions, coupons and gift certificates. Its resources are in catalog/nodes.yaml. */
export class BigCommerceMarketing implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('marketing'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('marketing'),
		usableAsTool: true,
	};

	methods = methodsOf('marketing');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
