import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describeNode } from '../operations/description/nodeDescription';
import { execute } from '../operations/execution/execute';
import { methodsOf } from '../operations/methods/methods';

/** The node for shipping and taxes. Its resources are in catalog/nodes.yaml. */
export class BigCommerceShippingTax implements INodeType {
	description = describeNode('shippingTax');

	methods = methodsOf('shippingTax');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
