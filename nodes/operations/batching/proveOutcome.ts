import omit from 'lodash/omit';
import uniqBy from 'lodash/uniqBy';

import type { Operation } from '../../../catalog/types';
import { bareId } from '../requests/globalIds';
import { confirmation, readRecords } from '../../shared/utils/responseRecords';
import { parseError } from '../../shared/http/errorParser';
import type { HttpResponse } from '../../shared/http/request';
import { isReadMethod } from '../../shared/utils/isReadMethod';
import { matchRecords } from './matchRecords';
import { keyFields } from './planBatches';
import { readReport, withoutRecords } from './batchReport';
import {
	isReportedList,
	judge,
	listIn,
	notTaken,
	recordsIn,
	type ItemOutcome,
} from './parseBatchResponse';
import type { BatchItem } from './types';
import { compareValues } from './compareValues';
import { isObject } from '../../shared/utils/isObject';

const UNPROVEN: ItemOutcome = { kind: 'unproven', otherwise: 'unknown', records: [] };
const OF_ANOTHER: ItemOutcome = { ...UNPROVEN, isAboutAnother: true };

/** Reads the response to a request with only this batch item. It is a success only if the response shows it. */
export function proveAlone(batchItem: BatchItem, answer: HttpResponse): ItemOutcome {
	const { operation, form, element, itemRequest } = batchItem;
	if (form !== 'alone' && operation.batch?.form === form)
		return judge([element], batchItem, answer)[0];
	const report = readReport(answer, 1);
	const records = ownRecords(batchItem, answer);
	if (report.complaints.length > 0 || report.isSilent || (report.unsuccessful ?? 0) > 0) {
		const failure = parseError(422, withoutRecords(answer));
		const isRefused = records.length === 0 && (report.failed ?? 0) > 0;
		return isRefused
			? { kind: 'refused', failure }
			: { kind: 'partial', records, failure: { ...failure, status: answer.status } };
	}
	const {
		method,
		answer: { kind },
		custom,
	} = operation;
	if (method === 'HEAD') return { kind: 'done', records: [headOf(answer)] };
	if (isAboutAnother(operation, itemRequest.parameters, records)) return OF_ANOTHER;
	if (method === 'DELETE' && leavesOut(itemRequest.request.body, answer.body)) return UNPROVEN;
	if (method === 'DELETE' || (kind === 'nothing' && records.length === 0))
		return { kind: 'done', records: [confirmation(operation)] };
	if (areOthers(batchItem, records)) return OF_ANOTHER;
	if (areFewer(batchItem, records)) return UNPROVEN;
	if (records.length > 0)
		return contradicts(operation, itemRequest.request.body, records)
			? OF_ANOTHER
			: (notTaken(operation, itemRequest.request.body, records) ?? { kind: 'done', records });
	if (isReading(operation))
		return lastParameter(operation) && kind === 'item'
			? UNPROVEN
			: { kind: 'done', records: readRecords(operation.answer, answer).records };
	// If BigCommerce documents a record in the response, a response without one is not a success.
	const isSilent =
		operation.documented === undefined || operation.documented.answer.kind === 'nothing';
	return custom && isSilent ? { kind: 'done', records: [confirmation(operation)] } : UNPROVEN;
}

/** The output of a HEAD request: all that it asks for. */
function headOf({ status, headers }: HttpResponse): unknown {
	return { status, headers: omit(headers, ['set-cookie']) };
}

/** Whether a response that lists deleted records, or counts them, does not list all of the sent ones. */
function leavesOut(sent: unknown, body: unknown): boolean {
	const list = listIn(body);
	if (!Array.isArray(sent) || !(isReportedList(body) || list.length > 0)) return false;
	const listed = new Set(list.map((value) => printId(isObject(value) ? value.id : value)));
	return !sent.every((value) => typeof value === 'object' || listed.has(printId(value)));
}

/** Whether an operation only reads. */
export function isReading({ method, repeat }: Operation): boolean {
	return isReadMethod(method) || repeat === 'always';
}

/** The path parameter at the end of the URL, which identifies the record. */
function lastParameter({ path, pathParameters }: Pick<Operation, 'path' | 'pathParameters'>) {
	const [, name] = /\{([^}/]+)\}$/.exec(path) ?? [];
	return pathParameters.find((pathParameter) => pathParameter.name === name);
}

/**
 * The records of an answer that are about this unit: each once, and, where an answer has one for every element that was sent,
 * no others.
 */
function ownRecords(
	{
		operation,
		itemRequest: {
			parameters,
			request: { body },
		},
	}: BatchItem,
	answer: HttpResponse,
): unknown[] {
	const records = recordsIn(operation, answer);
	if (records.length < 2 || operation.graphql || isReading(operation)) return records;
	const asked = records.filter((record) => !isAboutAnother(operation, parameters, [record]));
	const { documented } = operation;
	const isOfList =
		Array.isArray(body) &&
		body.length > 0 &&
		(!operation.custom || documented?.batch !== undefined);
	const owners = isOfList ? matchRecords(body, records, keyFields(documented ?? operation)) : [];
	const isNamed = isOfList && body.every((_, index) => owners.includes(index));
	if (isNamed) return records.filter((_, index) => owners[index] !== undefined);
	if (operation.custom) return asked.length > 0 ? asked : records;
	return uniqBy(asked.length > 0 ? asked : records, (record) =>
		isObject(record) ? (record.id ?? record.uuid ?? record) : record,
	);
}

/** Whether a response has a record for each sent element, and one of the records matches none of them. */
function areOthers(batchItem: BatchItem, records: unknown[]): boolean {
	const { body } = batchItem.itemRequest.request;
	return (
		isOfRecords(batchItem) &&
		Array.isArray(body) &&
		body.length === records.length &&
		ownersOf(batchItem, records).includes(undefined)
	);
}

/** Whether a response to a list of records has none for one of them. */
function areFewer(batchItem: BatchItem, records: unknown[]): boolean {
	const { body } = batchItem.itemRequest.request;
	const { batch, answer } = batchItem.operation.documented ?? batchItem.operation;
	if (!isOfRecords(batchItem) || batch?.form !== 'array' || answer.absent || !Array.isArray(body))
		return false;
	const owners = new Set(ownersOf(batchItem, records));
	return records.length > 0 && !body.every((_, index) => owners.has(index));
}

function isOfRecords({ operation }: BatchItem): boolean {
	return (
		(operation.documented ?? operation).answer.kind === 'list' &&
		!(operation.custom && !operation.documented) &&
		!operation.graphql &&
		!isReading(operation)
	);
}

function ownersOf(
	{ operation, itemRequest }: BatchItem,
	records: unknown[],
): Array<number | undefined> {
	return matchRecords(
		itemRequest.request.body as unknown[],
		records,
		keyFields(operation.documented ?? operation),
	);
}

/** Whether the records of a response have different IDs than requested. */
function isAboutAnother(
	operation: Operation,
	parameters: Record<string, unknown>,
	records: unknown[],
): boolean {
	const [record, ...others] = records;
	if (operation.documented) return isAtAnotherAddress(operation, operation.documented, record);
	const last = lastParameter(operation);
	if (
		operation.answer.holder ||
		operation.method === 'POST' ||
		!last ||
		!isObject(record) ||
		(others.length > 0 && operation.answer.kind !== 'item')
	)
		return false;
	// The path of a GraphQL operation is only an identifier. Any of its parameters may identify the record.
	const named = operation.graphql ? operation.pathParameters : [last];
	const asked = new Set(named.map(({ parameter }) => printId(parameters[parameter])));
	const fields = [last.name, ...(named.some(({ name }) => /id$/i.test(name)) ? ['id'] : [])];
	const ids = records
		.filter(isObject)
		.flatMap((record) => fields.map((name) => record[name]))
		.filter((value) => typeof value === 'string' || typeof value === 'number');
	return ids.length > 0 && !ids.some((value) => asked.has(printId(value)));
}

/** A custom request identifies the record by the end of its path. */
function isAtAnotherAddress(
	{ method, path }: Operation,
	documented: Pick<Operation, 'path' | 'pathParameters' | 'answer'>,
	record: unknown,
): boolean {
	const last = lastParameter(documented);
	if (
		method === 'POST' ||
		documented.answer.holder ||
		!last ||
		documented.answer.kind !== 'item' ||
		!isObject(record)
	)
		return false;
	const ids = [record[last.name], ...(/id$/i.test(last.name) ? [record.id] : [])].filter(
		(value) => typeof value === 'string' || typeof value === 'number',
	);
	const asked = printId(decodeURIComponent(path.split('/').at(-1) ?? ''));
	return ids.length > 0 && !ids.some((value) => printId(value) === asked);
}

/** `077` and 77 are the same ID. So are a global ID and its last part. */
function printId(value: unknown): string {
	const text = bareId(String(value).trim()).toLowerCase();
	return /^\d{1,15}$/.test(text) ? String(Number(text)) : text;
}

/** Whether a record repeats no sent value and has different values instead (for an update, several). */
function contradicts(
	{ method, answer, custom, graphql, repeat }: Operation,
	body: unknown,
	records: unknown[],
): boolean {
	if (
		!['POST', 'PUT'].includes(method) ||
		answer.holder ||
		custom ||
		graphql ||
		repeat === 'always' ||
		records.length === 0 ||
		Buffer.isBuffer(body)
	)
		return false;
	return records.every((record) => {
		const { agreements, contradictions } = compareValues(body, record);
		return agreements === 0 && contradictions.length >= (method === 'POST' ? 1 : 3);
	});
}
