import type { INodeProperties } from 'n8n-workflow';

import { noticeProperty } from './mapper';
import { idsWhere, shownFor } from './show';

/** What must be ticked before everything goes. */
export function safetyProperties(): INodeProperties[] {
	const emptying = idsWhere(({ massDelete }) => massDelete);
	return [
		noticeProperty('Without a Filter', 'massDeleteCount', 'getCount', shownFor(emptying)),
		{
			displayName: 'Delete Everything',
			name: 'deleteEverything',
			type: 'boolean',
			default: false,
			description: 'Whether all records may be deleted when no filter is set. Off, the node refuses to run without a filter.',
			displayOptions: shownFor(emptying),
		},
	];
}
