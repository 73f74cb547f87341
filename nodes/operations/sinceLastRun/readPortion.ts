import type { Cursor } from './cursor';
import type { Portion } from './pages';
import { readByDate } from './readByDate';
import { readById } from './readById';
import { readUnsorted } from './readUnsorted';
import type { SinceList } from './types';

/**
 * Reads what follows in a list, oldest first.
 * @param most maximum number of records
 * @throws ApiError, Cancelled
 */
export function readPortion(list: SinceList, cursor: Cursor, most: number): Portion {
	const { sort, by } = list.way;
	if (!sort) return readUnsorted(list, cursor, most);
	return by === 'id' ? readById(list, cursor, most) : readByDate(list, cursor, most);
}
