import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describeNode } from '../operations/description/nodeDescription';
import { execute } from '../operations/execution/execute';
import { methodsOf } from '../operations/methods/methods';

/** The node for a whole BigCommerce account. Its resources are in catalog/nodes.yaml. */
export class BigCommerceAccount implements INodeType {
	description = describeNode('account');

	methods = methodsOf('account');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
