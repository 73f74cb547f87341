import { createdSince, type Cursor } from './cursor';
import type { Portion } from './pages';
import type { SinceList, SincePage } from './types';

/** The records of a part, or only their number if there are too many. */
interface Part {
	records: unknown[];
	isWhole: boolean;
	time: number;
}

/**
 * Reads a list that BigCommerce does not sort. A part is read whole and sorted here. If a period has more records than
 * wanted and the list says how many it has, the period is halved until it fits.
 * @param most maximum number of records
 * @throws ApiError, Cancelled
 */
export async function* readUnsorted(list: SinceList, cursor: Cursor, most: number): Portion {
	const { way, keyOf } = list;
	const canNarrow = way.by === 'date' && way.from !== undefined && way.to !== undefined;
	let from = cursor.start;
	let to: number | undefined;
	let now: number | undefined;
	for (;;) {
		const part = await readPart(list, from, to, canNarrow && to !== from ? most : Infinity);
		now ??= part.time;
		if (!part.isWhole) {
			to = halfway(from, to ?? Math.max(now, from));
			continue;
		}
		const isLastPart = to === undefined || to >= now;
		const fresh = cursor.freshOf(part.records, from, to).sort(byAge(cursor, keyOf));
		const taken = fresh.slice(0, most);
		cursor.note(taken, part.time);
		if (to !== undefined && taken.length === fresh.length) cursor.passed(to);
		const wanted = createdSince(taken, way, cursor.place.after);
		if (wanted.length > 0) yield wanted;
		const isEnd = isLastPart && taken.length === fresh.length;
		if (isEnd) return { isEnd };
		if (wanted.length > 0) return { isEnd, ...leftIn(fresh.length - taken.length, isLastPart) };
		from = to === undefined ? cursor.place.at : to + 1;
		to = undefined;
	}
}

function leftIn(left: number, isLastPart: boolean): { left?: number } {
	return isLastPart ? { left } : {};
}

async function readPart(
	list: SinceList,
	from: number,
	to: number | undefined,
	most: number,
): Promise<Part> {
	const records: unknown[] = [];
	let first: SincePage | undefined;
	const pages = list.pages({ from, ...(to === undefined ? {} : { to }) }, (page) => {
		first ??= page;
	});
	for await (const page of pages) {
		for (const record of page) records.push(record);
		const { total = 0, time } = first as SincePage;
		if (total > Math.max(most, list.limit)) return { records: [], isWhole: false, time };
	}
	return { records, isWhole: true, time: (first as SincePage).time };
}

/** The middle of a period, in whole seconds. The years before BigCommerce are left out. */
function halfway(from: number, to: number): number {
	return Math.max(from, Math.floor((Math.max(from, FIRST) + to) / 2));
}

/** 2009, the year in which BigCommerce began. */
const FIRST = 1_230_768_000;

function byAge(cursor: Cursor, keyOf: SinceList['keyOf']): (a: unknown, b: unknown) => number {
	return (a, b) =>
		cursor.positionOf(a) - cursor.positionOf(b) ||
		Number(String(keyOf(a)) > String(keyOf(b))) - Number(String(keyOf(a)) < String(keyOf(b)));
}
