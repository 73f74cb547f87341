import type { Paging } from '../../../../catalog/types';
import { recordKey } from '../../../../nodes/shared/http/pagination/dedupe';
import { paginate } from '../../../../nodes/shared/http/pagination/paginate';
import { printQuery, type HttpResponse, type Request } from '../../../../nodes/shared/http/request';
import { readRecords } from '../../../../nodes/shared/utils/responseRecords';

const request: Request = {
	server: 'v3',
	method: 'GET',
	path: '/things',
	query: [['name:like', 'a']],
};
const V3: Paging = { kind: 'page', maxLimit: 250 };
const CURSOR: Paging = { kind: 'cursor', maxLimit: 250 };
const V2: Paging = { kind: 'v2', maxLimit: 250 };

interface Read {
	ids: number[];
	queries: string[];
	/** What was told of the list, in order. */
	told: string[];
}

interface Behavior {
	count?: () => Promise<number | undefined>;
	known?: Set<string>;
}

/** Far more than any of these lists needs. */
const TOO_MANY = 3_000;

/** A server of numbered things; `behave` makes the answer to a query. */
async function list(
	paging: Paging,
	wanted: number | undefined,
	behave: (query: Record<string, string>) => unknown,
	more: Behavior = {},
): Promise<Read> {
	const queries: string[] = [];
	const told: string[] = [];
	const send = async (each: Request): Promise<HttpResponse> => {
		queries.push(printQuery(each.query));
		if (queries.length > TOO_MANY) throw new Error('The list never ends');
		return { status: 200, headers: {}, body: behave(Object.fromEntries(each.query)) };
	};
	const ids: number[] = [];
	const onGap = (missing: number, total: number) => told.push(`${missing} of ${total} missing`);
	const onRepeat = (read: number) => told.push(`repeats after ${read}`);
	const listing = {
		request,
		paging,
		wanted,
		send,
		ahead: 8,
		keyOf: recordKey(['id']),
		read: (answer: HttpResponse) => readRecords({ kind: 'list', envelope: 'data' }, answer),
		onGap,
		onRepeat,
		...more,
	};
	for await (const records of paginate(listing))
		ids.push(...(records as Array<{ id: number }>).map(({ id }) => id));
	return { ids, queries, told };
}

const things = (from: number, count: number) =>
	Array.from({ length: Math.max(0, count) }, (_, index) => ({ id: from + index }));
const upTo = (count: number) => things(1, count).map(({ id }) => id);

function v3(total: number, cap = 250) {
	return ({ page, limit }: Record<string, string>) => {
		const size = Math.min(Number(limit), cap);
		const from = (Number(page) - 1) * size;
		return {
			data: things(from + 1, Math.min(size, total - from)),
			meta: {
				pagination: {
					total,
					total_pages: Math.ceil(total / size),
					current_page: Number(page),
					per_page: size,
				},
			},
		};
	};
}

describe('V3 pages', () => {
	it.each([0, 1, 249, 251, 500, 1003])(
		'a list of %i is complete, and no page too many is asked for',
		async (total) => {
			const { ids, queries, told } = await list(V3, undefined, v3(total));
			expect(ids).toEqual(upTo(total));
			expect(queries).toHaveLength(Math.max(1, Math.ceil(total / 250)));
			expect(told).toEqual([]);
		},
	);

	it('a full first page whose total is its own size costs one more request', async () => {
		const { ids, queries, told } = await list(V3, undefined, v3(250));
		expect(ids).toEqual(upTo(250));
		expect(queries).toHaveLength(2);
		expect(told).toEqual([]);
	});

	it('a server that serves smaller pages than asked is read to its end', async () => {
		expect((await list(V3, undefined, v3(95, 10))).ids).toEqual(upTo(95));
	});

	it('a limit asks for no more than it needs', async () => {
		const { ids, queries } = await list(V3, 7, v3(1000));
		expect(ids).toEqual(upTo(7));
		expect(queries).toEqual(['name:like=a&page=1&limit=7']);
	});

	it('a limit beyond one page is met exactly', async () => {
		expect((await list(V3, 300, v3(1000))).ids).toEqual(upTo(300));
	});

	it('a server that ignores the page number is noticed', async () => {
		const same = () => ({ data: things(1, 3) });
		expect((await list(V3, undefined, same)).ids).toEqual([1, 2, 3]);
	});

	it('wrong totals that are too high end at the empty page', async () => {
		const wrong = ({ page }: Record<string, string>) => ({
			data: page === '1' ? things(1, 2) : [],
			meta: { pagination: { total_pages: 900 } },
		});
		expect((await list(V3, undefined, wrong)).ids).toEqual([1, 2]);
	});
});

describe('V3 cursors', () => {
	const server =
		(total: number) =>
		({ after, limit }: Record<string, string>) => {
			const from = Number(after ?? 0);
			const last = Math.min(total, from + Number(limit));
			return {
				data: things(from + 1, last - from),
				meta: {
					cursor_pagination: {
						end_cursor: last === 0 ? undefined : String(last),
						links: last < total ? { next: `?after=${last}` } : {},
					},
				},
			};
		};

	it.each([0, 1, 250, 251, 777])('a list of %i is complete', async (total) => {
		expect((await list(CURSOR, undefined, server(total))).ids).toEqual(upTo(total));
	});

	it('a cursor that does not move is noticed', async () => {
		const stuck = () => ({
			data: [{ id: Math.random() }],
			meta: { cursor_pagination: { end_cursor: 'x', links: { next: 'x' } } },
		});
		expect((await list(CURSOR, undefined, stuck)).ids).toHaveLength(2);
	});
});

describe('V2 lists', () => {
	const server =
		(total: number, cap = 250) =>
		({ page, limit }: Record<string, string>) => {
			const size = Math.min(Number(limit), cap);
			const found = things(
				(Number(page) - 1) * size + 1,
				Math.min(size, total - (Number(page) - 1) * size),
			);
			return found.length > 0 ? found : undefined;
		};

	it.each([0, 1, 250, 251, 600])('a list of %i is complete; it ends with 204', async (total) => {
		expect((await list(V2, undefined, server(total))).ids).toEqual(upTo(total));
	});

	it('smaller pages than asked do not end it early', async () => {
		expect((await list(V2, undefined, server(130, 50))).ids).toEqual(upTo(130));
	});
});

/** Pages of three of numbered things up to a number, with whatever totals. */
function threes(last: number, pagination?: (number: number, count: number) => unknown) {
	return ({ page }: Record<string, string>) => {
		const from = (Number(page) - 1) * 3;
		const data = things(from + 1, Math.min(3, last - from));
		return { data, meta: { pagination: pagination?.(Number(page), data.length) } };
	};
}

describe('totals that are wrong', () => {
	const totals: Array<
		[what: string, pagination: ((number: number, count: number) => unknown) | undefined]
	> = [
		[
			'those of the page',
			(_number, count) => ({ total: count, count, per_page: 3, total_pages: 1, links: {} }),
		],
		['those of the page, without its size', (_number, count) => ({ total: count, total_pages: 1 })],
		['one page', () => ({ total_pages: 1 })],
		['one page of many records', () => ({ total: 20, total_pages: 1, per_page: 3 })],
		['one page, as large as asked for', () => ({ total: 20, total_pages: 1, per_page: 250 })],
		['nothing', undefined],
		['no records', () => ({ total: 0, total_pages: 0, per_page: 3 })],
		['what was read so far', (number) => ({ total: number * 3, per_page: 3, total_pages: number })],
		['too few records', () => ({ total: 7, per_page: 3, total_pages: 3 })],
		['numbers as text', () => ({ total: '20', per_page: '3', total_pages: '7' })],
		['texts that are no numbers', () => ({ total: 'many', per_page: '', total_pages: 'some' })],
		['negative numbers', () => ({ total: -1, per_page: -3, total_pages: -1 })],
		['null', () => ({ total: null, per_page: null, total_pages: null, links: null })],
		['numbers beyond all measure', () => ({ total: 1e308, per_page: 3, total_pages: 1e308 })],
		['a size of 0', () => ({ total: 20, per_page: 0, total_pages: 7 })],
		['no pagination but null', () => null],
		['only a following page', (number) => ({ links: number < 7 ? { next: '?' } : {} })],
	];

	it.each(totals)('a list is read to its end although they say: %s', async (_what, pagination) => {
		const { ids, queries } = await list(V3, undefined, threes(20, pagination));
		expect(ids).toEqual(upTo(20));
		expect(queries.length).toBeLessThanOrEqual(17);
	});

	it('a count that is too small, or none, does not end a list', async () => {
		const server = ({ page }: Record<string, string>) =>
			things((Number(page) - 1) * 250 + 1, Math.min(250, 700 - (Number(page) - 1) * 250));
		for (const count of [0, -1, 250, 500, NaN, undefined])
			expect((await list(V2, undefined, server, { count: async () => count })).ids).toEqual(
				upTo(700),
			);
	});

	it('an empty page in the middle does not end a list that says to have more', async () => {
		const server = threes(20, () => ({ total: 20, per_page: 3, total_pages: 7 }));
		const { ids } = await list(V3, undefined, (query) =>
			query.page === '3' ? { ...server(query), data: [] } : server(query),
		);
		expect(ids).toEqual(
			expect.arrayContaining([...upTo(6), ...things(10, 11).map(({ id }) => id)]),
		);
	});
});

describe('lists without end', () => {
	const same = things(1, 3);
	const other = things(11, 3);
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
			upTo(3),
			['repeats after 3'],
		],
		[
			'the same page, and more pages every time',
			({ page }) =>
				paged(same, { total: Number(page) * 300, total_pages: Number(page) * 100, per_page: 3 }),
			upTo(3),
			['repeats after 3'],
		],
		[
			'the same page, which always names a next one',
			() => paged(same, { total: 3, total_pages: 1, per_page: 3, links: { next: '?' } }),
			upTo(3),
			['repeats after 3'],
		],
		['the same short page, and nothing said', () => ({ data: same }), upTo(3), []],
		[
			'the same full page',
			() => paged(things(1, 250), { total: 250, total_pages: 1, per_page: 250 }),
			upTo(250),
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
			expect.arrayContaining(upTo(3)),
			['repeats after 3'],
		],
		[
			'empty pages, and a million to come',
			({ page }) =>
				paged(page === '1' ? same : [], { total: 3_000_000, total_pages: 1_000_000, per_page: 3 }),
			upTo(3),
			['2999997 of 3000000 missing'],
		],
		[
			'empty pages that name a next one',
			({ page }) => paged(page === '1' ? same : [], { links: { next: '?' } }),
			upTo(3),
			[],
		],
		['only empty pages that name a next one', () => paged([], { links: { next: '?' } }), [], []],
	];

	it.each(numbered)('%s', async (_what, behave, ids, told) => {
		const read = await list(V3, undefined, behave);
		expect(read.ids).toEqual(ids);
		expect(read.queries.length).toBeLessThanOrEqual(20);
		expect(read.told).toEqual(told);
	});

	it('records without a key that come again', async () => {
		const { ids, queries, told } = await list(V3, undefined, ({ page }) =>
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
				await list(V3, undefined, () =>
					paged([{ deep }], { total: 1, total_pages: 1, per_page: 250 }),
				)
			).ids,
		).toHaveLength(1);
	});

	it('records without a key that are alike on one page all come', async () => {
		const { ids } = await list(V3, undefined, () =>
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
				paged(things(Number(page) * 3, 3), {
					total: 30,
					total_pages: 10,
					per_page: 3,
					links: { next: '?' },
				}),
		],
		[
			'new records, and a total that grows with them',
			({ page }) =>
				paged(things(Number(page) * 3, 3), {
					total: 30 + Number(page) * 3,
					total_pages: 10 + Number(page),
					per_page: 3,
				}),
		],
	])('%s end with what happened', async (_what, behave) => {
		await expect(list(V3, undefined, behave)).rejects.toMatchObject({
			message: 'The list does not end',
			fate: 'refused',
		});
	});

	it('a list that says nothing of its length has a ceiling, too', async () => {
		const queries: unknown[] = [];
		const send = async (each: Request): Promise<HttpResponse> => ({
			status: 200,
			headers: {},
			body: { data: [{ id: queries.push(each) }] },
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
			upTo(3),
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
			upTo(3),
			[],
		],
		[
			'a cursor that is no text',
			() => ({
				data: same,
				meta: { cursor_pagination: { end_cursor: { id: 3 }, links: { next: '?' } } },
			}),
			upTo(3),
			[],
		],
		[
			'no links but null',
			() => ({ data: same, meta: { cursor_pagination: { end_cursor: 'x', links: null } } }),
			upTo(3),
			[],
		],
	];

	it.each(cursors)('%s', async (_what, behave, ids, told) => {
		const read = await list(CURSOR, undefined, behave);
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
		expect((await list(CURSOR, undefined, server)).ids).toEqual([1, 3, 4, 5]);
	});
});

describe('what may come twice', () => {
	it('pages full of known records, because others were added before them, do not end a list', async () => {
		const server = v3(2_000);
		const shifted = v3(2_250);
		let asked = 0;
		const behave = (query: Record<string, string>) => {
			const isLater = ++asked > 3;
			const { data, meta } = isLater ? shifted(query) : server(query);
			// The newest come first.
			return { data: data.map(({ id }) => ({ id: (isLater ? 2_250 : 2_000) - id })), meta };
		};
		const { ids, told } = await list(V3, undefined, behave);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(upTo(1_999)));
		expect(told).toEqual([]);
	});

	it('records that another part of the list gave are left out, and still count', async () => {
		const known = new Set(['1', '2']);
		const { ids, queries, told } = await list(V3, undefined, v3(300), { known });
		expect(ids).toEqual(upTo(300).slice(2));
		expect(queries).toHaveLength(2);
		expect(told).toEqual([]);
	});
});

describe('V2 lists end at a page that is shorter than asked for', () => {
	const server =
		(total: number, cap = 250) =>
		({ page, limit }: Record<string, string>) =>
			things(
				(Number(page) - 1) * Math.min(Number(limit), cap) + 1,
				Math.min(Number(limit), cap, total - (Number(page) - 1) * Math.min(Number(limit), cap)),
			);

	it.each([
		[0, 1],
		[1, 1],
		[3, 1],
		[49, 1],
		[50, 2],
		[130, 1],
		[249, 1],
		[250, 2],
		[251, 2],
	])('%i records take %i requests', async (total, requests) => {
		const { ids, queries } = await list(V2, undefined, server(total));
		expect(ids).toEqual(upTo(total));
		expect(queries).toHaveLength(requests);
	});

	it('a limit that is not reached takes one request', async () => {
		expect((await list(V2, 20, server(7))).queries).toHaveLength(1);
	});

	it.each([10, 20, 25, 50, 100, 200])(
		'a server that serves %i at most is read to its end',
		async (cap) => {
			expect((await list(V2, undefined, server(430, cap))).ids).toEqual(upTo(430));
		},
	);
});

it('no number of wanted records is never taken for all', async () => {
	for (const wanted of [0, -1, NaN, 2.5, null as unknown as number])
		await expect(list(V3, wanted, v3(10))).rejects.toThrow('above 0');
});

it('an ID that is an object identifies no record, so none is taken for another', async () => {
	const keyOf = recordKey(['id']);
	expect([keyOf({ id: { a: 1 } }), keyOf({ id: [1] }), keyOf({ id: 7 })]).toEqual([
		undefined,
		undefined,
		'7',
	]);
});
