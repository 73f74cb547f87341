import type { INodeType } from 'n8n-workflow';

import { lazyMethods } from '../../shared/utils/lazyMethods';
import { methodNamesOf } from '../description/describeNode';

/** The methods that n8n calls while a user edits a node. @param id of the node, e.g. `orders` */
export function methodsOf(id: string): NonNullable<INodeType['methods']> {
	return lazyMethods(methodNamesOf(id), async () =>
		(await import('./editorMethods')).editorMethods(id),
	);
}
