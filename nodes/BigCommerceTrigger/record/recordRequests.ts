import type { Fetch, Place } from '../../../catalog/webhookEventTypes';
import type { Operation } from '../../../catalog/types';
import { buildRequest } from '../../operations/requests/build';
import { countFrom } from '../../shared/http/pagination/totals';
import { readRecords } from '../../shared/utils/responseRecords';
import { withQuery, type HttpResponse, type Request } from '../../shared/http/request';
import { channelIn, eventOf } from '../events';
import { operationAt } from '../eventOperation';
import { valuesAt, type Payload } from '../payloadPath';
import { isTooDeep, oddAnswer } from '../checkPayload';
import { isObject, type Json } from '../../shared/utils/isObject';

/** The request that reads one record. */
export interface RecordRequest {
	operation: Operation;
	request: Request;
	/** Extracts the record from the response; undefined if it is missing. @throws ApiError if the response holds no records */
	take: (answer: HttpResponse) => unknown;
}

/** How to fetch the record of an event: the first entry whose conditions match; undefined if there is nothing to read. */
export function fetchFor(scope: string, data: unknown): Fetch | undefined {
	const payload = payloadOf(scope, data);
	return eventOf(scope)?.fetch?.find((rule) => {
		const holds = Object.entries(rule.when ?? {}).every(([place, value]) =>
			valuesAt(place, payload).includes(value),
		);
		return (
			holds &&
			Object.values(rule.arguments ?? {}).every((places) =>
				[places]
					.flat()
					.some((place) => place.startsWith('via.') || valuesAt(place, payload).length > 0),
			)
		);
	});
}

/**
 * The requests for the record of an event, or for each record of an event about several. Empty if the event does not identify
 * its record for certain.
 * @param via the record that `fetch.via` read
 * @throws InputError if a value cannot be used in a request
 */
export function recordRequests(
	fetch: Fetch,
	scope: string,
	data: unknown,
	via?: unknown,
): RecordRequest[] {
	const payload = { ...payloadOf(scope, data), via };
	const columns = Object.entries(fetch.arguments ?? {}).map(
		([name, places]): [string, Array<string | number>] => [name, valuesAt(places, payload)],
	);
	const count = Math.max(1, ...columns.map(([, values]) => values.length));
	// A missing value would match any record, and a shifted value the wrong record.
	const isCertain = ([name, { length }]: [string, unknown[]]) =>
		tellsOf(fetch.arguments?.[name]) ? length === count : length > 0;
	if (!columns.every(isCertain)) return [];
	return Array.from({ length: count }, (_, index) =>
		readingOf(
			fetch,
			payload,
			Object.fromEntries(columns.map(([name, values]) => [name, values[index] ?? values[0]])),
		),
	);
}

/** Checks whether an event is about several records. */
export function tellsOfSeveral({ arguments: places = {} }: Fetch): boolean {
	return Object.values(places).some(tellsOf);
}

/** Checks whether a path has one value per record. */
function tellsOf(places: Place | Place[] = []): boolean {
	return [places].flat().some((place) => place.includes('[]'));
}

function payloadOf(scope: string, data: unknown): Payload {
	const channel = channelIn(scope);
	return { scope, data, ...(channel === undefined ? {} : { channel }) };
}

function readingOf(
	fetch: Fetch,
	payload: Payload,
	values: Record<string, string | number>,
): RecordRequest {
	const operation = operationAt(fetch.operation);
	const inPath = new Map(operation.pathParameters.map(({ name, parameter }) => [name, parameter]));
	const parameters = Object.fromEntries(
		Object.entries(values).flatMap(([name, value]) =>
			inPath.has(name) ? [[inPath.get(name), value]] : [],
		),
	);
	const filters = Object.fromEntries(Object.entries(values).filter(([name]) => !inPath.has(name)));
	const { request } = buildRequest(operation, {
		parameters,
		filters,
		deleteEverything: false,
		body: undefined,
	});
	return {
		operation,
		request: fetch.where ? wholePage(operation, request) : request,
		take: (answer) => recordIn(operation, fetch, payload, filters, answer),
	};
}

/** A list in which a record is looked for, as much of it as fits on a page. */
function wholePage({ paging }: Operation, request: Request): Request {
	return paging ? withQuery(request, { limit: paging.maxLimit }) : request;
}

function recordIn(
	{ answer: expected, paging }: Operation,
	{ one, where }: Fetch,
	payload: Payload,
	filters: Record<string, string | number>,
	answer: HttpResponse,
): unknown {
	const records = recordsIn(expected, answer);
	if (where) {
		const match = records.find((record) =>
			Object.entries(where).every(([field, place]) =>
				isSame(record[field], valuesAt(place, payload)[0]),
			),
		);
		if (!match && paging && isCut(answer, records.length, paging.maxLimit))
			throw new Error('The record may be on a later page');
		return match;
	}
	if (one)
		return records.find((record) =>
			Object.entries(filters).every(([name, value]) =>
				isSame(record[name.replace(/:in$/, '')] ?? value, value),
			),
		);
	return expected.kind === 'list' ? records : records[0];
}

/** Whether a list has, or may have, more records than the page that was read. */
function isCut({ body }: HttpResponse, read: number, limit: number): boolean {
	const { pagination } = isObject(body) && isObject(body.meta) ? body.meta : {};
	const { total, totalCount = total } = isObject(pagination) ? pagination : {};
	const count = countFrom(totalCount);
	return count === undefined ? read >= limit : count > read;
}

/** @throws ApiError if the response holds anything but records, such as an HTML page */
function recordsIn(expected: Operation['answer'], answer: HttpResponse): Json[] {
	const hasEnvelope =
		answer.status === 204 ||
		(typeof answer.body === 'object' &&
			(expected.envelope !== 'data' || (isObject(answer.body) && 'data' in answer.body)));
	const { records } = readRecords(expected, answer);
	if (!hasEnvelope || !records.every((record) => isObject(record) && !isTooDeep(record)))
		throw oddAnswer('a record');
	return records as Json[];
}

function isSame(one: unknown, other: unknown): boolean {
	return (typeof one === 'string' || typeof one === 'number') && String(one) === String(other);
}
