import type { INodeProperties } from 'n8n-workflow';

import { idsWhere, shownFor } from './show';

/** Files to upload. */
export function fileProperties(): INodeProperties[] {
	return [
		{
			displayName: 'Input Binary Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the input field that holds the file to upload',
			displayOptions: shownFor(idsWhere(({ body }) => body?.content === 'multipart')),
		},
	];
}
