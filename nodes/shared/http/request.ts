import { isReadMethod } from '../utils/isReadMethod';
import type { Method, Server } from '../../../catalog/types';

/** An HTTP request with its final path and values. Independent of operations. */
export interface Request {
	server: Server;
	method: Method;
	/** Below the server, parameters filled in and encoded. */
	path: string;
	/** In order. A list value has one entry per element. */
	query: Array<[name: string, value: string]>;
	headers?: Record<string, string>;
	/** JSON, or the bytes of a form with its type in the headers. */
	body?: unknown;
	/** The response is a file, not JSON. */
	expectsFile?: true;
}

/** A response with any status. */
export interface HttpResponse {
	status: number;
	headers: Record<string, string>;
	/** Parsed JSON, text that is not JSON, the bytes of a file, or undefined when there was none. */
	body: unknown;
}

/** Whether a request is idempotent, judging by its method. */
export function isIdempotent(method: Method): boolean {
	return isReadMethod(method) || method === 'PUT' || method === 'DELETE';
}

/** The same request with a query parameter set to another value. */
export function withQuery(request: Request, values: Record<string, string | number>): Request {
	const kept = request.query.filter(([name]) => !(name in values));
	return {
		...request,
		query: [
			...kept,
			...Object.entries(values).map(([name, value]): [string, string] => [name, String(value)]),
		],
	};
}

/** The query as text, percent-encoded, with the comma of lists and the colon of filters left readable. */
export function printQuery(query: Request['query']): string {
	const encode = (text: string) =>
		encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':');
	return query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}
