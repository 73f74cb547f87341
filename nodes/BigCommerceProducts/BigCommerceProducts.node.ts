import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describeNode } from '../operations/description/nodeDescription';
import { execute } from '../operations/execution/execute';
import { methodsOf } from '../operations/methods/methods';

/** The node for products and what belongs to them. Its resources are in catalog/nodes.yaml. */
export class BigCommerceProducts implements INodeType {
	description = describeNode('products');

	methods = methodsOf('products');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
