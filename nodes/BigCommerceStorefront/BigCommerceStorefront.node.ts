import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describeNode } from '../operations/description/nodeDescription';
import { execute } from '../operations/execution/execute';
import { methodsOf } from '../operations/methods/methods';

/** The node for what shoppers see. Its resources are in catalog/nodes.yaml. */
export class BigCommerceStorefront implements INodeType {
	description = describeNode('storefront');

	methods = methodsOf('storefront');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
