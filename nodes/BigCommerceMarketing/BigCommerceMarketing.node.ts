import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describeNode } from '../operations/description/nodeDescription';
import { execute } from '../operations/execution/execute';
import { methodsOf } from '../operations/methods/methods';

/** The node for promotions, coupons and gift certificates. Its resources are in catalog/nodes.yaml. */
export class BigCommerceMarketing implements INodeType {
	description = describeNode('marketing');

	methods = methodsOf('marketing');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
