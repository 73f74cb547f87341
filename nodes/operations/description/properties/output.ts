import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { multiSelectProperty } from './multiSelect';
import { idsWhere, shownToPeople } from './displayOptions';
import { shownForOneOf } from './onlyFor';

/** How much of large records to return. */
export function outputProperties(operations: readonly Operation[]): INodeProperties[] {
	const wide = idsWhere(operations, ({ answer }) => answer.wide);
	return [
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			noDataExpression: true,
			default: 'simplified',
			options: [
				{ name: 'Raw', value: 'raw' },
				{ name: 'Selected Fields', value: 'selected' },
				{
					name: 'Simplified',
					value: 'simplified',
					description: 'The main fields, at most ten',
				},
			],
			displayOptions: shownForOneOf(operations, wide),
			builderHint: { propertyHint: 'selected: selectedFields, by getOutputFields' },
		},
		multiSelectProperty({
			displayName: 'Fields to Return',
			name: 'selectedFields',
			loadOptionsMethod: 'getOutputFields',
			// Briefer, because n8n has no `output` where it does not show it.
			...shownToPeople({ show: { output: ['selected'] } }),
		}),
	];
}
