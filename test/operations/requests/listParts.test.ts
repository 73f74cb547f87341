import catalogFile from '../../../catalog/operations.json';
import type { Catalog, Operation } from '../../../catalog/types';
import {
	addressLength,
	encodedLength,
	LONGEST_ADDRESS,
} from '../../../nodes/operations/requests/path';
import {
	assertAddressFits,
	inParts,
	mostByKey,
} from '../../../nodes/operations/requests/listParts';
import { printQuery, type Request } from '../../../nodes/shared/http/request';

const { operations } = catalogFile as unknown as Catalog;
const operationOf = (id: string) =>
	operations.find((operation) => operation.id === id) as Operation;
const products = operationOf('product.getMany');
const segments = operationOf('customerSegment.getMany');

const requestOf = (operation: Operation, query: Request['query']): Request => ({
	server: operation.server,
	method: operation.method,
	path: operation.path,
	query,
});
const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => String(100_000 + index));
const printed = ({ path, query }: Request) => `${path}?${printQuery(query)}`;

it.each(['a b', 'é', '😀', 'a,b:c', '%', "~!*'()", '-_.', '/?&=#', '汉字'])(
	'the length of %s is that of the encoded text',
	(text) => {
		expect(encodedLength(text)).toBe(printQuery([['', text]]).length - 1);
	},
);

it('half a surrogate pair has a length, too', () => {
	expect(encodedLength('\ud83d')).toBe(9);
});

it('an address is as long as it is sent', () => {
	const request = requestOf(products, [
		['id:in', '1,2,3'],
		['name:like', 'a b'],
	]);
	expect(addressLength(request)).toBe(printed(request).length);
});

it.each([1, 250, 300, 2_000, 9_999])('%i values are all asked for, each once', (count) => {
	const parts = inParts(
		products,
		requestOf(products, [
			['id:in', numbers(count).join(',')],
			['is_visible', 'true'],
		]),
	);
	expect(
		parts.flatMap(({ query }) => query.find(([name]) => name === 'id:in')?.[1].split(',')),
	).toEqual(numbers(count));
	for (const part of parts)
		expect(printed(part).length).toBeLessThanOrEqual(
			LONGEST_ADDRESS - '&page=1000000&limit=250'.length,
		);
	for (const part of parts) expect(part.query).toContainEqual(['is_visible', 'true']);
});

it.each([11, 17, 19, 30, 90, 400])('parts of values of %i characters fit', (length) => {
	const values = numbers(400).map((text) => text.padEnd(length, 'x'));
	const list = inParts(products, requestOf(products, [['sku:in', values.join(',')]]));
	expect(list.flatMap(({ query }) => query[0][1].split(','))).toEqual(values);
	for (const part of list) {
		const room = LONGEST_ADDRESS - addressLength(part);
		expect(room).toBeGreaterThanOrEqual(100);
		// One more value would have fit into none but the last.
		if (part !== list.at(-1)) expect(room).toBeLessThan(100 + length + 1);
	}
});

it('a list that leaves no room for the parameters of its pages is split', () => {
	const values = numbers(240).map((text) => `${text}x`);
	const request = requestOf(products, [['sku:in', values.join(',')]]);
	expect(addressLength(request)).toBeGreaterThan(LONGEST_ADDRESS - 100);
	expect(addressLength(request)).toBeLessThanOrEqual(LONGEST_ADDRESS);
	expect(inParts(products, request)).toHaveLength(2);
});

it('a deletion is never read in parts', () => {
	const deletion = operationOf('product.deleteMany');
	const request = requestOf(deletion, [['id:in', numbers(600).join(',')]]);
	expect(inParts(deletion, request)).toEqual([request]);
});

it('values that stand under their name each are split just so', () => {
	const query = numbers(300).map((value): [string, string] => ['id:in', value.repeat(6)]);
	const parts = inParts(segments, requestOf(segments, query));
	expect(parts.length).toBeGreaterThan(1);
	expect(parts.flatMap((part) => part.query)).toEqual(query);
	for (const part of parts) expect(printed(part).length).toBeLessThanOrEqual(LONGEST_ADDRESS);
});

it('no more values than BigCommerce documents', () => {
	const query = products.query.map((queryParameter) =>
		queryParameter.name === 'sku:in'
			? { ...queryParameter, schema: { ...queryParameter.schema, maxItems: 4 } }
			: queryParameter,
	);
	const parts = inParts({ ...products, query }, requestOf(products, [['sku:in', 'a,b,c,d,e,f']]));
	expect(parts.map((part) => part.query)).toEqual([[['sku:in', 'a,b,c,d']], [['sku:in', 'e,f']]]);
});

it('what fits is left as it is', () => {
	const request = requestOf(products, [['id:in', '1,1,2']]);
	expect(inParts(products, request)).toEqual([request]);
	expect(() => assertAddressFits(products, request)).not.toThrow();
});

it.each([
	[[['id:in', '3,1,3, 1']], 2],
	[[['sku:in', 'a,b']], undefined],
	[[], undefined],
])('%j finds %s records at most', (query, most) => {
	expect(mostByKey(products, requestOf(products, query as Request['query']))).toBe(most);
});

it('a list whose records are told apart by several fields has no most', () => {
	const records = operationOf('priceListRecord.getMany');
	expect(mostByKey(records, requestOf(records, [['variant_id:in', '1,2']]))).toBeUndefined();
});

it('every list that can be asked for in parts is a list of which a record may have any value', () => {
	const all = operations.flatMap((operation) =>
		operation.query
			.filter(({ matches }) => matches === 'all')
			.map(({ name }) => `${operation.id} ${name}`),
	);
	expect(all).toEqual(['product.getMany categories:in']);
});
