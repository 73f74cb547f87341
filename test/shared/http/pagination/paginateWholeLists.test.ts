import { CURSOR, idsUpTo, readThings, servePages, thingsFrom, V2, V3 } from './numberedList';

describe('V3 pages', () => {
	it.each([0, 1, 249, 251, 500, 1003])(
		'a list of %i is complete, and no page too many is asked for',
		async (total) => {
			const { ids, queries, told } = await readThings(V3, undefined, servePages(total));
			expect(ids).toEqual(idsUpTo(total));
			expect(queries).toHaveLength(Math.max(1, Math.ceil(total / 250)));
			expect(told).toEqual([]);
		},
	);

	it('a full first page whose total is its own size costs one more request', async () => {
		const { ids, queries, told } = await readThings(V3, undefined, servePages(250));
		expect(ids).toEqual(idsUpTo(250));
		expect(queries).toHaveLength(2);
		expect(told).toEqual([]);
	});

	it('a server that serves smaller pages than asked is read to its end', async () => {
		expect((await readThings(V3, undefined, servePages(95, 10))).ids).toEqual(idsUpTo(95));
	});

	it('a limit asks for no more than it needs', async () => {
		const { ids, queries } = await readThings(V3, 7, servePages(1000));
		expect(ids).toEqual(idsUpTo(7));
		expect(queries).toEqual(['name:like=a&page=1&limit=7']);
	});

	it('a limit beyond one page is met exactly', async () => {
		expect((await readThings(V3, 300, servePages(1000))).ids).toEqual(idsUpTo(300));
	});

	it('a server that ignores the page number is noticed', async () => {
		const same = () => ({ data: thingsFrom(1, 3) });
		expect((await readThings(V3, undefined, same)).ids).toEqual([1, 2, 3]);
	});

	it('wrong totals that are too high end at the empty page', async () => {
		const wrong = ({ page }: Record<string, string>) => ({
			data: page === '1' ? thingsFrom(1, 2) : [],
			meta: { pagination: { total_pages: 900 } },
		});
		expect((await readThings(V3, undefined, wrong)).ids).toEqual([1, 2]);
	});
});

describe('V3 cursors', () => {
	const server =
		(total: number) =>
		({ after, limit }: Record<string, string>) => {
			const from = Number(after ?? 0);
			const last = Math.min(total, from + Number(limit));
			return {
				data: thingsFrom(from + 1, last - from),
				meta: {
					cursor_pagination: {
						end_cursor: last === 0 ? undefined : String(last),
						links: last < total ? { next: `?after=${last}` } : {},
					},
				},
			};
		};

	it.each([0, 1, 250, 251, 777])('a list of %i is complete', async (total) => {
		expect((await readThings(CURSOR, undefined, server(total))).ids).toEqual(idsUpTo(total));
	});

	it('a cursor that does not move is noticed', async () => {
		const stuck = () => ({
			data: [{ id: Math.random() }],
			meta: { cursor_pagination: { end_cursor: 'x', links: { next: 'x' } } },
		});
		expect((await readThings(CURSOR, undefined, stuck)).ids).toHaveLength(2);
	});
});

describe('V2 lists', () => {
	const server =
		(total: number, cap = 250) =>
		({ page, limit }: Record<string, string>) => {
			const size = Math.min(Number(limit), cap);
			const found = thingsFrom(
				(Number(page) - 1) * size + 1,
				Math.min(size, total - (Number(page) - 1) * size),
			);
			return found.length > 0 ? found : undefined;
		};

	it.each([0, 1, 250, 251, 600])('a list of %i is complete; it ends with 204', async (total) => {
		expect((await readThings(V2, undefined, server(total))).ids).toEqual(idsUpTo(total));
	});

	it('smaller pages than asked do not end it early', async () => {
		expect((await readThings(V2, undefined, server(130, 50))).ids).toEqual(idsUpTo(130));
	});
});

describe('V2 lists end at a page that is shorter than asked for', () => {
	const server =
		(total: number, cap = 250) =>
		({ page, limit }: Record<string, string>) =>
			thingsFrom(
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
		const { ids, queries } = await readThings(V2, undefined, server(total));
		expect(ids).toEqual(idsUpTo(total));
		expect(queries).toHaveLength(requests);
	});

	it('a limit that is not reached takes one request', async () => {
		expect((await readThings(V2, 20, server(7))).queries).toHaveLength(1);
	});

	it.each([10, 20, 25, 50, 100, 200])(
		'a server that serves %i at most is read to its end',
		async (cap) => {
			expect((await readThings(V2, undefined, server(430, cap))).ids).toEqual(idsUpTo(430));
		},
	);
});

it('no number of wanted records is never taken for all', async () => {
	for (const wanted of [0, -1, NaN, 2.5, null as unknown as number])
		await expect(readThings(V3, wanted, servePages(10))).rejects.toThrow('above 0');
});
