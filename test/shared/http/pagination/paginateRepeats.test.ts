import { recordKey } from '../../../../nodes/shared/http/pagination/dedupe';
import { idsUpTo, readThings, servePages, V3 } from './numberedList';

describe('what may come twice', () => {
	it('pages full of known records, because others were added before them, do not end a list', async () => {
		const server = servePages(2_000);
		const shifted = servePages(2_250);
		let asked = 0;
		const behave = (query: Record<string, string>) => {
			const isLater = ++asked > 3;
			const { data, meta } = isLater ? shifted(query) : server(query);
			// The newest come first.
			return { data: data.map(({ id }) => ({ id: (isLater ? 2_250 : 2_000) - id })), meta };
		};
		const { ids, told } = await readThings(V3, undefined, behave);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(idsUpTo(1_999)));
		expect(told).toEqual([]);
	});

	it('records that another part of the list gave are left out, and still count', async () => {
		const known = new Set(['1', '2']);
		const { ids, queries, told } = await readThings(V3, undefined, servePages(300), { known });
		expect(ids).toEqual(idsUpTo(300).slice(2));
		expect(queries).toHaveLength(2);
		expect(told).toEqual([]);
	});
});

it('an ID that is an object identifies no record, so none is taken for another', async () => {
	const keyOf = recordKey(['id']);
	expect([keyOf({ id: { a: 1 } }), keyOf({ id: [1] }), keyOf({ id: 7 })]).toEqual([
		undefined,
		undefined,
		'7',
	]);
});
