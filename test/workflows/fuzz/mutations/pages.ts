import type { Mutation, WireAnswer } from '../answers';
import type { Random } from '../random';
import { listedRecord, type RightAnswer } from '../rightAnswers';

type Json = Record<string, unknown>;

const ODD_NUMBERS: readonly unknown[] = [
	-1,
	0,
	1,
	1e15,
	1e308,
	'2',
	'abc',
	null,
	true,
	[],
	{},
	0.5,
];

const hasMeta = ({ isList, body }: RightAnswer) =>
	isList && typeof body === 'object' && body !== null && 'meta' in body;
const isNumbered = (right: RightAnswer) =>
	hasMeta(right) && 'pagination' in ((right.body as Json).meta as Json);
const isCursor = (right: RightAnswer) =>
	hasMeta(right) && 'cursor_pagination' in ((right.body as Json).meta as Json);

/** A page whose records are right, and which says something else about the list. */
const aboutTheList = (
	name: string,
	weight: number,
	fits: Mutation['fits'],
	meta: (known: Json, random: Random) => unknown,
): Mutation => ({
	name,
	weight,
	fits,
	mutate: (right, { random }) => ({
		body: JSON.stringify({
			...(right.body as Json),
			meta: meta((right.body as { meta: Json }).meta, random),
		}),
		hasOtherRecords: true,
	}),
});

const pagination =
	(changes: (known: Json, random: Random) => Json) => (meta: Json, random: Random) => ({
		pagination: { ...(meta.pagination as Json), ...changes(meta.pagination as Json, random) },
	});
const cursor =
	(changes: (known: Json, random: Random) => Json) => (meta: Json, random: Random) => ({
		cursor_pagination: {
			...(meta.cursor_pagination as Json),
			...changes(meta.cursor_pagination as Json, random),
		},
	});

export const PAGES: Mutation[] = [
	aboutTheList('list without meta', 1, hasMeta, () => ({})),
	aboutTheList('list with odd meta', 2, hasMeta, (_meta, random) =>
		random.pick<unknown>([
			null,
			'x',
			[],
			3,
			{ pagination: null, cursor_pagination: null },
			{ pagination: 'x', cursor_pagination: 7 },
		]),
	),
	aboutTheList(
		'endless list by its number of pages',
		3,
		isNumbered,
		pagination(() => ({ total: 1e9, total_pages: 1e9 })),
	),
	aboutTheList(
		'endless list by its links',
		2,
		isNumbered,
		pagination((known) => ({ links: { next: `?page=${Number(known.current_page) + 1}` } })),
	),
	aboutTheList(
		'odd total',
		3,
		isNumbered,
		pagination((_known, random) => ({ total: random.pick(ODD_NUMBERS) })),
	),
	aboutTheList(
		'odd number of pages',
		3,
		isNumbered,
		pagination((_known, random) => ({ total_pages: random.pick(ODD_NUMBERS) })),
	),
	aboutTheList(
		'odd page size',
		3,
		isNumbered,
		pagination((_known, random) => ({ per_page: random.pick(ODD_NUMBERS) })),
	),
	aboutTheList(
		'total of the page alone',
		2,
		isNumbered,
		pagination(({ count }) => ({ total: count, total_pages: 1, links: {} })),
	),
	aboutTheList(
		'odd links',
		1,
		isNumbered,
		pagination((_known, random) => ({
			links: random.pick<unknown>([null, 'x', [], { next: 7 }, { next: null }]),
		})),
	),
	aboutTheList(
		'cursor that stays',
		3,
		isCursor,
		cursor(() => ({ end_cursor: '2', links: { next: '?after=2' } })),
	),
	aboutTheList(
		'cursors that never end',
		2,
		isCursor,
		cursor((_known, random) => ({
			end_cursor: String(random.integer(100, 1_000_000)),
			links: { next: '?after=x' },
		})),
	),
	aboutTheList(
		'cursors in a circle',
		2,
		isCursor,
		cursor((_known, random) => ({
			end_cursor: random.pick(['1', '2']),
			links: { next: '?after=x' },
		})),
	),
	aboutTheList(
		'odd cursor',
		2,
		isCursor,
		cursor((_known, random) => ({
			end_cursor: random.pick(ODD_NUMBERS),
			links: random.pick<unknown>([{}, null, { next: '' }, 'x']),
		})),
	),
	{
		name: 'the same page again',
		weight: 4,
		fits: ({ isList, body }, { request }) =>
			isList && body !== undefined && Number(request.query.get('page') ?? 1) > 1,
		mutate: (right, { world }) => samePage(right, Math.min(world.pageSize, world.records)),
	},
	{
		name: 'an empty page amid the list',
		weight: 2,
		fits: ({ isList, body }, { request }) =>
			isList && body !== undefined && request.query.has('page'),
		mutate: (right) => ({
			body: JSON.stringify(Array.isArray(right.body) ? [] : { ...(right.body as Json), data: [] }),
			hasOtherRecords: true,
		}),
	},
	{
		name: 'more records than asked for',
		weight: 2,
		fits: ({ isList, body }) => isList && body !== undefined,
		mutate: (right) => moreRecords(right),
	},
];

/** A server that does not look at the number of the page. */
function samePage(right: RightAnswer, size: number): Partial<WireAnswer> {
	const records = Array.from({ length: size }, (_, index) =>
		listedRecord(right.operation, index + 1),
	);
	return {
		body: JSON.stringify(
			Array.isArray(right.body) ? records : { ...(right.body as Json), data: records },
		),
		hasOtherRecords: true,
	};
}

function moreRecords(right: RightAnswer): Partial<WireAnswer> {
	const records = Array.from({ length: 300 }, (_, index) =>
		listedRecord(right.operation, 1001 + index),
	);
	const known = Array.isArray(right.body) ? right.body : ((right.body as Json).data as unknown[]);
	const all = [...known, ...records];
	return {
		body: JSON.stringify(Array.isArray(right.body) ? all : { ...(right.body as Json), data: all }),
		hasOtherRecords: true,
	};
}
