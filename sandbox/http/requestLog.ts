import type { Context, HonoRequest, Next } from 'hono';
import type { RequestEnv } from './authentication';

/** A request in the log. Headers are never kept, because they contain the token. */
export interface LogEntry {
	at: string;
	method: string;
	path: string;
	query: string;
	status: number;
	/** ID of the requesting account, if its token is known. */
	account: string | null;
	body: unknown;
}

const KEPT = 2000;

/** The last requests, newest last. */
export function createLog() {
	let requests: LogEntry[] = [];
	return {
		add(entry: LogEntry) {
			requests.push(entry);
			if (requests.length > KEPT) requests = requests.slice(-KEPT);
		},
		all: () => [...requests],
		clear() {
			requests = [];
		},
	};
}

/** The request log of one sandbox. */
export type Log = ReturnType<typeof createLog>;

/** Logs every API request. */
export function recordRequests(log: Log) {
	return async (context: Context<RequestEnv>, next: Next) => {
		const at = new Date().toISOString();
		await next();
		const { pathname, search } = new URL(context.req.url);
		log.add({
			at,
			method: context.req.method,
			path: pathname,
			query: search.slice(1),
			status: context.res.status,
			account: context.get('account')?.id ?? null,
			body: context.get('body') ?? (await unreadBody(context.req)),
		});
	};
}

/** The JSON of a request that was refused before its body was read. */
async function unreadBody(request: HonoRequest): Promise<unknown> {
	const isJson = request.header('content-type')?.includes('json');
	return isJson ? await request.json<unknown>().catch(() => null) : null;
}
