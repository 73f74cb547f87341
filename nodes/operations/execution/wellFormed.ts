import type { Operation } from '../../../catalog/types';
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
	if (operation.custom && !operation.documented) return isReadable(operation, answer);
	const documented = operation.documented ?? operation;
	if (documented.answer.kind === 'file') return isFile(answer);
	if (answer.body === undefined) return mayBeBlank(documented, answer);
	return isJson(answer.body) && holds(documented, answer, answer.body, skipsOddRecords);
}

/** The response of an undocumented endpoint may be anything except a web page or JSON that is cut off. */
function isReadable({ method }: Operation, { status, headers, body }: HttpResponse): boolean {
	if (body === undefined) return method !== 'GET' || status === 204;
	if (typeof body !== 'string') return !isJson(body) || isErrorBody(body) === false;
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
	if (status !== 207 && isErrorBody(body)) return false;
	// The documentation of partial successes and deletions of one record is vague or contradictory.
	if (kind === 'nothing' || status === 207) return true;
	if (method === 'DELETE' && kind === 'item') return confirms(body);
	// If several records were refused, the response may contain only the reasons.
	if (partial && method !== 'GET' && complains(body)) return true;
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
		Object.keys(body).some((each) => each !== 'meta')
	);
}

/** Whether it is a refusal with a successful status, as gateways send it. */
function isErrorBody(body: object): boolean {
	const { status, code, title, message, errors, type } = body as Json;
	const isRefused = [status, code].some(
		(each) => typeof each === 'number' && each >= 400 && each < 600,
	);
	return (
		isRefused &&
		!('data' in body) &&
		!('id' in body) &&
		[title, message, errors, type].some((each) => each !== undefined)
	);
}

/** Fields in which BigCommerce reports refused elements of a batch. */
const COMPLAINTS = ['errors', 'batch_errors', 'field_errors'];

function complains(body: object): boolean {
	return COMPLAINTS.map((name) => (body as Json)[name]).some(
		(each) => isJson(each) && Object.keys(each).length > 0,
	);
}

/** Like `jobIdFrom`. */
function hasJob(body: object, field: string): boolean {
	const { data, ...own } = body as Json;
	return [own, data].some(
		(each) =>
			isJson(each) &&
			(typeof (each as Json)[field] === 'string' || typeof (each as Json)[field] === 'number'),
	);
}

function isJson(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Buffer.isBuffer(value);
}
