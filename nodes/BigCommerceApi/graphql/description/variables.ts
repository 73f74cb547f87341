import type { INodeProperties } from 'n8n-workflow';

/** The values of a query's variables: as JSON, or in a form with fields from the query. */
export const variableProperties: INodeProperties[] = [
	{
		displayName: 'Variables',
		name: 'variablesMode',
		type: 'options',
		noDataExpression: true,
		default: 'json',
		description: "How to enter the values of the query's variables, such as $first",
		options: [
			{ name: 'JSON', value: 'json', description: 'Enter them as one JSON object' },
			{
				name: 'Form',
				value: 'form',
				description: 'A field for each variable of the query. Enter the query first.',
			},
		],
	},
	{
		displayName: 'JSON Variables',
		name: 'variables',
		type: 'json',
		default: '{}',
		description:
			'Variable names without the dollar sign, and their values. Leave empty if the query has no variables.',
		displayOptions: { show: { variablesMode: ['json'] } },
	},
	{
		displayName: 'Values',
		name: 'variableFields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: { show: { variablesMode: ['form'] } },
		typeOptions: {
			resourceMapper: {
				mode: 'add',
				resourceMapperMethod: 'getVariables',
				valuesLabel: 'Values',
				fieldWords: { singular: 'variable', plural: 'variables' },
				addAllFields: false,
				hideNoDataError: true,
				refreshStaleSchemaOnOpen: true,
				supportAutoMap: true,
			},
		},
	},
];
