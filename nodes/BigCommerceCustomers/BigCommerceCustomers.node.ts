import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describeNode } from '../operations/description/nodeDescription';
import { execute } from '../operations/execution/execute';
import { methodsOf } from '../operations/methods/methods';

/** The node for customers and what belongs to them. Its resources are in catalog/nodes.yaml. */
export class BigCommerceCustomers implements INodeType {
	description = describeNode('customers');

	methods = methodsOf('customers');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
