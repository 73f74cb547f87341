import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describeNode } from '../operations/description/nodeDescription';
import { execute } from '../operations/execution/execute';
import { methodsOf } from '../operations/methods/methods';

/** The node for carts and checkouts. Its resources are in catalog/nodes.yaml. */
export class BigCommerceCarts implements INodeType {
	description = describeNode('carts');

	methods = methodsOf('carts');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
