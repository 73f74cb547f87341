import { createdSince, type Cursor } from './cursor';
import { isWholeList, lastPosition, withoutEnd, type Portion } from './pages';
import type { SinceList, SincePage } from './types';

/**
 * Reads a list that BigCommerce sorts by ID. Each page starts after the last ID, so that no change moves records between pages.
 * @param most maximum number of records
 * @throws ApiError, Cancelled
 */
export async function* readById(list: SinceList, cursor: Cursor, most: number): Portion {
	const { way, limit } = list;
	// A page may start with the last ID itself.
	const size = Math.min(limit, way.strict ? most + 1 : most);
	let from = cursor.start;
	for (let left = most; ;) {
		const page = await list.fetch({ from, page: 1, limit: size });
		const last = lastPosition(page.records, cursor, way.field, from);
		const fresh = cursor.freshOf(page.records, from);
		const taken = fresh.slice(0, left);
		cursor.note(taken, page.time);
		const wanted = createdSince(taken, way, cursor.place.after);
		left -= wanted.length;
		if (wanted.length > 0) yield wanted;
		const isWhole = taken.length === fresh.length;
		if (isWhole && isWholeList(page, size)) return { isEnd: true };
		// Another page would have more records than are left.
		if (!isWhole || (left < most && left < size)) return { isEnd: false, ...leftOf(page) };
		if (last <= from) throw withoutEnd();
		from = last;
	}
}

/** The records after the last one of a page. */
function leftOf({ total, records }: SincePage): { left?: number } {
	return total === undefined ? {} : { left: total - records.length };
}
