import type { Operation } from '../../../catalog/types';
import { namesNothing, narrows } from '../requests/massDelete';

/** A deletion request. */
export interface Deletion {
	path: string;
	query: Array<[name: string, value: string]>;
	body: unknown;
}

/**
 * Whether a deletion may affect a whole collection and therefore needs confirmation by a person.
 * For an unknown path, only an ID at the end means a single record.
 * @param known the matching operation of the catalog
 */
export function isOfCollection(
	operation: Operation | undefined,
	{ path, query, body }: Deletion,
): boolean {
	const segments = path.split('/').slice(1).map(decodeURIComponent);
	if (!operation || !fitsTypes(operation, segments))
		return segments.length < 2 || !isId(segments.at(-1) ?? '');
	if (
		operation.massDelete ||
		operation.batch?.form === 'query' ||
		operation.query.some(({ required }) => required)
	)
		return !narrows(operation, query);
	return namesNothing(operation, body);
}

/** `/catalog/products/all` is not the product of the ID "all". */
function fitsTypes({ path, pathParameters }: Operation, segments: string[]): boolean {
	const names = path.split('/').slice(1);
	const numbers = pathParameters.filter(
		({ schema }) => schema.type === 'integer' || schema.type === 'number',
	);
	return numbers.every(({ name }) => /^\d+$/.test(segments[names.indexOf(`{${name}}`)] ?? ''));
}

/** Names of collections have no digits. IDs and codes usually do. */
function isId(segment: string): boolean {
	return /^[\w.~-]+$/.test(segment) && /\d/.test(segment);
}
