import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describeNode } from '../operations/description/nodeDescription';
import { execute } from '../operations/execution/execute';
import { methodsOf } from '../operations/methods/methods';

/** The node for the store itself. Its resources are in catalog/nodes.yaml. */
export class BigCommerceStore implements INodeType {
	description = describeNode('store');

	methods = methodsOf('store');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
