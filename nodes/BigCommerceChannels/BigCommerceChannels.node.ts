import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { describeNode, subtitleOf } from '../operations/description/describeNode';
import { execute } from '../operations/execution/lazyExecute';
import { methodsOf } from '../operations/methods/methods';

/** The node for channels, sites and languages. Its resources are in catalog/nodes.yaml. */
export class BigCommerceChannels implements INodeType {
	description: INodeTypeDescription = {
		...describeNode('channels'),
		icon: {
			light: 'file:../../icons/bigcommerce.svg',
			dark: 'file:../../icons/bigcommerce.dark.svg',
		},
		subtitle: subtitleOf('channels'),
		usableAsTool: true,
	};

	methods = methodsOf('channels');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
