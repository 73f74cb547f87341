import type { Method, Server } from '../../../catalog/types';

/** What goes over the wire. Knows no operation: path and values are final. */
export interface Request {
	server: Server;
	method: Method;
	/** Below the server, parameters filled in and encoded. */
	path: string;
	/** In order; a value that is a list stands once per element. */
	query: Array<[name: string, value: string]>;
	headers?: Record<string, string>;
	/** JSON, or the bytes of a form, whose type stands in the headers. */
	body?: unknown;
	/** The answer is a file, not JSON. */
	expectsFile?: true;
}

/** What came back, whatever its status. */
export interface HttpResponse {
	status: number;
	headers: Record<string, string>;
	/** Parsed JSON, text that is not JSON, the bytes of a file, or undefined when there was none. */
	body: unknown;
}

/** Whether carrying out a request twice amounts to carrying it out once, going by its method alone. */
export function isIdempotent(method: Method): boolean {
	return method === 'GET' || method === 'PUT' || method === 'DELETE';
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
