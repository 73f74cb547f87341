import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The resource for the places of nodes that read lists since the last run. It sends no request. */
export const READING_PLACE = 'readingPlace';

export const CONFIRM = `${READING_PLACE}.confirm`;
export const SET = `${READING_PLACE}.set`;
export const START_OVER = `${READING_PLACE}.startOver`;

export const readingPlaceOperations: INodePropertyOptions[] = [
	{ name: 'Confirm', value: CONFIRM, action: 'Confirm what was read since last run' },
	{ name: 'Set', value: SET, action: 'Set reading place' },
	{ name: 'Start Over', value: START_OVER, action: 'Start reading over' },
];

export const readingPlaceProperties: INodeProperties[] = [
	{
		displayName: 'Place',
		name: 'place',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 2026-03-31',
		description: 'A date, or an ID for lists that are read by ID',
		displayOptions: { show: { operation: [SET] } },
	},
	{
		displayName: 'Reading Node',
		name: 'readingNode',
		type: 'string',
		default: '',
		placeholder: 'All',
		description: 'Name of the node whose place is meant. Empty for all nodes of the workflow.',
		displayOptions: { show: { resource: [READING_PLACE] } },
	},
];
