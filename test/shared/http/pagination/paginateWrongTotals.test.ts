import { idsUpTo, readThings, thingsFrom, V2, V3 } from './numberedList';

/** Pages of three of numbered things up to a number, with whatever totals. */
function threes(last: number, pagination?: (number: number, count: number) => unknown) {
	return ({ page }: Record<string, string>) => {
		const from = (Number(page) - 1) * 3;
		const data = thingsFrom(from + 1, Math.min(3, last - from));
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
		const { ids, queries } = await readThings(V3, undefined, threes(20, pagination));
		expect(ids).toEqual(idsUpTo(20));
		expect(queries.length).toBeLessThanOrEqual(17);
	});

	it('a count that is too small, or none, does not end a list', async () => {
		const server = ({ page }: Record<string, string>) =>
			thingsFrom((Number(page) - 1) * 250 + 1, Math.min(250, 700 - (Number(page) - 1) * 250));
		for (const count of [0, -1, 250, 500, NaN, undefined])
			expect((await readThings(V2, undefined, server, { count: async () => count })).ids).toEqual(
				idsUpTo(700),
			);
	});

	it('an empty page in the middle does not end a list that says to have more', async () => {
		const server = threes(20, () => ({ total: 20, per_page: 3, total_pages: 7 }));
		const { ids } = await readThings(V3, undefined, (query) =>
			query.page === '3' ? { ...server(query), data: [] } : server(query),
		);
		expect(ids).toEqual(
			expect.arrayContaining([...idsUpTo(6), ...thingsFrom(10, 11).map(({ id }) => id)]),
		);
	});

	it.each([[[0, 3, 2]], [[3, 1, 3, 2]], [[3, 0, 2]], [[1, 1, 1]]])(
		'pages of %j records are all read where each but the last names the next',
		async (sizes) => {
			const firsts = sizes.map((_, index) =>
				sizes.slice(0, index).reduce((sum, value) => sum + value, 1),
			);
			const { ids } = await readThings(V3, undefined, ({ page }) => {
				const index = Number(page) - 1;
				return {
					data: thingsFrom(firsts[index] ?? 1, sizes[index] ?? 0),
					meta: { pagination: { links: index + 1 < sizes.length ? { next: '?' } : {} } },
				};
			});
			expect(ids).toEqual(idsUpTo(sizes.reduce((sum, value) => sum + value)));
		},
	);
});
