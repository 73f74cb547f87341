import type { INodeProperties } from 'n8n-workflow';

/** The values of a query's variables: as JSON, or in a form whose fields are read from the query. */
export const variableProperties: INodeProperties[] = [
	{
		displayName: 'Variables',
		name: 'variablesMode',
		type: 'options',
		noDataExpression: true,
		default: 'json',
		description: "Where the values of the query's variables come from, such as $first",
		options: [
			{ name: 'JSON', value: 'json', description: 'Write them as one JSON object' },
			{
				name: 'Form',
				value: 'form',
				description: 'A field for each variable of the query. Write the query first.',
			},
		],
	},
	{
		displayName: 'JSON Variables',
		name: 'variables',
		type: 'json',
		default: '{}',
		description:
			'Names without the dollar sign, and their values. Leave it empty when the query has no variables.',
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
