import type { Operation } from '../../../catalog/types';
import { operationOf, resourceOf } from '../../shared/catalog/catalog';
import { inSentence } from '../../shared/text/sentences';
import { hasOnlyBlanks, isBlank, isStray } from '../../shared/utils/blank';
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
		msg`Without a filter this would delete all ${inSentence(resourceOf(operation).plural)}`,
		CONSENT,
	);
}

const CONSENT =
	'Add a filter, e.g. a list of IDs. To delete everything, turn on "Delete Everything". Only a person can do that, not an expression or an agent.';

/** Whether a query has a known filter with a value. */
export function narrows(
	{ query: parameters }: Pick<Operation, 'query'>,
	query: Request['query'],
): boolean {
	return query.some(
		([name, value]) =>
			!hasOnlyBlanks(value) &&
			parameters.some((parameter) => parameter.name === name && parameter.role === undefined),
	);
}

/**
 * Refuses a deletion with an empty body, because some endpoints would then delete everything.
 * @throws InputError
 */
export function guardBlankBody(operation: Operation, body: unknown): void {
	if (operation.method !== 'DELETE' || operation.custom || !operation.body || Buffer.isBuffer(body))
		return;
	if (namesNothing(operation, body))
		throw new InputError(
			msg`The list of what to delete is empty`,
			'Enter at least one ID. If it comes from an expression, it has no value for this item. Nothing was sent.',
		);
	assertNoGaps(operation, body);
}

/**
 * Refuses a list of what to delete if one of its entries has no value.
 * @throws InputError
 */
export function assertNoGaps(operation: Pick<Operation, 'batch'>, body: unknown): void {
	const listed = listedIn(operation, body);
	if (!Array.isArray(listed) || listed.every(isNothing)) return;
	if (listed.some((value) => isNothing(value) || isStray(value)))
		throw new InputError(
			msg`The list of what to delete has an entry without a value`,
			'If it comes from an expression, the expression has no value for this item. Nothing was sent.',
		);
}

/** Whether a body names no record to delete; false if the operation needs no body for that. */
export function namesNothing(
	operation: Pick<Operation, 'batch' | 'body' | 'path'>,
	body: unknown,
): boolean {
	const { batch, path } = operation;
	if (batch?.form !== 'array' && batch?.form !== 'key')
		return operation.body?.required === true && !path.endsWith('}') && isNothing(body);
	const listed = listedIn(operation, body);
	// An object in the place of a list names nothing that the endpoint knows.
	return Array.isArray(listed)
		? listed.every(isNothing)
		: isBlank(listed) || typeof listed === 'object';
}

function listedIn({ batch }: Pick<Operation, 'batch'>, body: unknown): unknown {
	return batch?.form === 'key'
		? (body as Record<string, unknown> | null | undefined)?.[batch.key ?? '']
		: body;
}

function isNothing(value: unknown): boolean {
	return (
		isBlank(value) ||
		(typeof value === 'object' && value !== null && Object.values(value).every(isBlank))
	);
}
