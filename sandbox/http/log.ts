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
