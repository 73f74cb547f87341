import type { Operation } from '../../../catalog/types';
import { operationOf, resourceOf } from '../../shared/catalog/catalog';
import { hasOnlyBlanks, isBlank } from '../../shared/utils/blank';
import { InputError } from '../../shared/utils/coerce';
import type { Request } from '../../shared/http/request';
import { msg } from '../../shared/text/message';

/**
 * Prevents the accidental deletion of a whole collection.
 * @throws InputError if the operation would delete every record and the user has not confirmed that
 */
export function guardMassDelete(
	operation: Operation,
	query: Request['query'],
	deleteEverything: boolean,
): void {
	// For custom requests, the caller has already checked which parameters filter.
	if (!operation.massDelete || deleteEverything || (!operation.custom && narrows(operation, query)))
		return;
	// The request matches no operation of the catalog.
	if (operationOf(operation.id)?.custom)
		throw new InputError(
			msg`This might delete everything at /${operation.server}${operation.path}`,
			`It does not end with an ID. ${CONSENT}`,
		);
	throw new InputError(
		msg`Without a filter this would delete all ${resourceOf(operation).plural.toLowerCase()}`,
		CONSENT,
	);
}

const CONSENT =
	'Add a filter, e.g. a list of IDs. To delete everything, turn on "Delete Everything". Only a person can do that, not an expression or an agent.';

/** Whether a query has a known filter with a value. */
export function narrows(
	{ query: known }: Pick<Operation, 'query'>,
	query: Request['query'],
): boolean {
	return query.some(
		([name, value]) =>
			!hasOnlyBlanks(value) &&
			known.some((parameter) => parameter.name === name && parameter.role === undefined),
	);
}

/**
 * Refuses a deletion with an empty body, because some endpoints would then delete everything.
 * @throws InputError
 */
export function guardBlankBody(operation: Operation, body: unknown): void {
	if (
		operation.method !== 'DELETE' ||
		operation.custom ||
		!operation.body ||
		Buffer.isBuffer(body) ||
		!namesNothing(operation, body)
	)
		return;
	throw new InputError(
		msg`The list of what to delete is empty`,
		'Enter at least one ID. If it comes from an expression, it has no value for this item. Nothing was sent.',
	);
}

/** Whether the list of records to delete is empty; false if the operation has no list. */
export function namesNothing({ batch }: Pick<Operation, 'batch'>, body: unknown): boolean {
	if (batch?.form !== 'array' && batch?.form !== 'key') return false;
	const listed =
		batch.form === 'key'
			? (body as Record<string, unknown> | null | undefined)?.[batch.key ?? '']
			: body;
	return Array.isArray(listed) ? listed.every(isNothing) : isBlank(listed);
}

function isNothing(value: unknown): boolean {
	return (
		isBlank(value) ||
		(typeof value === 'object' && value !== null && Object.values(value).every(isBlank))
	);
}
