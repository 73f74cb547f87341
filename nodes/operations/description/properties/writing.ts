import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { isReadMethod } from '../../../shared/utils/isReadMethod';
import { readerOf } from '../../changes/reader';
import { idsWhere, shownToPeople } from './displayOptions';
import { onlyFor, shownForOneOf } from './onlyFor';

/** How operations that write are carried out: only what would change, or not at all. */
export function writingProperties(operations: readonly Operation[]): INodeProperties[] {
	return [
		{
			displayName: 'Skip Unchanged',
			name: 'skipUnchanged',
			type: 'boolean',
			default: false,
			description: 'Whether to send only what differs',
			displayOptions: shownForOneOf(operations, idsWhere(operations, readerOf)),
		},
		{
			...preview,
			...shownToPeople(onlyFor(operations, idsWhere(operations, canPreview))),
		},
	];
}

/** Shows what would be sent. Also for AI tools, so that an agent can show what it is going to do. */
export function previewProperty(show: Record<string, string[]>): INodeProperties {
	return { ...preview, displayOptions: { show } };
}

const preview: INodeProperties = {
	displayName: 'Preview Only',
	name: 'previewOnly',
	type: 'boolean',
	default: false,
	description: 'Whether to only show what would be sent',
};

/** Whether an operation changes anything in BigCommerce. A token is made by n8n itself. */
export function canPreview(operation: Operation): boolean {
	const { own, method, repeat } = operation;
	const isReading = isReadMethod(method) || repeat === 'always';
	return !isReading && (!own || ['upsert', 'members', 'steps', 'chain'].includes(own.kind));
}
