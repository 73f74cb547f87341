import type { Operation } from '../../../catalog/types';
import { saysSomething } from '../batching/failedItems';
import type { HttpResponse } from '../../shared/http/request';
import type { Json } from '../../shared/utils/isObject';

type Documented = Pick<Operation, 'server' | 'method' | 'path' | 'answer' | 'paging'>;

/**
 * Whether a successful response is what BigCommerce documents for an operation. A proxy page, JSON that
 * is cut off, or nothing instead of a record is not. Pure.
 * @param skipsOddRecords the caller reads the entries of a list one by one and skips what is not a record
 */
export function isWellFormed(
	operation: Operation,
	answer: HttpResponse,
	skipsOddRecords = false,
): boolean {
	if (operation.method === 'HEAD') return answer.body === undefined;
	if (operation.custom && !operation.documented) return isReadable(operation, answer);
	const documented = operation.documented ?? operation;
	if (documented.answer.kind === 'file') return isFile(answer);
	if (answer.body === undefined) return mayBeBlank(documented, answer);
	return isJson(answer.body) && holds(documented, answer, answer.body, skipsOddRecords);
}

/** The response of an undocumented endpoint may be anything except a web page or JSON that is cut off. */
function isReadable({ method }: Operation, { status, headers, body }: HttpResponse): boolean {
	if (body === undefined) return method !== 'GET' || status === 204;
	if (typeof body !== 'string')
		return !isJson(body) || !(isErrorBody(body) || tellsFailure(body, method === 'DELETE'));
	const type = headers['content-type'] ?? '';
	return type !== '' && !/json|html/i.test(type) && !/^\s*</.test(body);
}

/** Whether the response is a file with content, and not a web page or a message. */
function isFile({ headers, body }: HttpResponse): boolean {
	if (!Buffer.isBuffer(body) || body.length === 0) return false;
	const type = headers['content-type'] ?? '';
	return (
		!/html|json/i.test(type) &&
		!/^\s*<(!doctype|html|head|body|\?xml)/i.test(body.subarray(0, 200).toString('latin1'))
	);
}

/** 204 means that there is no content. Every other status must have the documented content. Some deletions return 200 without content. */
function mayBeBlank(
	{ method, answer: { kind, hasBody } }: Documented,
	{ status }: HttpResponse,
): boolean {
	if (status === 204 || status === 205) return method !== 'GET' || kind === 'list';
	return kind === 'nothing' && (!hasBody || method === 'DELETE');
}

function holds(
	operation: Documented,
	{ status }: HttpResponse,
	body: object,
	skipsOddRecords: boolean,
): boolean {
	const {
		method,
		answer: { kind, envelope, mayBeBare, partial, job },
	} = operation;
	const isComplaint = partial && method !== 'GET' && complains(body);
	if (status !== 207 && (isErrorBody(body) || (!isComplaint && isFailure(operation, body))))
		return false;
	// The documentation of partial successes and deletions of one record is vague or contradictory.
	if (kind === 'nothing' || status === 207) return true;
	if (method === 'DELETE' && kind === 'item') return confirms(body);
	// If several records were refused, the response may contain only the reasons.
	if (isComplaint) return true;
	if (job) return hasJob(body, job.id);
	const isWrapped = !Array.isArray(body) && 'data' in body;
	if (envelope === 'data' && !mayBeBare && !isWrapped) return false;
	const content: unknown = isWrapped ? body.data : body;
	if (kind !== 'list') return isRecord(operation, content);
	return Array.isArray(content) && (method !== 'GET' || skipsOddRecords || content.every(isJson));
}

/**
 * A documented record may be a list of records, except if one record is read by its ID. A record that was
 * requested by ID or created has at least one field. Settings may have none.
 */
function isRecord({ method, path }: Documented, content: unknown): boolean {
	if (!isJson(content)) return false;
	// One record or a count, never a list.
	const isNamed = /(\}|\/count)$/.test(path);
	if (Array.isArray(content)) return method === 'GET' ? !isNamed : content.length > 0;
	return !(isNamed || method === 'POST') || Object.keys(content).length > 0;
}

/** Whether a response confirms the deletion of one record. It is never a list. */
function confirms(body: object): boolean {
	const content: unknown = 'data' in body ? body.data : body;
	return (
		content !== null &&
		content !== undefined &&
		!Array.isArray(content) &&
		Object.keys(body).some((name) => name !== 'meta')
	);
}

/** Whether it is a refusal with a successful status, as gateways send it. */
function isErrorBody(body: object): boolean {
	const { status, code, title, message, errors, type } = body as Json;
	const isRefused = [status, code].some((value) => /^[45]\d\d$/.test(String(value)));
	return (
		isRefused &&
		!('data' in body) &&
		!('id' in body) &&
		[title, message, errors, type].some((value) => value !== undefined)
	);
}

/** Fields of a message that something failed. Records have others. */
const OF_FAILURE = new Set([
	...[
		'status',
		'statusCode',
		'code',
		'title',
		'message',
		'detail',
		'details',
		'description',
		'reason',
	],
	...[
		'error',
		'errors',
		'error_message',
		'error_description',
		'errMsg',
		'fault',
		'type',
		'instance',
	],
	...['success', 'deleted', 'ok', 'path', 'timestamp', 'request_id', 'requestId', 'trace_id'],
]);
const FAULTS = ['error', 'errors', 'error_message', 'error_description', 'errMsg', 'fault'];
const SENTENCES = ['title', 'message', 'detail', 'description', 'reason'];
const DENIALS = ['success', 'deleted', 'ok'];
const SAYS_FAILED = /^\W*(error|fail)/i;
const SAYS_DONE = /^\W*(ok|success|done|deleted|removed|accepted|created|updated)/i;

function isFailure({ method, answer: { kind } }: Documented, body: object): boolean {
	const { data } = body as Json;
	if (method === 'DELETE' && data === false) return true;
	// "Is this the customer's password?" is answered with `success`.
	const isQuestion = method === 'POST' && kind === 'item';
	return [body, data].some((value) => isJson(value) && tellsFailure(value, true, !isQuestion));
}

/**
 * Whether a body has nothing except a message that something failed, without a number for the status.
 * @param bySentence a sentence alone is one, unless it says that all is well
 * @param byDenial `success: false` is one
 */
function tellsFailure(body: object, bySentence: boolean, byDenial = true): boolean {
	if (Array.isArray(body))
		return (
			body.length > 0 &&
			body.every(
				(value) =>
					isJson(value) && (isErrorBody(value) || tellsFailure(value, bySentence, byDenial)),
			)
		);
	const entries = Object.entries(body);
	if (!entries.every(([name]) => OF_FAILURE.has(name))) return false;
	const { status, code, ...fields } = body as Json;
	const hasSentence = SENTENCES.some((name) => fields[name]);
	// A code in words, such as `InternalError`.
	if (hasSentence && (SAYS_FAILED.test(String(status)) || /[a-z]{3}/i.test(String(code ?? ''))))
		return !SAYS_DONE.test(String(code));
	if (FAULTS.some((name) => fields[name] !== false && saysSomething(fields[name]))) return true;
	if (DENIALS.some((name) => fields[name] === true)) return false;
	if (byDenial && DENIALS.some((name) => fields[name] === false)) return true;
	const sentences = [status, ...SENTENCES.map((name) => fields[name])].filter(
		(value) => typeof value === 'string',
	);
	return bySentence && hasSentence && !sentences.some((sentence) => SAYS_DONE.test(sentence));
}

/** Fields in which BigCommerce reports refused elements of a batch. */
const COMPLAINTS = ['errors', 'batch_errors', 'field_errors'];

function complains(body: object): boolean {
	return COMPLAINTS.map((name) => (body as Json)[name]).some(
		(value) => isJson(value) && Object.keys(value).length > 0,
	);
}

/** Like `jobIdFrom`. */
function hasJob(body: object, field: string): boolean {
	const { data, ...own } = body as Json;
	return [own, data].some(
		(value) =>
			isJson(value) &&
			(typeof (value as Json)[field] === 'string' || typeof (value as Json)[field] === 'number'),
	);
}

function isJson(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Buffer.isBuffer(value);
}
