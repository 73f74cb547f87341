import { isPage, plainLine, wordsOfPage } from '../text/plain';
import { readComplaints } from './errorDetails';
import { limitFrom, type Limit } from './limitReached';

/** One error reported by BigCommerce, and its field. */
export interface ErrorDetail {
	/** BigCommerce's name of the field, e.g. `variants.0.sku`. */
	field?: string;
	message: string;
}

/** A parsed error response, independent of its structure. */
export interface ParsedError {
	status: number;
	/** BigCommerce's own summary, if any. */
	title?: string;
	details: ErrorDetail[];
	/** The body is a web page, e.g. from a proxy. */
	isPage?: true;
	/** Part of the request was carried out. */
	hasSuccess?: true;
	/** The limit that was reached, for a 429. */
	limit?: Limit;
}

/** Maximum length quoted from a web page. */
const LONGEST_PAGE = 120;
const LONGEST_TEXT = 500;

type Json = Record<string, unknown>;

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
	return [meta.success, meta.saved_records, data.saved_records].some((each) => Number(each) > 0);
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
