import type { Paging } from '../../../catalog/types';
import { keyFrom } from '../../../nodes/shared/transport/lists/sieve';
import { pages } from '../../../nodes/shared/transport/paginate';
import { printQuery, type Answer, type Request } from '../../../nodes/shared/transport/request';
import { readRecords } from '../../../nodes/shared/requests/records';

const request: Request = { server: 'v3', method: 'GET', path: '/things', query: [['name:like', 'a']] };
const V3: Paging = { kind: 'page', maxLimit: 250 };
const CURSOR: Paging = { kind: 'cursor', maxLimit: 250 };
const V2: Paging = { kind: 'v2', maxLimit: 250 };

/** A server of numbered things; `behave` makes the answer to a query. */
async function list(paging: Paging, wanted: number | undefined, behave: (query: Record<string, string>) => unknown): Promise<{ ids: number[]; queries: string[] }> {
	const queries: string[] = [];
	const send = async (each: Request): Promise<Answer> => {
		queries.push(printQuery(each.query));
		if (queries.length > 50) throw new Error('The list never ends');
		return { status: 200, headers: {}, body: behave(Object.fromEntries(each.query)) };
	};
	const ids: number[] = [];
	for await (const records of pages({ request, paging, wanted, send, ahead: 8, keyOf: keyFrom(['id']), read: (answer) => readRecords({ kind: 'list', envelope: 'data' }, answer) })) ids.push(...(records as Array<{ id: number }>).map(({ id }) => id));
	return { ids, queries };
}

const things = (from: number, count: number) => Array.from({ length: Math.max(0, count) }, (_, index) => ({ id: from + index }));
const upTo = (count: number) => things(1, count).map(({ id }) => id);

function v3(total: number, cap = 250) {
	return ({ page, limit }: Record<string, string>) => {
		const size = Math.min(Number(limit), cap);
		const from = (Number(page) - 1) * size;
		return { data: things(from + 1, Math.min(size, total - from)), meta: { pagination: { total, total_pages: Math.ceil(total / size), current_page: Number(page), per_page: size } } };
	};
}

describe('V3 pages', () => {
	it.each([0, 1, 249, 250, 251, 500, 1003])('a list of %i is complete, and no page too many is asked for', async (total) => {
		const { ids, queries } = await list(V3, undefined, v3(total));
		expect(ids).toEqual(upTo(total));
		expect(queries).toHaveLength(Math.max(1, Math.ceil(total / 250)));
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
		const wrong = ({ page }: Record<string, string>) => ({ data: page === '1' ? things(1, 2) : [], meta: { pagination: { total_pages: 900 } } });
		expect((await list(V3, undefined, wrong)).ids).toEqual([1, 2]);
	});
});

describe('V3 cursors', () => {
	const server = (total: number) => ({ after, limit }: Record<string, string>) => {
		const from = Number(after ?? 0);
		const last = Math.min(total, from + Number(limit));
		return { data: things(from + 1, last - from), meta: { cursor_pagination: { end_cursor: last === 0 ? undefined : String(last), links: last < total ? { next: `?after=${last}` } : {} } } };
	};

	it.each([0, 1, 250, 251, 777])('a list of %i is complete', async (total) => {
		expect((await list(CURSOR, undefined, server(total))).ids).toEqual(upTo(total));
	});

	it('a cursor that does not move is noticed', async () => {
		const stuck = () => ({ data: [{ id: Math.random() }], meta: { cursor_pagination: { end_cursor: 'x', links: { next: 'x' } } } });
		expect((await list(CURSOR, undefined, stuck)).ids).toHaveLength(2);
	});
});

describe('V2 lists', () => {
	const server = (total: number, cap = 250) => ({ page, limit }: Record<string, string>) => {
		const size = Math.min(Number(limit), cap);
		const found = things((Number(page) - 1) * size + 1, Math.min(size, total - (Number(page) - 1) * size));
		return found.length > 0 ? found : undefined;
	};

	it.each([0, 1, 250, 251, 600])('a list of %i is complete; it ends with 204', async (total) => {
		expect((await list(V2, undefined, server(total))).ids).toEqual(upTo(total));
	});

	it('smaller pages than asked do not end it early', async () => {
		expect((await list(V2, undefined, server(130, 50))).ids).toEqual(upTo(130));
	});
});
