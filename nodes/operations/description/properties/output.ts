import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { multiSelectProperty } from './multiSelect';
import { idsWhere } from './displayOptions';

/** How much of large records to return. */
export function outputProperties(operations: readonly Operation[]): INodeProperties[] {
	const wide = idsWhere(operations, ({ answer }) => answer.wide);
	return [
		// Raw by default, so that nothing is missing. Simplified for AI tools, because large outputs cost tokens and confuse models.
		outputProperty('raw', false, wide),
		outputProperty('simplified', true, wide),
		multiSelectProperty({
			displayName: 'Fields to Return',
			name: 'selectedFields',
			loadOptionsMethod: 'getOutputFields',
			displayOptions: { show: { operation: wide, output: ['selected'] } },
		}),
	];
}

function outputProperty(usual: string, isTool: boolean, operation: string[]): INodeProperties {
	return {
		displayName: 'Output',
		name: 'output',
		type: 'options',
		noDataExpression: true,
		default: usual,
		options: [
			{ name: 'Raw', value: 'raw', description: 'Everything, as BigCommerce sends it' },
			{
				name: 'Selected Fields',
				value: 'selected',
				description: 'Only the fields that you choose',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'The most important fields, at most ten',
			},
		],
		displayOptions: {
			show: { operation, '@tool': [isTool] },
		},
	};
}
