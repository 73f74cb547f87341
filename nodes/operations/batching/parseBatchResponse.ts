import type { Operation } from '../../../catalog/types';
import { confirmation, readRecords } from '../../shared/utils/responseRecords';
import { parseError } from '../../shared/http/errorParser';
import { type ParsedError } from '../../shared/http/types';
import type { HttpResponse } from '../../shared/http/request';
import { matchRecords } from './matchRecords';
import { findFailedItems, type FailedItems } from './failedItems';
import { keyFields } from './planBatches';
import { isRefusal, readReport, withoutRecords, type Report } from './batchReport';
import type { BatchItem } from './types';
import { compareValues } from './compareValues';
import { isObject } from '../../shared/utils/isObject';

/**
 * The outcome of a batch item.
 * done: proved by its record, or by a success that BigCommerce documents without records.
 * partial: the record was saved, but part of it was not.
 * refused: the response clearly names it or counts it.
 * absent: BigCommerce documents that a success leaves out items for which nothing was done.
 * unproven: the response does not show the outcome. `otherwise` is the outcome to report if it is not sent again.
 */
export type ItemOutcome =
	| { kind: 'done'; records: unknown[] }
	| { kind: 'partial'; records: unknown[]; failure: ParsedError }
	| { kind: 'refused'; failure: ParsedError }
	| { kind: 'absent'; why: string; failure?: undefined }
	| {
			kind: 'unproven';
			otherwise: 'refused' | 'partial' | 'unknown';
			records: unknown[];
			failure?: ParsedError;
			isAboutAnother?: true;
	  };

/** The result of a batch response. */
export interface BatchOutcome {
	settled: Map<BatchItem, ItemOutcome>;
	/** Not processed, and the refusal may be about them. Each is sent alone. */
	suspects: BatchItem[];
	/** Not processed; safe to resend. */
	open: BatchItem[];
	/** Maximum number of elements, if BigCommerce reported one. */
	limit?: number;
}

/** Reads the response to several batch items, in any shape. */
export function parseBatchResponse(batchItems: BatchItem[], answer: HttpResponse): BatchOutcome {
	const slots = slotsOf(batchItems);
	const outcomes = judge(slots.elements, batchItems[0], answer);
	return {
		settled: new Map(batchItems.map((batchItem, index) => [batchItem, outcomes[slots.of[index]]])),
		suspects: [],
		open: [],
	};
}

/** Reads the refusal of several batch items. Without a sign of success, nothing was carried out. */
export function parseBatchError(batchItems: BatchItem[], answer: HttpResponse): BatchOutcome {
	const slots = slotsOf(batchItems);
	if (
		readReport(answer, slots.elements.length).hasSuccess ||
		listIn(answer.body).some((value) => !isRefusal(value))
	)
		return parseBatchResponse(batchItems, answer);
	const { certain, suspected } = findFailedItems(
		answer.body,
		slots.elements,
		batchItems[0].operation,
	);
	// An error about all of them does not prove that each one failed.
	const isAboutAll = certain.size === slots.elements.length && certain.size > 1;
	const isVague = certain.size + suspected.size === slots.elements.length;
	const settled = new Map<BatchItem, ItemOutcome>();
	const suspects: BatchItem[] = [];
	const open: BatchItem[] = [];
	for (const [index, batchItem] of batchItems.entries()) {
		const slot = slots.of[index];
		if (certain.has(slot) && !isAboutAll)
			settled.set(batchItem, { kind: 'refused', failure: blamed(answer, certain.get(slot)) });
		else if (suspected.has(slot) && !isVague) suspects.push(batchItem);
		else open.push(batchItem);
	}
	const limit = answer.status === 413 ? limitIn(answer) : undefined;
	return { settled, suspects, open, ...(limit ? { limit } : {}) };
}

/** The elements as sent. IDs in a URL appear once. */
function slotsOf(batchItems: BatchItem[]): { elements: unknown[]; of: number[] } {
	const elements = batchItems.map(({ element }) => element);
	const { form } = batchItems[0];
	if (form !== 'query' && form !== 'list') return { elements, of: [...elements.keys()] };
	const unique = [...new Set(elements.map(String))];
	const places = new Map(unique.map((text, index) => [text, index]));
	return { elements: unique, of: elements.map((element) => places.get(String(element)) as number) };
}

/** How a response proves that an element was carried out. */
type Proof = 'records' | 'shared' | 'status';

/** Named elements count. If a success names none, it counts for all of them. */
function proofOf({ operation, form }: BatchItem, answer: HttpResponse): Proof {
	const { kind } = operation.answer;
	if (listIn(answer.body).length > 0 || isReportedList(answer.body)) return 'records';
	if (kind === 'nothing' || form === 'query') return 'status';
	// One record for all of them: the cart with the new lines, or the ID of a transaction.
	return kind === 'list' ? 'records' : 'shared';
}

/** The outcome of every element. */
export function judge(
	elements: unknown[],
	batchItem: BatchItem,
	answer: HttpResponse,
): ItemOutcome[] {
	const { operation } = batchItem;
	const proof = proofOf(batchItem, answer);
	const report = readReport(answer, elements.length);
	const blame = findFailedItems(complaintsIn(answer), elements, operation);
	const records = recordsByElement(elements, operation, proof, answer);
	const hasProof = (index: number) => proof === 'status' || records[index].length > 0;
	const left = [...elements.keys()].filter(
		(index) => !hasProof(index) && !blame.certain.has(index),
	);
	const joint = () => parseError(statusOf(answer), withoutRecords(answer));
	const isDoubtful = hidesFailures(report, blame, left);
	const isCounted = areRefused(
		report,
		blame,
		left,
		(index) => proof === 'records' && hasProof(index),
	);
	// An error about all of them does not prove that each one failed, unless it is counted.
	const isAboutAll =
		elements.length > 1 && blame.certain.size === elements.length && report.failed === undefined;

	return [...elements.keys()].map((index): ItemOutcome => {
		const own = records[index];
		const named = blame.certain.get(index);
		if (named !== undefined) {
			const failure = blamed(answer, named);
			if (own.length > 0 && proof === 'records') return { kind: 'partial', records: own, failure };
			return isAboutAll
				? { kind: 'unproven', otherwise: 'refused', records: [], failure }
				: { kind: 'refused', failure };
		}
		if (hasProof(index)) {
			if (isDoubtful)
				return {
					kind: 'unproven',
					otherwise: own.length > 0 ? 'partial' : 'unknown',
					records: own,
					failure: joint(),
				};
			return (
				notTaken(operation, elements[index], own) ?? {
					kind: 'done',
					records:
						operation.method === 'DELETE' || own.length === 0 ? [confirmation(operation)] : own,
				}
			);
		}
		if (
			!isCounted &&
			operation.answer.absent &&
			report.complaints.length === 0 &&
			listIn(answer.body).every(isObject)
		)
			return { kind: 'absent', why: operation.answer.absent };
		if (!isCounted)
			return {
				kind: 'unproven',
				otherwise: 'unknown',
				records: [],
				...(report.complaints.length > 0 ? { failure: joint() } : {}),
			};
		if (left.length > 1)
			return { kind: 'unproven', otherwise: 'refused', records: [], failure: joint() };
		const entry =
			blame.suspected.get(index) ?? (blame.unnamed.length === 1 ? blame.unnamed[0] : undefined);
		return { kind: 'refused', failure: entry === undefined ? joint() : blamed(answer, entry) };
	});
}

/** The records of every element. A response for all of them gives the same records to each. */
function recordsByElement(
	elements: unknown[],
	operation: Operation,
	proof: Proof,
	answer: HttpResponse,
): unknown[][] {
	if (proof === 'status') return elements.map(() => []);
	const records = recordsIn(operation, answer);
	if (proof === 'shared') return elements.map(() => records);
	const owners = matchRecords(elements, records, keyFields(operation));
	const recordsByElement: unknown[][] = elements.map(() => []);
	for (const [position, owner] of owners.entries())
		if (owner !== undefined) recordsByElement[owner].push(records[position]);
	return recordsByElement;
}

/** The non-empty records of a response. */
export function recordsIn({ answer: expected }: Operation, answer: HttpResponse): unknown[] {
	const isWrapped = isObject(answer.body) && 'data' in answer.body;
	const { records } = readRecords(isWrapped ? { ...expected, envelope: 'data' } : expected, answer);
	return records.filter((record) =>
		isObject(record)
			? Object.keys(record).length > 0 && !(answer.status === 207 && isRefusal(record))
			: record !== null,
	);
}

/** The error of a field without the field name. */
const LEFT = { asItWas: 'was not changed' };

/** For responses that contain only what was saved, without errors for the rest. */
export function notTaken(
	{ answer: { echo } }: Operation,
	element: unknown,
	records: unknown[],
): ItemOutcome | undefined {
	const { contradictions } =
		echo && records.length === 1 ? compareValues(element, records[0]) : { contradictions: [] };
	if (contradictions.length === 0) return undefined;
	return {
		kind: 'partial',
		records,
		failure: {
			status: 200,
			details: contradictions.map((field) => ({ field, message: LEFT.asItWas })),
		},
	};
}

/** Whether more errors are counted than there are named or unproven elements. */
function hidesFailures(
	{ failed, unsuccessful = 0, isSilent }: Report,
	{ certain, suspected, unnamed }: FailedItems,
	left: number[],
): boolean {
	const complaints = unnamed.length + suspected.size;
	if (isSilent || unsuccessful > certain.size + left.length) return true;
	if (complaints === 0) return false;
	return failed === undefined ? complaints !== left.length : left.length === 0;
}

/** Whether a response counts every unproven element as refused. */
function areRefused(
	{ failed }: Report,
	{ certain, suspected, unnamed }: FailedItems,
	left: number[],
	hasRecord: (index: number) => boolean,
): boolean {
	const withoutRecord = [...certain.keys()].filter((index) => !hasRecord(index)).length;
	if (failed !== undefined) return failed === withoutRecord + left.length;
	return left.length > 0 && unnamed.length + suspected.size === left.length;
}

/** In a bare list, refusals are mixed with records. Records become null, so that positions are kept. */
function complaintsIn({ status, body }: HttpResponse): unknown {
	return Array.isArray(body) && status < 400
		? body.map((value: unknown) => (isRefusal(value) ? value : null))
		: body;
}

/** A list with a success count: elements that the list does not name did not succeed, even if it is empty. */
export function isReportedList(body: unknown): body is { data: unknown[] } {
	return (
		isObject(body) &&
		Array.isArray(body.data) &&
		isObject(body.meta) &&
		typeof body.meta.success === 'number'
	);
}

/** The list of records in a response, in an envelope or bare. */
export function listIn(body: unknown): unknown[] {
	const list = Array.isArray(body) ? body : isObject(body) ? body.data : undefined;
	return Array.isArray(list) ? list : [];
}

/** The error of one element, as if it had been refused alone. */
function blamed(answer: HttpResponse, entry: unknown): ParsedError {
	const own = isObject(entry) ? Number(entry.status ?? entry.code) : NaN;
	return parseError(own >= 400 && own < 600 ? own : statusOf(answer), entry);
}

/** A partial success is 207 or 200; an element of it that was refused is as one whose values were not accepted. */
function statusOf({ status }: HttpResponse): number {
	return status >= 400 ? status : 422;
}

/** "The maximum items allowed in the array is 10." */
function limitIn({ status, body }: HttpResponse): number | undefined {
	const { title, details } = parseError(status, body);
	const sentences = [title ?? '', ...details.map(({ message }) => message)]
		.map((text) => /max\D{0,200}(\d{1,9})/i.exec(text)?.[1])
		.find(Boolean);
	return sentences && Number(sentences) > 0 ? Number(sentences) : undefined;
}
