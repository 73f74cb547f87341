import type { Fetch } from '../../../catalog/webhook-events.types';
import type { Operation } from '../../../catalog/types';
import { buildRequest } from '../requests/build';
import { readRecords } from '../requests/records';
import type { Answer, Request } from '../transport/request';
import { channelIn, eventOf } from './events';
import { operationAt } from './operations';
import { valuesAt, type Payload } from './places';

/** How one record is read. */
export interface Reading {
	operation: Operation;
	request: Request;
	/** Takes the record out of the answer; undefined when it is not there. */
	take: (answer: Answer) => unknown;
}

/** The way to the record behind an event, the first whose conditions hold; undefined when there is nothing to read. */
export function fetchFor(scope: string, data: unknown): Fetch | undefined {
	const payload = payloadOf(scope, data);
	return eventOf(scope)?.fetch?.find((each) => {
		const holds = Object.entries(each.when ?? {}).every(([place, value]) => valuesAt(place, payload).includes(value));
		return holds && Object.values(each.arguments ?? {}).every((places) => [places].flat().some((place) => place.startsWith('via.') || valuesAt(place, payload).length > 0));
	});
}

/**
 * The requests for a record, or for each record of an event that tells of several.
 * @param via the record that `fetch.via` found
 * @throws InvalidInput when a value cannot be part of a request
 */
export function readingsFor(fetch: Fetch, scope: string, data: unknown, via?: unknown): Reading[] {
	const payload = { ...payloadOf(scope, data), via };
	const columns = Object.entries(fetch.arguments ?? {}).map(([name, places]): [string, Array<string | number>] => [name, valuesAt(places, payload)]);
	const count = Math.max(1, ...columns.map(([, values]) => values.length));
	return Array.from({ length: count }, (_, index) => readingOf(fetch, payload, Object.fromEntries(columns.map(([name, values]) => [name, values[index] ?? values[0]]))));
}

/** Whether an event tells of several records. */
export function tellsOfSeveral({ arguments: places = {} }: Fetch): boolean {
	return Object.values(places).some((each) => [each].flat().some((place) => place.includes('[]')));
}

function payloadOf(scope: string, data: unknown): Payload {
	const channel = channelIn(scope);
	return { scope, data, ...(channel === undefined ? {} : { channel }) };
}

function readingOf(fetch: Fetch, payload: Payload, values: Record<string, unknown>): Reading {
	const operation = operationAt(fetch.operation);
	const inPath = new Map(operation.pathParameters.map(({ name, parameter }) => [name, parameter]));
	const parameters = Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (inPath.has(name) ? [[inPath.get(name), value]] : [])));
	const filters = Object.fromEntries(Object.entries(values).filter(([name]) => !inPath.has(name)));
	const { request } = buildRequest(operation, { parameters, filters, deleteEverything: false, body: undefined });
	return { operation, request, take: (answer) => recordIn(operation, fetch, payload, answer) };
}

function recordIn({ answer: expected }: Operation, { one, where }: Fetch, payload: Payload, answer: Answer): unknown {
	const { records } = readRecords(expected, answer);
	if (where) {
		return records.find((record) => Object.entries(where).every(([field, place]) => String((record as Record<string, unknown>)[field]) === String(valuesAt(place, payload)[0])));
	}
	return one || expected.kind !== 'list' ? records[0] : records;
}
