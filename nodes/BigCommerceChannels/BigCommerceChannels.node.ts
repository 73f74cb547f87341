import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describeNode } from '../operations/description/nodeDescription';
import { execute } from '../operations/execution/execute';
import { methodsOf } from '../operations/methods/methods';

/** The node for channels, sites and languages. Its resources are in catalog/nodes.yaml. */
export class BigCommerceChannels implements INodeType {
	description = describeNode('channels');

	methods = methodsOf('channels');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
