import type { INodeTypeDescription } from 'n8n-workflow';

import { nodeContent } from '../../shared/catalog/nodes';
import { codeForLabel } from '../../shared/text/subtitle';
import type { MethodNames } from '../../shared/utils/lazyMethods';
import { describe } from './nodeDescription';
import { operationParameters } from './parameters';
import { choicesMethodOf, choicesOfNode, methodOf, pickersOf } from './pickers';
import { selectorProperties } from './selectors';

/*
 * What n8n reads of each node when it starts, made from the catalog. In the built package, this file reads what
 * `scripts/build/descriptions.js` has written: to work it out takes longer than to load one of n8n's own nodes.
 */

const DOCS = 'https://github.com/n8n-nodes-bigcommerce/n8n-nodes-bigcommerce/blob/main/docs/nodes';

/** The description of a node, without its icon and subtitle. @param id e.g. `orders` */
export function describeNode(id: string): INodeTypeDescription {
	const content = nodeContent(id);
	return describe(content, [
		...selectorProperties(content),
		...operationParameters(content.operations, `${DOCS}/${id}.md`),
	]);
}

/** Operation and resource by their labels, e.g. `Get Many: Order Shipment`. @param id e.g. `orders` */
export function subtitleOf(id: string): string {
	const { resources, operations } = nodeContent(id);
	const labels = [...resources, ...operations].map(
		({ id: slug, name }) => [slug.split('.').at(-1) ?? slug, name] as const,
	);
	return `={{$parameter.operation.split('.').reverse().map(x=>${codeForLabel(labels)}).join(': ')}}`;
}

/** The names of the methods that n8n calls while a user edits a node. @param id e.g. `orders` */
export function methodNamesOf(id: string): MethodNames {
	const content = nodeContent(id);
	return {
		loadOptions: [
			'getResources',
			'getOperations',
			'getIncludes',
			'getClearableFields',
			'getBodyFields',
			'getFilterFields',
			'getOutputFields',
			...choicesOfNode(content).map(choicesMethodOf),
		],
		listSearch: pickersOf(content).map(methodOf),
		resourceMapping: ['getFilters', 'getFields', 'getCount'],
	};
}
