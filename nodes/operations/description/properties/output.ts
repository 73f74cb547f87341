import type { INodeProperties } from 'n8n-workflow';

import { idsWhere } from './show';

/** How much of large records to return. */
export function outputProperties(): INodeProperties[] {
	return [
		// Raw by default, so that nothing is missing. Simplified for AI tools, because large outputs cost tokens and confuse models.
		outputProperty('raw', false),
		outputProperty('simplified', true),
		{
			displayName: 'Fields to Return',
			name: 'selectedFields',
			type: 'multiOptions',
			default: [],
			description:
				'The fields of each record to return. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			typeOptions: {
				loadOptionsMethod: 'getOutputFields',
				loadOptionsDependsOn: ['resource', 'operation'],
			},
			displayOptions: { show: { output: ['selected'] } },
		},
	];
}

function outputProperty(usual: string, isTool: boolean): INodeProperties {
	return {
		displayName: 'Output',
		name: 'output',
		type: 'options',
		noDataExpression: true,
		default: usual,
		description: 'How much of each record to return',
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
			show: { operation: idsWhere(({ answer }) => answer.wide), '@tool': [isTool] },
		},
	};
}
