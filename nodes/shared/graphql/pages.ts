import type { Connection } from './connections';
import { isTooComplex } from './refused';

/** Which part of a connection is asked for. */
export interface Part {
	/** So many records. */
	first: number;
	/** Behind this cursor; undefined: from the beginning. */
	after?: string;
}

/** A connection that is to be read. */
export interface Reading {
	/** Asks for a part. @returns undefined when the answer holds no such connection */
	ask(part: Part): Promise<Connection | undefined>;
	/** Records per request at most. It is lowered while BigCommerce finds the query too complex. */
	size: number;
	/** Where to begin, behind this cursor. */
	from?: string;
	/** How many records suffice; undefined: all. */
	wanted?: number;
}

/** A list whose pages are filtered may have empty ones in between; a server that never ends has nothing else. */
const MOST_EMPTY = 3;

/**
 * Reads a connection page by page, to its end or until enough records are there. It never goes round in circles: it ends
 * where there is no next page, at a cursor that was there before, and when nothing but empty pages come.
 * @throws whatever `ask` throws, except that a query which is too complex is asked again for half as many records
 */
export async function* connectionPages({ ask, size, from, wanted = Infinity }: Reading): AsyncGenerator<unknown[]> {
	const seen = new Set<string>();
	let most = Math.max(1, size);
	let left = wanted;
	let empty = 0;
	let after = from;
	while (left > 0) {
		const first = Math.min(most, left);
		const found = await ask({ first, ...(after === undefined ? {} : { after }) }).catch((error: unknown) => ({ error }));
		if (found && 'error' in found) {
			if (first === 1 || !isTooComplex(found.error)) throw found.error;
			most = Math.floor(first / 2);
			continue;
		}
		const { nodes = [], next } = found ?? {};
		const fresh = nodes.slice(0, left);
		left -= fresh.length;
		empty = fresh.length > 0 ? 0 : empty + 1;
		if (fresh.length > 0) yield fresh;
		if (next === undefined || seen.has(next) || empty >= MOST_EMPTY) return;
		seen.add(next);
		after = next;
	}
}
