import { isObject, type Json } from '../utils/isObject';
import type { HttpResponse } from './request';

/** A refusal whose code is no status: nothing says more about it. */
const UNNAMED_REFUSAL = 422;

/**
 * A response of B2B Edition as the other APIs would give it. Its body has the outcome in `code`; some refusals come with
 * status 200. Source: the specifications of invoices and payments, whose examples of status 200 include `code: 400`.
 * Both must say success: a refused status stays one. Without a `code`, an `errMsg` in `data` still is a refusal.
 */
export function openEnvelope(answer: HttpResponse): HttpResponse {
	const { status, body } = answer;
	if (!isObject(body)) return answer;
	if (status < 200 || status >= 300) return { ...answer, body: withReasons(body) };
	const stated = statusOf(body);
	if (stated < 200 || stated >= 300) return { ...answer, status: stated, body: withReasons(body) };
	return { ...answer, body: withListInData(body) };
}

function statusOf({ code, data }: Json): number {
	if (code === undefined || code === null)
		return isObject(data) && data.errMsg ? UNNAMED_REFUSAL : 200;
	const number = Number(code);
	const isStatus = Number.isInteger(number) && (number >= 400 || number < 300) && number < 600;
	return isStatus && number >= 200 ? number : UNNAMED_REFUSAL;
}

/** Some refusals have their reasons in `meta.errors`. */
function withReasons(body: Json): Json {
	const { errors } = isObject(body.meta) ? body.meta : {};
	return errors && body.errors === undefined ? { ...body, errors } : body;
}

/** Some lists are in `data.list`, with their pagination beside them. */
function withListInData(body: Json): Json {
	const { data, meta } = body;
	if (!isObject(data) || !Array.isArray(data.list) || !isObject(data.pagination)) return body;
	return {
		...body,
		data: data.list,
		meta: { ...(isObject(meta) ? meta : {}), pagination: data.pagination },
	};
}
