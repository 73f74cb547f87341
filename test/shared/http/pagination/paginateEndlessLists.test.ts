import { recordKey } from '../../../../nodes/shared/http/pagination/dedupe';
import { paginate } from '../../../../nodes/shared/http/pagination/paginate';
import type { HttpResponse, Request } from '../../../../nodes/shared/http/request';
import { readRecords } from '../../../../nodes/shared/utils/responseRecords';
import { CURSOR, idsUpTo, readThings, request, thingsFrom, V3 } from './numberedList';

describe('lists without end', () => {
	const same = thingsFrom(1, 3);
	const other = thingsFrom(11, 3);
	const paged = (data: unknown[], pagination: unknown) => ({ data, meta: { pagination } });
	let clock = 0;

	const numbered: Array<
		[
			what: string,
			behave: (query: Record<string, string>) => unknown,
			ids: number[],
			told: string[],
		]
	> = [
		[
			'the same page, and a million pages',
			() => paged(same, { total: 3_000_000, total_pages: 1_000_000, per_page: 3 }),
			idsUpTo(3),
			['repeats after 3'],
		],
		[
			'the same page, and more pages every time',
			({ page }) =>
				paged(same, { total: Number(page) * 300, total_pages: Number(page) * 100, per_page: 3 }),
			idsUpTo(3),
			['repeats after 3'],
		],
		[
			'the same page, which always names a next one',
			() => paged(same, { total: 3, total_pages: 1, per_page: 3, links: { next: '?' } }),
			idsUpTo(3),
			['repeats after 3'],
		],
		['the same short page, and nothing said', () => ({ data: same }), idsUpTo(3), []],
		[
			'the same full page',
			() => paged(thingsFrom(1, 250), { total: 250, total_pages: 1, per_page: 250 }),
			idsUpTo(250),
			['repeats after 250'],
		],
		[
			'two pages in turn',
			({ page }) =>
				paged(Number(page) % 2 ? same : other, { total: 9_000, total_pages: 3_000, per_page: 3 }),
			[1, 2, 3, 11, 12, 13],
			['repeats after 6'],
		],
		[
			'two pages in turn, and nothing said',
			({ page }) => ({ data: Number(page) % 2 ? same : other }),
			[1, 2, 3, 11, 12, 13],
			['repeats after 6'],
		],
		[
			'the same records in another order',
			({ page }) => paged(Number(page) % 2 ? same : [...same].reverse(), { total_pages: 1e6 }),
			expect.arrayContaining(idsUpTo(3)),
			['repeats after 3'],
		],
		[
			'empty pages, and a million to come',
			({ page }) =>
				paged(page === '1' ? same : [], { total: 3_000_000, total_pages: 1_000_000, per_page: 3 }),
			idsUpTo(3),
			['2999997 of 3000000 missing'],
		],
		[
			'empty pages that name a next one',
			({ page }) => paged(page === '1' ? same : [], { links: { next: '?' } }),
			idsUpTo(3),
			[],
		],
		['only empty pages that name a next one', () => paged([], { links: { next: '?' } }), [], []],
	];

	it.each(numbered)('%s', async (_what, behave, ids, told) => {
		const read = await readThings(V3, undefined, behave);
		expect(read.ids).toEqual(ids);
		expect(read.queries.length).toBeLessThanOrEqual(20);
		expect(read.told).toEqual(told);
	});

	it('records without a key that come again', async () => {
		const { ids, queries, told } = await readThings(V3, undefined, ({ page }) =>
			paged([{ name: `a${Number(page) % 2}` }], { total_pages: 1e6 }),
		);
		expect(ids).toHaveLength(2);
		expect(queries.length).toBeLessThanOrEqual(12);
		expect(told).toEqual(['repeats after 2']);
	});

	it('records without a key that cannot be printed', async () => {
		const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) as unknown;
		expect(
			(
				await readThings(V3, undefined, () =>
					paged([{ deep }], { total: 1, total_pages: 1, per_page: 250 }),
				)
			).ids,
		).toHaveLength(1);
	});

	it('records without a key that are alike on one page all come', async () => {
		const { ids } = await readThings(V3, undefined, () =>
			paged([{ name: 'a' }, { name: 'a' }, { name: 'b' }], {
				total: 3,
				total_pages: 1,
				per_page: 250,
			}),
		);
		expect(ids).toHaveLength(3);
	});

	it.each<[what: string, behave: (query: Record<string, string>) => unknown]>([
		[
			'new records on more pages than were ever counted',
			({ page }) =>
				paged(thingsFrom(Number(page) * 3, 3), {
					total: 30,
					total_pages: 10,
					per_page: 3,
					links: { next: '?' },
				}),
		],
		[
			'new records, and a total that grows with them',
			({ page }) =>
				paged(thingsFrom(Number(page) * 3, 3), {
					total: 30 + Number(page) * 3,
					total_pages: 10 + Number(page),
					per_page: 3,
				}),
		],
	])('%s end with what happened', async (_what, behave) => {
		await expect(readThings(V3, undefined, behave)).rejects.toMatchObject({
			message: 'The list does not end',
			fate: 'refused',
		});
	});

	it('a list that says nothing of its length has a ceiling, too', async () => {
		const queries: unknown[] = [];
		const send = async (request: Request): Promise<HttpResponse> => ({
			status: 200,
			headers: {},
			body: { data: [{ id: queries.push(request) }] },
		});
		const reading = async () => {
			for await (const records of paginate({
				request,
				paging: V3,
				ahead: 8,
				send,
				read: (answer) => readRecords({ kind: 'list', envelope: 'data' }, answer),
				keyOf: recordKey(['id']),
			}))
				void records;
		};
		await expect(reading()).rejects.toThrow('The list does not end');
		expect(queries.length).toBeLessThanOrEqual(10_010);
	});

	const cursors: Array<
		[what: string, behave: (query: Record<string, string>) => unknown, ids: unknown, told: string[]]
	> = [
		[
			'a cursor that does not move',
			() => ({
				data: [{ id: (clock += 1) }],
				meta: { cursor_pagination: { end_cursor: 'x', links: { next: 'x' } } },
			}),
			expect.any(Array),
			['repeats after 2'],
		],
		[
			'cursors that change while the records repeat',
			() => ({
				data: same,
				meta: { cursor_pagination: { end_cursor: `c${(clock += 1)}`, links: { next: '?' } } },
			}),
			idsUpTo(3),
			['repeats after 3'],
		],
		[
			'cursors that lead in a circle',
			({ after = '0' }) => ({
				data: [{ id: (clock += 1) }],
				meta: {
					cursor_pagination: { end_cursor: String((Number(after) + 1) % 4), links: { next: '?' } },
				},
			}),
			expect.any(Array),
			[expect.stringContaining('repeats')],
		],
		[
			'empty pages with a next cursor',
			({ after }) => ({
				data: after ? [] : same,
				meta: { cursor_pagination: { end_cursor: `c${(clock += 1)}`, links: { next: '?' } } },
			}),
			idsUpTo(3),
			[],
		],
		[
			'a cursor that is no text',
			() => ({
				data: same,
				meta: { cursor_pagination: { end_cursor: { id: 3 }, links: { next: '?' } } },
			}),
			idsUpTo(3),
			[],
		],
		[
			'no links but null',
			() => ({ data: same, meta: { cursor_pagination: { end_cursor: 'x', links: null } } }),
			idsUpTo(3),
			[],
		],
	];

	it.each(cursors)('%s', async (_what, behave, ids, told) => {
		const read = await readThings(CURSOR, undefined, behave);
		expect(read.ids).toEqual(ids);
		expect(read.queries.length).toBeLessThanOrEqual(6);
		expect(read.told).toEqual(told);
	});

	it('an empty page with a next cursor does not end a list', async () => {
		const server = ({ after = '0' }: Record<string, string>) => ({
			data: after === '1' ? [] : [{ id: Number(after) + 1 }],
			meta: {
				cursor_pagination: {
					end_cursor: String(Number(after) + 1),
					links: Number(after) < 4 ? { next: '?' } : {},
				},
			},
		});
		expect((await readThings(CURSOR, undefined, server)).ids).toEqual([1, 3, 4, 5]);
	});
});
