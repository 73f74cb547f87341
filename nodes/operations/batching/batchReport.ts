import type { HttpResponse } from '../../shared/http/request';
import { saysSomething } from './failedItems';
import { isObject, type Json } from '../../shared/utils/isObject';

/** What an answer says about how much of a request was carried out. */
export interface Report {
	/** What it complains about, one entry each. */
	complaints: unknown[];
	/** How many elements were refused, where it counts them. */
	failed?: number;
	/** How many it does not count among the successes. */
	unsuccessful?: number;
	/** Some of it was carried out, by its own count. */
	hasSuccess: boolean;
	/** It is a success in parts, and does not say which part failed. */
	isSilent: boolean;
}

/**
 * Reads what went wrong out of an answer of any status. A success may carry empty lists.
 * @param count how many elements were sent
 */
export function readReport(answer: HttpResponse, count: number): Report {
	const complaints = complaintsOf(answer);
	const { failed, success, saved_records: saved } = metaOf(answer.body);
	const counts = [failed, typeof success === 'number' ? count - success : undefined].filter(
		(each) => typeof each === 'number',
	);
	const unsuccessful = counts.length > 0 ? Math.max(0, ...counts) : undefined;
	return {
		complaints,
		...(typeof failed === 'number' ? { failed } : {}),
		...(unsuccessful === undefined ? {} : { unsuccessful }),
		hasSuccess: Number(success) > 0 || Number(saved) > 0,
		isSilent: answer.status === 207 && complaints.length === 0 && unsuccessful !== 0,
	};
}

/** A body of which nothing but the complaints is left, for the sentences about them. */
export function withoutRecords({ status, body }: HttpResponse): unknown {
	if (Array.isArray(body)) return body.filter(isRefusal);
	if (!isObject(body) || isRefusal(body)) return body;
	const { title, detail, errors, batch_errors: batchErrors, field_errors: fieldErrors } = body;
	const complaints = { errors, batch_errors: batchErrors, field_errors: fieldErrors };
	if (saysSomething(complaints)) return { title, detail, ...complaints };
	return status >= 400 ? body : undefined;
}

function complaintsOf({ status, body }: HttpResponse): unknown[] {
	if (Array.isArray(body)) return status === 207 ? body.filter(isRefusal) : [];
	if (!isObject(body)) return [];
	// A record without an envelope may have fields of these names.
	const isEnvelope = 'data' in body || 'meta' in body || status === 207 || status >= 400;
	const lists = isEnvelope ? [body.errors, body.batch_errors, body.field_errors] : [];
	const found = lists.flatMap((each): unknown[] =>
		Array.isArray(each)
			? each.filter(saysSomething)
			: isObject(each) && saysSomething(each)
				? [each]
				: [],
	);
	return found.length === 0 && status === 207 && isRefusal(body) ? [body] : found;
}

/** `{ status: 207, message: "…" }` in the place of a record. */
export function isRefusal(value: unknown): value is Json {
	return (
		isObject(value) &&
		value.id === undefined &&
		Number(value.status ?? value.code) >= 200 &&
		[value.title, value.message, value.detail].some((each) => typeof each === 'string')
	);
}

function metaOf(body: unknown): Json {
	return isObject(body) && isObject(body.meta) ? body.meta : {};
}
