import type { HttpResponse } from '../../shared/http/request';
import { besidesData, saysSomething } from './failedItems';
import { isObject, type Json } from '../../shared/utils/isObject';

/** What a response says about which parts of a request were carried out. */
export interface Report {
	/** The reported errors. */
	complaints: unknown[];
	/** Number of refused elements, if reported. */
	failed?: number;
	/** Number of elements not counted as successful. */
	unsuccessful?: number;
	/** According to its counts, part of the request was carried out. */
	hasSuccess: boolean;
	/** A partial success that does not say which part failed. */
	isSilent: boolean;
}

/**
 * Reads the reported errors from a response of any status. A success may contain empty error lists.
 * @param count how many elements were sent
 */
export function readReport(answer: HttpResponse, count: number): Report {
	const complaints = complaintsOf(answer);
	const meta = metaOf(answer.body);
	const { saved_records: saved } = meta;
	const [failed, success] = [meta.failed, meta.success].map(asCount);
	const counts = [failed, typeof success === 'number' ? count - success : undefined].filter(
		(value) => typeof value === 'number',
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

/** The body reduced to its errors, for error messages. */
export function withoutRecords({ status, body }: HttpResponse): unknown {
	if (Array.isArray(body)) return body.filter(isRefusal);
	if (!isObject(body) || isRefusal(body)) return body;
	const {
		title,
		detail,
		errors,
		error,
		batch_errors: batchErrors,
		field_errors: fieldErrors,
	} = body;
	const complaints = { errors, error, batch_errors: batchErrors, field_errors: fieldErrors };
	if (saysSomething(complaints)) return { title, detail, ...complaints };
	return status >= 400 ? body : undefined;
}

function complaintsOf({ status, body }: HttpResponse): unknown[] {
	if (Array.isArray(body)) return status === 207 ? body.filter(isRefusal) : [];
	if (!isObject(body)) return [];
	// A record without an envelope may have fields with these names.
	const isEnvelope = 'data' in body || 'meta' in body || status === 207 || status >= 400;
	const lists = isEnvelope ? [body.errors, body.batch_errors, body.field_errors] : [];
	const messages = lists.flatMap((list): unknown[] =>
		Array.isArray(list)
			? list.filter(saysSomething)
			: isObject(list) && saysSomething(list)
				? [list]
				: [],
	);
	messages.push(...besidesData(body));
	return messages.length === 0 && status === 207 && isRefusal(body) ? [body] : messages;
}

/** `{ status: 207, message: "…" }` in the place of a record. */
export function isRefusal(value: unknown): value is Json {
	return (
		isObject(value) &&
		value.id === undefined &&
		Number(value.status ?? value.code) >= 200 &&
		[value.title, value.message, value.detail].some((value) => typeof value === 'string')
	);
}

function asCount(value: unknown): unknown {
	return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
}

function metaOf(body: unknown): Json {
	return isObject(body) && isObject(body.meta) ? body.meta : {};
}
