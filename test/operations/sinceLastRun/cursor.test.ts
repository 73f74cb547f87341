import type { SinceWay } from '../../../catalog/types';
import {
	createCursor,
	createdSince,
	ID_OVERLAP,
	OVERLAP,
} from '../../../nodes/operations/sinceLastRun/cursor';
import { placeFrom } from '../../../nodes/operations/sinceLastRun/firstPlace';
import { readSeconds } from '../../../nodes/operations/sinceLastRun/readSeconds';
import type { Place } from '../../../nodes/operations/sinceLastRun/types';

const NOW = 1_800_000_000;
const BY_DATE: SinceWay = { by: 'date', field: 'changed' };
const BY_ID: SinceWay = { by: 'id', field: 'id' };
const WITH_DATE: SinceWay = { ...BY_ID, created: 'created' };

const idOf = (record: unknown) => {
	const { id } = record as { id?: number };
	return id === undefined ? undefined : String(id);
};
const cursor = (place: Place, way: SinceWay, hasVersions = false) =>
	createCursor(place, way, hasVersions, idOf);
const at = (id: number, age: number, more: object = {}) => ({
	id,
	changed: new Date((NOW - age) * 1000).toISOString(),
	...more,
});

/** One run over a list. @returns what is new, and the place of the next run */
function run(place: Place, way: SinceWay, records: unknown[], hasVersions = false) {
	const own = cursor(place, way, hasVersions);
	const fresh = own.freshOf(records, own.start);
	own.note(fresh, NOW);
	return { ids: fresh.map(idOf), place: own.end() };
}

test.each<[unknown, number | undefined]>([
	['Wed, 31 Mar 2027 14:30:00 +0000', 1_806_503_400],
	['2027-03-31T14:30:00.900+02:00', 1_806_496_200],
	[1_800_000_000, 1_800_000_000],
	['1800000000', 1_800_000_000],
	[1_800_000_000_500, 1_800_000_000],
	['1800000000500', 1_800_000_000],
	['', undefined],
	['soon', undefined],
	[0, undefined],
	[-5, undefined],
	[NaN, undefined],
	[null, undefined],
	[{}, undefined],
])('reads the date %p as %p', (value, seconds) => {
	expect(readSeconds(value)).toBe(seconds);
});

test.each<[string, SinceWay, object]>([
	['"changed"', BY_DATE, { id: 1 }],
	['"changed"', BY_DATE, { id: 1, changed: 'soon' }],
	['"id"', BY_ID, { changed: 1 }],
	['"id"', BY_ID, { id: 'first' }],
	['"id"', BY_DATE, { changed: NOW - 100 }],
])('a record without %s ends the run', (field, way, record) => {
	const own = cursor(placeFrom(0), way);
	expect(() => own.freshOf([record], 0)).toThrow(`a record without ${field}`);
});

test('records of the last moment are output once, and those that come late to it, too', () => {
	const first = run(placeFrom(NOW - 500), BY_DATE, [at(1, 400), at(2, 300)]);
	expect(first.ids).toEqual(['1', '2']);
	expect(first.place).toEqual({ at: NOW - 300, from: NOW - 300, seen: { 2: `${NOW - 300}` } });
	const second = run(first.place, BY_DATE, [at(2, 300), at(3, 300)]);
	expect(second.ids).toEqual(['3']);
});

test('a record that is younger than the overlap keeps the place before it', () => {
	const { place } = run(placeFrom(NOW - 500), BY_DATE, [at(1, 200), at(2, OVERLAP - 10)]);
	expect(place).toMatchObject({ at: NOW - OVERLAP + 10, from: NOW - OVERLAP, isOpen: true });
	// What BigCommerce has written late, although it is older.
	expect(run(place, BY_DATE, [at(3, OVERLAP - 5), at(2, OVERLAP - 10)]).ids).toEqual(['3']);
});

test('another version of the same second is output again, the same one is not', () => {
	const { place } = run(placeFrom(0), BY_DATE, [at(1, 5, { name: 'a' })], true);
	expect(run(place, BY_DATE, [at(1, 5, { name: 'a' })], true).ids).toEqual([]);
	expect(run(place, BY_DATE, [at(1, 5, { name: 'b' })], true).ids).toEqual(['1']);
	// Without versions, the date alone counts.
	expect(run(place, BY_DATE, [at(1, 4, { name: 'a' })], true).ids).toEqual(['1']);
});

test('IDs without a date are read again as far as the overlap goes', () => {
	const records = Array.from({ length: 400 }, (_, index) => ({ id: index + 1 }));
	const { place } = run(placeFrom(0), BY_ID, records);
	expect(place).toMatchObject({ at: 400, from: 400 - ID_OVERLAP });
	expect(Object.keys(place.seen)).toHaveLength(ID_OVERLAP + 1);
	const late = { id: 400 - ID_OVERLAP + 1 };
	expect(run({ ...place, seen: {} }, BY_ID, [{ id: place.from }, late]).ids).toEqual([
		String(late.id),
	]);
});

test('IDs with a date are settled when the date is', () => {
	const record = (id: number, age: number) => ({ id, created: NOW - age });
	const { place } = run(placeFrom(0), WITH_DATE, [record(7, 100), record(8, 10), record(9, 200)]);
	expect(place).toMatchObject({ at: 9, from: 7, isOpen: true });
});

test('a run that has not reached the end goes on after its page', () => {
	const page = { from: 1, to: 9, number: 2, limit: 3, total: 30, read: 6 };
	const own = cursor(placeFrom(5), BY_DATE);
	const place = own.end({ page });
	expect(place).toEqual({ at: 5, from: 5, seen: {}, more: true, page });
	expect(cursor(place, BY_DATE)).toMatchObject({ start: 5, page });
	expect(cursor({ ...place, more: undefined }, BY_DATE).page).toBeUndefined();
});

test('records that were created before the first run are left out, if they show a date', () => {
	const records = [{ created: 10 }, { created: 99 }, { created: 100 }, { created: null }, {}];
	expect(createdSince(records, WITH_DATE, 100)).toEqual(records.slice(2));
	expect(createdSince(records, WITH_DATE)).toBe(records);
	expect(createdSince(records, BY_ID, 100)).toBe(records);
});
