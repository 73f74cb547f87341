import type { INodeType } from 'n8n-workflow';

import { nodeContent } from '../../shared/catalog/nodes';
import { lazyMethods } from '../../shared/utils/lazyMethods';
import { methodOf, pickersOf } from '../description/pickers';

/** The methods that n8n calls while a user edits a node. @param id of the node, e.g. `orders` */
export function methodsOf(id: string): NonNullable<INodeType['methods']> {
	const content = nodeContent(id);
	const names = {
		loadOptions: [
			'getResources',
			'getOperations',
			'getIncludes',
			'getClearableFields',
			'getBodyFields',
			'getFilterFields',
			'getOutputFields',
		],
		listSearch: pickersOf(content).map(methodOf),
		resourceMapping: ['getFilters', 'getFields', 'getCount'],
	};
	return lazyMethods(names, async () => (await import('./editorMethods')).editorMethods(content));
}
