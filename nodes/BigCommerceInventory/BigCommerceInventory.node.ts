import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describeNode } from '../operations/description/nodeDescription';
import { execute } from '../operations/execution/execute';
import { methodsOf } from '../operations/methods/methods';

/** The node for stock and locations. Its resources are in catalog/nodes.yaml. */
export class BigCommerceInventory implements INodeType {
	description = describeNode('inventory');

	methods = methodsOf('inventory');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
