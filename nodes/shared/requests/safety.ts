import type { Operation } from '../../../catalog/types';
import { resourceOf } from '../catalog/catalog';
import { hasOnlyBlanks, isBlank } from './blank';
import { InvalidInput } from './input';
import type { Request } from '../transport/request';

/**
 * Refuses to empty a whole collection by accident.
 * @throws InvalidInput when the operation would delete every record, unless the user ticked that it should
 */
export function guardMassDelete(operation: Operation, query: Request['query'], deleteEverything: boolean): void {
	// Which parameters of a request of the user's own narrow it, has been found out before.
	if (!operation.massDelete || deleteEverything || (!operation.custom && narrows(operation, query))) return;
	const { plural } = resourceOf(operation);
	throw new InvalidInput(`Without a filter this would delete all ${plural.toLowerCase()}`, CONSENT);
}

export const CONSENT = 'Add a filter, e.g. a list of IDs. If everything should really go, tick "Delete Everything": only a person can, no expression and no agent.';

/** Whether a query has a filter that the operation knows, with a value. */
export function narrows({ query: known }: Pick<Operation, 'query'>, query: Request['query']): boolean {
	return query.some(([name, value]) => !NOT_A_FILTER.has(name) && known.some((each) => each.name === name) && !hasOnlyBlanks(value));
}

/** Shape the answer without narrowing what is deleted. */
const NOT_A_FILTER = new Set(['page', 'limit', 'before', 'after', 'sort', 'direction', 'include', 'include_fields', 'exclude_fields', 'delete_children']);

/**
 * Refuses a deletion whose body names nothing: some endpoints would take that for everything.
 * @throws InvalidInput
 */
export function guardBlankBody({ method, batch }: Pick<Operation, 'method' | 'batch'>, body: unknown): void {
	if (method !== 'DELETE' || body === undefined || !batch) return;
	const named = batch.form === 'key' ? (body as Record<string, unknown> | null)?.[batch.key ?? ''] : body;
	if (!namesNothing(named)) return;
	throw new InvalidInput('The list of what to delete is empty', 'Give at least one ID. If it comes from an expression, this item has nothing there. Nothing was sent.');
}

function namesNothing(named: unknown): boolean {
	if (!Array.isArray(named)) return isBlank(named);
	return named.every((each) => isBlank(each) || (typeof each === 'object' && Object.values(each as object).every(isBlank)));
}
