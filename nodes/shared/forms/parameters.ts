import type { INodeProperties, INodePropertyTypeOptions } from 'n8n-workflow';

import type { Operation, PathParameter } from '../../../catalog/types';
import { allOperations } from '../catalog/catalog';
import { parameterLabel } from '../catalog/names';
import { headerParameters } from '../requests/build';
import { takesFields } from '../requests/body';
import { filterParameters } from '../requests/query';

const has = (test: (operation: Operation) => unknown) => allOperations().filter(test).map(({ id }) => id);
const shownFor = (operation: string[]) => ({ show: { operation } });

/** The parameters below the selectors, each shown for the operations that have it. */
export function operationParameters(): INodeProperties[] {
	return [...pathProperties(), ...headerProperties(), ...listProperties(), ...filterProperties(), ...bodyProperties(), ...fileProperties(), ...safetyProperties(), optionsProperty()];
}

function pathProperties(): INodeProperties[] {
	const byName = Map.groupBy(allOperations().flatMap(({ id, pathParameters }) => pathParameters.map((each) => ({ id, ...each }))), ({ parameter }) => parameter);
	return [...byName].map(([name, uses]) => ({
		displayName: parameterLabel(name),
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'id', value: '' },
		displayOptions: shownFor(uses.map(({ id }) => id)),
		modes: [{ displayName: 'By ID', name: 'id', type: 'string', placeholder: placeholder(uses[0]) }],
	}));
}

function placeholder({ schema }: PathParameter): string {
	if (schema.type === 'integer' || schema.type === 'number') return 'e.g. 77';
	return schema.format === 'uuid' ? 'e.g. 6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d' : '';
}

function headerProperties(): INodeProperties[] {
	const byName = Map.groupBy(allOperations().flatMap((each) => headerParameters(each).map(({ parameter }) => ({ id: each.id, parameter }))), ({ parameter }) => parameter);
	return [...byName].map(([name, uses]) => ({
		displayName: parameterLabel(name),
		name,
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		displayOptions: shownFor(uses.map(({ id }) => id)),
	}));
}

function listProperties(): INodeProperties[] {
	const lists = has(({ paging }) => paging);
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

function filterProperties(): INodeProperties[] {
	const narrows = ({ method, answer }: Operation) => method === 'DELETE' || answer.kind === 'list';
	const withQuery = allOperations().filter((each) => filterParameters(each).length > 0);
	return [
		queryProperty('Filters', 'filter', withQuery.filter(narrows)),
		queryProperty('Query Parameters', 'parameter', withQuery.filter((each) => !narrows(each))),
	];
}

/** The same parameter under the name that fits: what narrows a list are filters, what shapes an answer are not. */
function queryProperty(displayName: string, singular: string, operations: Operation[]): INodeProperties {
	return {
		displayName,
		name: 'filters',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: shownFor(operations.map(({ id }) => id)),
		typeOptions: mapper('getFilters', displayName, singular, false),
	};
}

/** A form whose fields a method of the node names, anew for each operation. */
function mapper(resourceMapperMethod: string, valuesLabel: string, singular: string, supportAutoMap: boolean): INodePropertyTypeOptions {
	const form = { mode: 'add' as const, addAllFields: false, hideNoDataError: true, refreshStaleSchemaOnOpen: true };
	const fieldWords = { singular, plural: `${singular}s` };
	return { loadOptionsDependsOn: ['resource', 'operation'], resourceMapper: { ...form, resourceMapperMethod, valuesLabel, fieldWords, supportAutoMap } };
}

function bodyProperties(): INodeProperties[] {
	const json = has(({ body }) => body?.content === 'json');
	const withFields = has(takesFields);
	const withoutFields = json.filter((id) => !withFields.includes(id));
	return [
		{
			displayName: 'Body',
			name: 'bodyMode',
			type: 'options',
			default: 'fields',
			noDataExpression: true,
			options: [
				{ name: 'Fields', value: 'fields', description: 'Fill in the fields, or map them from the incoming items' },
				{ name: 'JSON', value: 'json', description: 'Write the whole body as JSON' },
			],
			displayOptions: shownFor(withFields),
		},
		{
			displayName: 'Fields',
			name: 'fields',
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			displayOptions: { show: { operation: withFields, bodyMode: ['fields'] } },
			typeOptions: mapper('getFields', 'Fields', 'field', true),
		},
		jsonProperty({ operation: withFields, bodyMode: ['json'] }),
		...(withoutFields.length > 0 ? [jsonProperty({ operation: withoutFields })] : []),
	];
}

function jsonProperty(show: Record<string, string[]>): INodeProperties {
	return {
		displayName: 'JSON Body',
		name: 'jsonBody',
		type: 'json',
		default: '{}',
		description: 'The body as BigCommerce documents it',
		displayOptions: { show },
	};
}

function fileProperties(): INodeProperties[] {
	return [
		{
			displayName: 'Input Binary Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the input field that holds the file to upload',
			displayOptions: shownFor(has(({ body }) => body?.content === 'multipart')),
		},
	];
}

function safetyProperties(): INodeProperties[] {
	return [
		{
			displayName: 'Delete Everything',
			name: 'deleteEverything',
			type: 'boolean',
			default: false,
			description: 'Whether all records may be deleted when no filter is set. Off, the node refuses to run without a filter.',
			displayOptions: shownFor(has(({ massDelete }) => massDelete)),
		},
	];
}

function optionsProperty(): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 60,
				description: 'Seconds to wait for an answer of BigCommerce',
			},
		],
	};
}
