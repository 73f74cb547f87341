import isEqual from 'lodash/isEqual';

import { createdSince, OVERLAP, type Cursor } from './cursor';
import { isWholeList, lastPosition, type Portion } from './pages';
import type { SinceList, SincePage } from './types';

/**
 * A part of a list that is sorted by date, and how much of it was read.
 * open: from a date on. Each page starts at the last date, because changed records move to the end of the list.
 * counted: up to a date after which no record can appear late. A record that changes leaves it, and its total tells, so that its
 * pages can be counted on.
 * moment: all records of one date fill a page. A record that changes leaves the date, and those after it move to pages that
 * were read already. So all pages are read again until they have the same records twice.
 */
interface Window {
	kind: 'open' | 'counted' | 'moment';
	from: number;
	to?: number;
	number: number;
	total?: number;
	read: number;
	/** The keys of the records of one date: in the pages so far, and when they were read before. */
	keys?: string[];
	keysBefore?: string[];
}

/**
 * Reads a list that BigCommerce sorts by date, oldest first, by whole pages.
 * @param most maximum number of records
 * @throws ApiError, Cancelled
 */
export async function* readByDate(list: SinceList, cursor: Cursor, most: number): Portion {
	const { way } = list;
	const size = Math.min(list.limit, most);
	const mostPages = Math.max(1, Math.floor(most / size));
	let window = firstWindow(cursor, size);
	let last: number | undefined;
	for (let pages = 0; ;) {
		const { kind, from, to, number } = window;
		const page = await list.fetch({
			from,
			...(to === undefined ? {} : { to }),
			page: number,
			limit: size,
		});
		if (kind === 'counted' && number > 1 && page.total !== window.total) {
			window = openAt(cursor.place.at);
			continue;
		}
		last = lastPosition(page.records, cursor, way.field, number > 1 ? last : undefined);
		const fresh = cursor.freshOf(page.records, from, to);
		cursor.note(fresh, page.time);
		const wanted = createdSince(fresh, way, cursor.place.after);
		if (wanted.length > 0) {
			pages += 1;
			yield wanted;
		}
		const next = nextWindow(window, page, { list, cursor, size, last });
		if (!next) return { isEnd: true };
		if (pages >= mostPages) return endOf(next, page, size);
		window = next;
	}
}

function openAt(from: number): Window {
	return { kind: 'open', from, number: 1, read: 0 };
}

/** Goes on after the page of the last run, unless pages have another size now. */
function firstWindow({ start, page }: Cursor, size: number): Window {
	if (page?.limit !== size) return openAt(start);
	const { from, to, number, total, read } = page;
	return { kind: 'counted', from, to, number: number + 1, total, read };
}

interface Reading {
	list: SinceList;
	cursor: Cursor;
	size: number;
	/** The position of the last record of the page. */
	last: number;
}

/** What to read next; undefined at the end of the list. */
function nextWindow(window: Window, page: SincePage, reading: Reading): Window | undefined {
	const { list, cursor, size, last } = reading;
	if (window.kind === 'counted') return nextCounted(window, page, cursor);
	if (window.kind === 'moment') return nextOfMoment(window, page, reading);
	if (isWholeList(page, size)) return undefined;
	const settled = page.time - OVERLAP;
	if (list.way.to !== undefined && page.total !== undefined && last < settled)
		return { kind: 'counted', from: last, to: settled, number: 1, read: 0 };
	if (last > window.from) return openAt(last);
	return { kind: 'moment', from: window.from, to: window.from, number: 1, read: 0 };
}

function nextCounted(window: Window, { total, records }: SincePage, cursor: Cursor): Window {
	const { to = window.from, number } = window;
	const read = window.read + records.length;
	if (records.length > 0 && read < (total ?? 0))
		return { ...window, total, read, number: number + 1 };
	cursor.passed(to);
	return openAt(to + 1);
}

function nextOfMoment(window: Window, page: SincePage, { list, size }: Reading): Window {
	const { records, total } = page;
	const read = window.read + records.length;
	const keys = [...(window.keys ?? []), ...records.map((record) => String(list.keyOf(record)))];
	const isLast =
		records.length === 0 ||
		(total !== undefined && (window.number - 1) * size + records.length >= total);
	if (!isLast) return { ...window, number: window.number + 1, read, keys };
	if (isEqual(keys, window.keysBefore)) return openAt(window.from + 1);
	return { ...window, number: 1, read: 0, keys: [], keysBefore: keys };
}

function endOf(next: Window, { total }: SincePage, limit: number) {
	const left = total === undefined || next.kind !== 'counted' ? {} : { left: total - next.read };
	if (next.kind !== 'counted' || next.number === 1) return { isEnd: false, ...left };
	const { from, to = from, number, read } = next;
	const page = { from, to, number: number - 1, limit, total: total ?? 0, read };
	return { isEnd: false, ...left, page };
}
