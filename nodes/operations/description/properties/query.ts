import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { hasFilters, hasSeparateList } from '../filters';
import { mapperOptions, namesFrom } from './mapper';
import { multiSelectProperty } from './multiSelect';
import { idsWhere, shownFor } from './displayOptions';
import { shownForOneOf } from './onlyFor';

/** Parameters that filter a list. Shown first. */
export function filterProperties(operations: readonly Operation[]): INodeProperties[] {
	return [
		queryProperty('Filters', 'filter', operations, narrows),
		includeProperty(operations.filter(narrows)),
	];
}

/** Parameters that shape a response. Shown below the fields, because they are rarely needed. */
export function shapeProperties(operations: readonly Operation[]): INodeProperties[] {
	const shapes = (operation: Operation) => !narrows(operation);
	return [
		queryProperty('Query Parameters', 'parameter', operations, shapes),
		includeProperty(operations.filter(shapes)),
	];
}

function narrows({ method, answer }: Operation): boolean {
	return method === 'DELETE' || answer.kind === 'list';
}

/** The same parameter under two names: "Filters" if it filters a list, "Query Parameters" if it shapes a response. */
function queryProperty(
	displayName: string,
	singular: string,
	operations: readonly Operation[],
	isMeant: (operation: Operation) => boolean,
): INodeProperties {
	const ids = idsWhere(operations, (operation) => hasFilters(operation) && isMeant(operation));
	return {
		displayName,
		name: 'filters',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: shownForOneOf(operations, ids),
		typeOptions: mapperOptions('getFilters', displayName, singular, false),
		builderHint: namesFrom('getFilterFields'),
	};
}

/** Additional data in the response. A multi-select list, which a mapper field cannot be. */
function includeProperty(operations: Operation[]): INodeProperties {
	return multiSelectProperty({
		displayName: 'Include',
		name: 'include',
		loadOptionsMethod: 'getIncludes',
		displayOptions: shownFor(
			operations.filter((operation) => hasSeparateList(operation, 'include')).map(({ id }) => id),
		),
	});
}
