import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describeNode } from '../operations/description/nodeDescription';
import { execute } from '../operations/execution/execute';
import { methodsOf } from '../operations/methods/methods';

/** The node for categories, brands and price lists. Its resources are in catalog/nodes.yaml. */
export class BigCommerceCatalog implements INodeType {
	description = describeNode('catalog');

	methods = methodsOf('catalog');

	async execute(this: IExecuteFunctions) {
		return await execute.call(this);
	}
}
