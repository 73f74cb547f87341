import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { idsWhere, shownToPeople } from './displayOptions';
import { shownForOneOf } from './onlyFor';

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
			displayOptions: shownForOneOf(operations, lists),
			builderHint: { propertyHint: 'if off: limit, by default 50' },
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			// Briefer, because n8n has no `returnAll` where it does not show it.
			...shownToPeople({ show: { returnAll: [false] } }),
		},
	];
}
