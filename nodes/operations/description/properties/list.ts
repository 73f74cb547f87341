import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { idsWhere, shownFor } from './displayOptions';

/** The number of records to return from a list. */
export function listProperties(operations: readonly Operation[]): INodeProperties[] {
	const lists = idsWhere(operations, ({ paging }) => paging);
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
			displayOptions: shownFor(lists),
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { operation: lists, returnAll: [false] } },
		},
	];
}
