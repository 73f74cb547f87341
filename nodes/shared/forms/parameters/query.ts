import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { allOperations } from '../../catalog/catalog';
import { filterParameters } from '../../requests/query';
import { mapperOptions } from './mapper';
import { shownFor } from './show';

/** The query of operations: filters, or parameters that shape the answer. */
export function filterProperties(): INodeProperties[] {
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
		typeOptions: mapperOptions('getFilters', displayName, singular, false),
	};
}
