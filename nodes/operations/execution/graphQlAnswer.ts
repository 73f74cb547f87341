import omit from 'lodash/omit';

import type { GraphQl, Operation } from '../../../catalog/types';
import { bareId } from '../requests/globalIds';
import { describeError } from '../../shared/http/errorMessages';
import { ApiError } from '../../shared/http/apiError';
import type { HttpResponse, Request } from '../../shared/http/request';
import { msg } from '../../shared/text/message';
import { isObject, valueAt, type Json } from '../../shared/utils/isObject';

/** A refusal inside a successful response, and the batch element it is about. */
interface Refusal extends Json {
	index?: number;
}

/**
 * Reads the `data` of a GraphQL response as the response of its operation: the record or the list of records under `data`. Pure.
 * @throws ApiError if there is no such record, if BigCommerce refused the request, or if its response
 * does not show that it was done
 */
export function toHttpResponse(
	operation: Operation,
	graphql: GraphQl,
	request: Request,
	data: Json,
): HttpResponse {
	const refusals = refusalsIn(operation, graphql, request, data);
	const value = graphql.at === '' ? undefined : valueAt(data, graphql.at);
	// The elements of a batch share a response. Each has its own outcome, unless the response shows that nothing was done.
	const isNothingDone =
		!operation.batch || (graphql.at !== '' && (!Array.isArray(value) || value.length === 0));
	if (refusals.length > 0 && isNothingDone)
		throw refused(refusals, operation.answer.kind === 'item' && isObject(value));
	if (operation.method === 'GET' && (value === null || value === undefined)) throw notFound();
	if (refusals.length === 0) assertProof(operation, graphql, request, value);
	const body = { data: plainLists(value), ...(refusals.length > 0 ? { errors: refusals } : {}) };
	return {
		status: 200,
		headers: {},
		body: value === undefined && refusals.length === 0 ? undefined : body,
	};
}

/** @param isDone the response still contains a record */
function refused(refusals: Refusal[], isDone: boolean): ApiError {
	const failure = {
		status: 422,
		details: refusals.map(({ message, fields }) => ({
			message: [message, ...(Array.isArray(fields) ? [`(${fields.join(', ')})`] : [])].join(' '),
		})),
	};
	const explanation = describeError(failure);
	const answer = { status: 422, headers: {}, body: { errors: refusals } };
	if (!isDone) return new ApiError(explanation, 'refused', failure, answer);
	const description = [
		...failure.details.map(({ message }) => message),
		'BigCommerce returned the record nevertheless, so part of the request may have been carried out. Look in the store before you repeat it.',
	].join('\n');
	return new ApiError({ ...explanation, description }, 'unknown', failure, answer);
}

function notFound(): ApiError {
	const failure = { status: 404, details: [] };
	return new ApiError(describeError(failure), 'refused', failure, {
		status: 404,
		headers: {},
		body: { errors: [] },
	});
}

/** A success must show the record and the IDs that were sent. */
function assertProof(
	{ method, batch }: Operation,
	{ at, shows = {} }: GraphQl,
	{ body }: Request,
	value: unknown,
): void {
	const isReading = method === 'GET';
	const fate = isReading ? 'refused' : 'unknown';
	const advice = isReading
		? 'Try again in a minute.'
		: 'It is not known whether it was carried out: look in the store before you repeat it.';
	const isThere = at === '' || isObject(value) || (batch !== undefined && Array.isArray(value));
	if (!isThere)
		throw new ApiError(
			{
				message: msg`BigCommerce's answer does not show that this was done`,
				description: `It contains nothing at "${at}". ${advice}`,
			},
			fate,
		);
	const other = Object.entries(shows).find(
		([field, variable]) => !isSame(valueAt(value, field), valueAt(body, variable)),
	);
	if (other)
		throw new ApiError(
			{
				message: msg`BigCommerce's answer is about something else than what was asked for`,
				description: `Its "${other[0]}" is not the one that was sent. ${advice}`,
			},
			fate,
		);
}

function isSame(shown: unknown, sent: unknown): boolean {
	const texts = [shown, sent].map((value) =>
		typeof value === 'string' || typeof value === 'number'
			? bareId(String(value).trim()).toLowerCase()
			: undefined,
	);
	return texts[1] === undefined || texts[0] === texts[1];
}

const MOST_REFUSALS = 1_000;

function refusalsIn(
	{ batch }: Operation,
	{ refusals }: GraphQl,
	{ body }: Request,
	data: Json,
): Refusal[] {
	const refused = refusals ? valueAt(data, refusals) : undefined;
	const entries: unknown[] = Array.isArray(refused)
		? refused.slice(0, MOST_REFUSALS)
		: refused
			? [refused]
			: [];
	const elements = batch?.key ? (body as Json)[batch.key] : undefined;
	const names = (Array.isArray(elements) ? elements : []).map((value) =>
		nameOf(isObject(value) ? value[batch?.match?.[0] ?? 'id'] : value),
	);
	return entries.flatMap((entry): Refusal[] => {
		const refusal = isObject(entry) ? omit(entry, '__typename') : {};
		const type = isObject(entry) ? entry.__typename : undefined;
		const said = {
			...refusal,
			message:
				[refusal.message, isObject(entry) ? type : entry].find(
					(text) => typeof text === 'string' && text !== '',
				) ?? 'BigCommerce gives no reason',
		};
		const indexes = indexesOf(said, names);
		return indexes.length > 0 ? indexes.map((index) => ({ ...said, index })) : [said];
	});
}

function nameOf(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The elements that a refusal names, by ID or in its text, e.g. `Entity bc/store/category/28 not found.` */
function indexesOf({ id, message }: Json, names: Array<string | undefined>): number[] {
	const all = [...names.keys()].filter((index) => names[index] !== undefined);
	const exact = all.filter((index) => names[index] === id);
	if (exact.length > 0) return exact;
	const words = new Set(
		String(message)
			.slice(0, LONGEST_TEXT)
			.split(/[\s:,;]+/)
			.map((part) => part.replace(/\.$/, '')),
	);
	const named = all.filter((index) => words.has(String(names[index])));
	return new Set(named.map((index) => names[index])).size === 1 ? named : [];
}

const LONGEST_TEXT = 5_000;

/** Replaces every connection in a value with a plain list. */
export function plainLists(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plainLists);
	if (!isObject(value)) return value;
	if (Array.isArray(value.edges))
		return value.edges.filter(isObject).map(({ node }) => plainLists(node));
	return Object.fromEntries(
		Object.entries(value).map(([name, value]) => [name, plainLists(value)]),
	);
}
