import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { allOperations } from '../../../shared/catalog/catalog';
import { hasFilters, hasListOfItsOwn } from '../filters';
import { mapperOptions } from './mapper';
import { shownFor } from './show';

/** Parameters that filter a list. Shown first. */
export function filterProperties(): INodeProperties[] {
	return [
		queryProperty('Filters', 'filter', withQuery().filter(narrows)),
		includeProperty(allOperations().filter(narrows)),
	];
}

/** Parameters that shape a response. Shown below the fields, because they are rarely needed. */
export function shapeProperties(): INodeProperties[] {
	const shapes = (operation: Operation) => !narrows(operation);
	return [
		queryProperty('Query Parameters', 'parameter', withQuery().filter(shapes)),
		includeProperty(allOperations().filter(shapes)),
	];
}

function narrows({ method, answer }: Operation): boolean {
	return method === 'DELETE' || answer.kind === 'list';
}

function withQuery(): Operation[] {
	return allOperations().filter(hasFilters);
}

/** The same parameter under two names: "Filters" if it filters a list, "Query Parameters" if it shapes a response. */
function queryProperty(
	displayName: string,
	singular: string,
	operations: Operation[],
): INodeProperties {
	return {
		displayName,
		name: 'filters',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: shownFor(operations.map(({ id }) => id)),
		typeOptions: mapperOptions('getFilters', displayName, singular, false),
	};
}

/** Additional data in the response. A multi-select list, which a mapper field cannot be. */
function includeProperty(operations: Operation[]): INodeProperties {
	return {
		displayName: 'Include in Answer',
		name: 'include',
		type: 'multiOptions',
		default: [],
		description:
			'Additional data to return with each record. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		typeOptions: { loadOptionsMethod: 'getIncludes', loadOptionsDependsOn: ['operation'] },
		displayOptions: shownFor(
			operations.filter((operation) => hasListOfItsOwn(operation, 'include')).map(({ id }) => id),
		),
	};
}
