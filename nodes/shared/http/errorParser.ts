import { isPage, plainLine, wordsOfPage } from '../text/plain';
import { readComplaints } from './errorDetails';
import { limitFrom } from './limitReached';
import type { ParsedError } from './types';
import { isObject } from '../utils/isObject';

/** Maximum length quoted from a web page. */
const LONGEST_PAGE = 120;
const LONGEST_TEXT = 500;

/**
 * Reads the body of a refused request. BigCommerce uses about a dozen shapes: V3 `{status, title, errors: {field: message}}`,
 * V2 `[{status, message, details}]`, `batch_errors`, `field_errors`, `meta.failed` with `errors[]`, `{error: {code, message}}`,
 * problem+json, plain text, and their mixtures. Source: the 4xx and 5xx responses of the official specifications.
 * @param headers of the response, which show the limit that was reached
 */
export function parseError(
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): ParsedError {
	const limit = status === 429 ? { limit: limitFrom(headers) } : {};
	if (typeof body === 'string') return { status, ...fromText(body), ...limit };
	const { title, details } = readComplaints(body, status);
	return {
		status,
		...(title ? { title } : {}),
		details,
		...(saysSuccess(body) ? { hasSuccess: true } : {}),
		...limit,
	};
}

function fromText(body: string): Omit<ParsedError, 'status'> {
	const page = isPage(body);
	const title = page ? wordsOfPage(body, LONGEST_PAGE) : plainLine(body, LONGEST_TEXT);
	return { ...(title ? { title } : {}), details: [], ...(page ? { isPage: true } : {}) };
}

/** A refusal of several records may report that some of them were saved. */
function saysSuccess(body: unknown): boolean {
	if (!isObject(body)) return false;
	const meta = isObject(body.meta) ? body.meta : {};
	const data = isObject(body.data) ? body.data : {};
	return [meta.success, meta.saved_records, data.saved_records].some((value) => Number(value) > 0);
}
