import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

export const forTable = { show: { answerFrom: ['table'] } };
export const forWorkflow = { show: { answerFrom: ['workflow'] } };

/** A field for text. */
export const text = (
	displayName: string,
	name: string,
	placeholder = '',
	description?: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	...(placeholder && { placeholder }),
	...(description && { description }),
});

/** Where the node says that BigCommerce needs its URLs. */
export const urlsNotice = (displayName: string): INodeProperties => ({
	displayName,
	name: 'urlsNotice',
	type: 'notice',
	default: '',
});

const sources = (tableName: string): INodePropertyOptions[] => [
	{ name: tableName, value: 'table', description: 'Fast: no execution starts' },
	{
		name: 'Workflow',
		value: 'workflow',
		description: 'The workflow ends with a BigCommerce Provider Response',
	},
];

/** Whether a table answers, or the workflow. */
export const answerFrom = (tableName: string): INodeProperties => ({
	displayName: 'Answer From',
	name: 'answerFrom',
	type: 'options',
	default: 'table',
	options: sources(tableName),
});

export const tableFrom: INodeProperties = {
	displayName: 'Enter Table As',
	name: 'tableFrom',
	type: 'options',
	default: 'form',
	options: [
		{ name: 'Form', value: 'form' },
		{ name: 'JSON', value: 'json' },
	],
	displayOptions: forTable,
};

export const onlyStores: INodeProperties = {
	displayName: 'Only These Stores',
	name: 'onlyStores',
	type: 'string',
	default: '',
	placeholder: 'e.g. abc123, def456',
	description: 'Store hashes, separated by commas. Requests of other stores are refused.',
};

export const rememberFor = (description: string): INodeProperties => ({
	displayName: 'Remember Answers',
	name: 'rememberFor',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3600 },
	default: 60,
	description,
});
