import type { Operation, SinceMode, SinceWay } from '../../../catalog/types';

/**
 * How far a list was read. Positions are seconds since 1970 or IDs, as the catalog says for the list.
 * A list is read in sweeps from `from` to its end. A sweep may take several runs, each of which continues at `at`.
 */
export interface Place {
	/** The last position that was output. */
	at: number;
	/** Where the next sweep begins: records before it cannot appear late. */
	from: number;
	/** The records that were output at or after `from`: position and version, by key. */
	seen: Record<string, string>;
	/** The present sweep has met records that may not be complete yet, so that `from` stays. */
	isOpen?: true;
	/** The present sweep has not reached the end of the list. */
	more?: true;
	/** The page that was read last, to continue after it. */
	page?: PageMark;
	/** Records that were created earlier are left out. Seconds. */
	after?: number;
}

/** A page of a part of a list that was sorted by date. */
export interface PageMark {
	from: number;
	to: number;
	number: number;
	limit: number;
	/** Number of records in the part. If it changed, records have moved between the pages. */
	total: number;
	/** Number of records up to the end of the page. */
	read: number;
}

/** Where the first run begins. */
export type FirstRun =
	{ kind: 'now' } | { kind: 'beginning' } | { kind: 'date'; /** Seconds. */ date: number };

/** What a user has set for reading a list since the last run. */
export interface SinceSettings {
	mode: SinceMode;
	way: SinceWay;
	firstRun: FirstRun;
	/** Whether the place moves when records are read, or when they are confirmed. */
	move: 'read' | 'confirmed';
}

/** One page of a list. */
export interface SincePage {
	records: unknown[];
	/** Number of records in the list, if BigCommerce says it. */
	total?: number;
	/** BigCommerce's clock. Seconds. */
	time: number;
}

/** Which part of a list to read. */
export interface Part {
	from: number;
	to?: number;
	/** Default: the first page. */
	page?: number;
	limit?: number;
	/** The newest record first. */
	isLast?: true;
}

/** The list that is read, as the readers see it. */
export interface SinceList {
	operation: Operation;
	way: SinceWay;
	/** Largest page. */
	limit: number;
	keyOf: (record: unknown) => string | undefined;
	/** One page. @throws ApiError, Cancelled */
	fetch: (part: Part) => Promise<SincePage>;
	/** All pages of a part, each record once. @throws ApiError, Cancelled, also if records may have been missed */
	pages: (part: Part, onPage: (page: SincePage) => void) => AsyncGenerator<unknown[]>;
}
