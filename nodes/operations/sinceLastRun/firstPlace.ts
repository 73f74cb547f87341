import { InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';
import { isObject } from '../../shared/utils/isObject';
import type { FirstRun, Place, SinceList } from './types';

/** Where a first run begins. */
export interface FirstPlace {
	place: Place;
	/** What this run does: read; nothing, because nothing is new yet; or pass over all records, to see the highest ID. */
	run: 'read' | 'nothing' | 'passOver';
}

/**
 * Where the first run of a list begins.
 * @throws InputError if a list without dates is to begin at one; ApiError, Cancelled
 */
export async function findFirstPlace(list: SinceList, first: FirstRun): Promise<FirstPlace> {
	const { way } = list;
	if (first.kind === 'beginning') return { place: placeFrom(0), run: 'read' };
	if (first.kind === 'date') return { place: placeAt(list, first.date), run: 'read' };
	if (way.by === 'date') {
		const { time } = await list.fetch({ from: 0, page: 1, limit: 1 });
		return { place: placeFrom(time), run: 'nothing' };
	}
	if (!way.last) return { place: placeFrom(0), run: 'passOver' };
	return { place: placeFrom(await newestId(list)), run: 'nothing' };
}

/** A place from which on everything is new. @param at seconds or an ID */
export function placeFrom(at: number): Place {
	return { at, from: at, seen: {} };
}

function placeAt({ way }: SinceList, date: number): Place {
	if (way.by === 'date') return placeFrom(date);
	if (way.created) return { ...placeFrom(0), after: date };
	throw new InputError(
		msg`This list cannot begin at a date`,
		'Its records do not show when they were created. Under "First Run", choose "From Now" or "From the Beginning".',
	);
}

/** The highest ID: a list that is sorted the other way shows it first. */
async function newestId({ way, fetch }: SinceList): Promise<number> {
	const { records } = await fetch({ from: 0, isLast: true, page: 1, limit: 1 });
	const [newest] = records;
	const id = isObject(newest) ? Number(newest[way.field] ?? NaN) : 0;
	return Number.isFinite(id) ? id : 0;
}
