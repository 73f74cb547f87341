import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { allOperations } from '../../catalog/catalog';
import { filterFields, hasListOfItsOwn } from '../filters';
import { mapperOptions } from './mapper';
import { idsWhere, shownFor } from './show';

/** The query of operations: filters, or parameters that shape the answer. */
export function filterProperties(): INodeProperties[] {
	const narrows = ({ method, answer }: Operation) => method === 'DELETE' || answer.kind === 'list';
	const withQuery = allOperations().filter((each) => filterFields(each).length > 0);
	return [
		queryProperty('Filters', 'filter', withQuery.filter(narrows)),
		queryProperty('Query Parameters', 'parameter', withQuery.filter((each) => !narrows(each))),
		includeProperty(),
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
		typeOptions: mapperOptions('getFilters', displayName, singular, false),
	};
}

/** What an answer may include beside the records: a list to tick, which a mapper field cannot be. */
function includeProperty(): INodeProperties {
	return {
		displayName: 'Include Names or IDs',
		name: 'include',
		type: 'multiOptions',
		default: [],
		description: 'What each record comes with. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		typeOptions: { loadOptionsMethod: 'getIncludes', loadOptionsDependsOn: ['operation'] },
		displayOptions: shownFor(idsWhere((each) => hasListOfItsOwn(each, 'include'))),
	};
}
