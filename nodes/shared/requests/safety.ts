import type { Operation } from '../../../catalog/types';
import { resourceOf } from '../catalog/catalog';
import { InvalidInput } from './input';
import type { Request } from '../transport/request';

/**
 * Refuses to empty a whole collection by accident.
 * @throws InvalidInput when the operation would delete every record, unless the user ticked that it should
 */
export function guardMassDelete(operation: Operation, query: Request['query'], deleteEverything: boolean): void {
	const narrows = query.filter(([name]) => !NOT_A_FILTER.has(name));
	if (!operation.massDelete || deleteEverything || narrows.length > 0) return;
	const { plural } = resourceOf(operation);
	throw new InvalidInput(
		`Without a filter this would delete all ${plural.toLowerCase()}`,
		'Add a filter, e.g. a list of IDs. If everything should really go, tick "Delete Everything".',
	);
}

/** Shape the answer without narrowing what is deleted. */
const NOT_A_FILTER = new Set(['page', 'limit', 'sort', 'direction', 'include', 'include_fields', 'exclude_fields']);
