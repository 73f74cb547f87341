import type { Operation } from '../../../catalog/types';
import type { HttpResponse } from '../../shared/http/request';
import type { Json } from '../../shared/utils/isObject';

type Documented = Pick<Operation, 'server' | 'method' | 'path' | 'answer' | 'paging'>;

/**
 * Whether an answer with the status of a success is what BigCommerce documents for an operation: a proxy's page, JSON that
 * was cut off, or nothing in place of a record is none. Pure.
 */
export function isWellFormed(operation: Operation, answer: HttpResponse): boolean {
	if (operation.custom && !operation.documented) return isReadable(operation, answer);
	const documented = operation.documented ?? operation;
	if (documented.answer.kind === 'file') return isFile(answer);
	if (answer.body === undefined) return mayBeBlank(documented, answer);
	return isJson(answer.body) && holds(documented, answer, answer.body);
}

/** What an address that BigCommerce does not document answers may be anything but a web page, or JSON that was cut off. */
function isReadable({ method }: Operation, { status, headers, body }: HttpResponse): boolean {
	if (body === undefined) return method !== 'GET' || status === 204;
	if (typeof body !== 'string') return !isJson(body) || isErrorBody(body) === false;
	const type = headers['content-type'] ?? '';
	return type !== '' && !/json|html/i.test(type) && !/^\s*</.test(body);
}

/** A file has content, and is no page or message that stands in its place. */
function isFile({ headers, body }: HttpResponse): boolean {
	if (!Buffer.isBuffer(body) || body.length === 0) return false;
	const type = headers['content-type'] ?? '';
	return (
		!/html|json/i.test(type) &&
		!/^\s*<(!doctype|html|head|body|\?xml)/i.test(body.subarray(0, 200).toString('latin1'))
	);
}

/** 204 says that there is nothing; every other status promises what is documented. Some deletions give 200 and nothing. */
function mayBeBlank(
	{ method, answer: { kind, hasBody } }: Documented,
	{ status }: HttpResponse,
): boolean {
	if (status === 204 || status === 205) return method !== 'GET' || kind === 'list';
	return kind === 'nothing' && (!hasBody || method === 'DELETE');
}

function holds(operation: Documented, { status }: HttpResponse, body: object): boolean {
	const {
		method,
		answer: { kind, envelope, mayBeBare, partial, job },
	} = operation;
	if (status !== 207 && isErrorBody(body)) return false;
	// What a partial success and a deletion of one record answer is documented vaguely, or in contradictory ways.
	if (kind === 'nothing' || status === 207) return true;
	if (method === 'DELETE' && kind === 'item') return confirms(body);
	// Of several records that were refused, an answer may hold nothing but the reasons.
	if (partial && method !== 'GET' && complains(body)) return true;
	if (job) return hasJob(body, job.id);
	const isWrapped = !Array.isArray(body) && 'data' in body;
	if (envelope === 'data' && !mayBeBare && !isWrapped) return false;
	const content: unknown = isWrapped ? body.data : body;
	if (kind !== 'list') return isRecord(operation, content);
	return Array.isArray(content) && (method !== 'GET' || content.every(isJson));
}

/**
 * What is documented as a record may be a list of records, except where one record is read by its ID. A record that was
 * named or made has at least one field; settings may have none.
 */
function isRecord({ method, path }: Documented, content: unknown): boolean {
	if (!isJson(content)) return false;
	// One record, or a number: never a list of them.
	const isNamed = /(\}|\/count)$/.test(path);
	if (Array.isArray(content)) return method === 'GET' ? !isNamed : content.length > 0;
	return !(isNamed || method === 'POST') || Object.keys(content).length > 0;
}

/** What a deletion of one record answers: what is left, or something that stands for it, and never a list. */
function confirms(body: object): boolean {
	const content: unknown = 'data' in body ? body.data : body;
	return (
		content !== null &&
		content !== undefined &&
		!Array.isArray(content) &&
		Object.keys(body).some((each) => each !== 'meta')
	);
}

/** A refusal that came with the status of a success, as gateways send it. */
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

/** Where BigCommerce tells of elements of a batch that it refused. */
const COMPLAINTS = ['errors', 'batch_errors', 'field_errors'];

function complains(body: object): boolean {
	return COMPLAINTS.map((name) => (body as Json)[name]).some(
		(each) => isJson(each) && Object.keys(each).length > 0,
	);
}

/** As `jobIdFrom` of jobs finds it. */
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
