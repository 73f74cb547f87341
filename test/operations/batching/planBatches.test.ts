import catalogFile from '../../../catalog/operations.json';
import type { Catalog, Operation } from '../../../catalog/types';
import { planBatches } from '../../../nodes/operations/batching/planBatches';
import { requestFor, toBatchItems } from '../../../nodes/operations/batching/batchItem';
import { type ItemRequest } from '../../../nodes/operations/batching/types';
import { buildRequest } from '../../../nodes/operations/requests/build';
import { printQuery } from '../../../nodes/shared/http/request';

const { operations } = catalogFile as unknown as Catalog;
const operationOf = (id: string) =>
	operations.find((operation) => operation.id === id) as Operation;

function work(
	id: string,
	itemIndex: number,
	parameters: Record<string, unknown>,
	json?: unknown,
	more: { account?: string; filters?: Record<string, unknown> } = {},
): ItemRequest {
	const operation = operationOf(id);
	const { request } = buildRequest(operation, {
		parameters,
		filters: more.filters ?? {},
		deleteEverything: false,
		body: json === undefined ? undefined : { json },
	});
	return { itemIndex, account: more.account ?? '0', operation, parameters, request };
}

/** The requests of each wave, as text. */
function requests(works: ItemRequest[], batchSize?: number): string[][] {
	const units = works.flatMap((work) =>
		toBatchItems(work, work.operation.twin && operationOf(work.operation.twin.operation)),
	);
	return planBatches(units, { batchSize }).map((wave) =>
		wave.map((together) => {
			const { method, path, query, body } = requestFor(together);
			return [
				`${method} ${path}`,
				printQuery(query),
				body === undefined ? '' : JSON.stringify(body),
			]
				.filter(Boolean)
				.join(' ');
		}),
	);
}

it('updates of several products are one request, with the ID in each element', () => {
	expect(
		requests(
			[1, 2].map((productId, index) =>
				work('product.update', index, { productId }, { price: index }),
			),
		),
	).toEqual([['PUT /catalog/products [{"price":0,"id":1},{"price":1,"id":2}]']]);
});

it('an update of one product is what it always was', () => {
	expect(requests([work('product.update', 0, { productId: 1 }, { price: 5 })])).toEqual([
		['PUT /catalog/products/1 {"price":5}'],
	]);
});

it('the last of many goes as if it were alone', () => {
	expect(
		requests(
			Array.from({ length: 11 }, (_, index) =>
				work('product.update', index, { productId: index + 1 }, { price: 5 }),
			),
		)[0][1],
	).toBe('PUT /catalog/products/11 {"price":5}');
});

it('an ID in the body does not overrule the one in the path', () => {
	expect(
		requests(
			[1, 2].map((productId, index) => work('product.update', index, { productId }, { id: 99 })),
		),
	).toEqual([['PUT /catalog/products [{"id":1},{"id":2}]']]);
});

it('different query parameters, and different accounts, are different requests', () => {
	const works = [
		work('product.update', 0, { productId: 1 }, {}, { filters: { include_fields: ['name'] } }),
		work('product.update', 1, { productId: 2 }, {}),
		work('product.update', 2, { productId: 3 }, {}, { account: '1' }),
	];
	expect(requests(works)[0]).toHaveLength(3);
});

it('fields that the twin does not know keep an item by itself', () => {
	const works = [1, 2].map((variantId, index) =>
		work(
			'productVariant.update',
			index,
			{ productId: 5, variantId },
			index === 0 ? { price: 1 } : { sku: 'x' },
		),
	);
	expect(
		requests([
			...works,
			work('productVariant.update', 2, { productId: 6, variantId: 3 }, { price: 2 }),
		]),
	).toEqual([
		[
			'PUT /catalog/variants [{"price":1,"id":1},{"price":2,"id":3}]',
			'PUT /catalog/products/5/variants/2 {"sku":"x"}',
		],
	]);
});

it('what lies below different parents, but is made by one request, carries its parent', () => {
	const metafield = { permission_set: 'app_only', namespace: 'n', key: 'k', value: 'v' };
	const works = [7, 8].map((productId, index) =>
		work('productMetafield.create', index, { productId }, metafield),
	);
	expect(requests(works)[0][0]).toMatch(
		/^POST \/catalog\/products\/metafields .*"resource_id":7.*"resource_id":8/,
	);
});

it('deletions become a list of IDs, each once, and no list is ever empty', () => {
	const works = [3, 4, 3].map((productId, index) => work('product.delete', index, { productId }));
	expect(requests(works)).toEqual([['DELETE /catalog/products id:in=3,4']]);
});

it('addresses stay short', () => {
	const works = Array.from({ length: 1000 }, (_, index) =>
		work('product.get', index, { productId: 1_000_000_000 + index }),
	);
	const [wave] = requests(works);
	for (const text of wave) expect(text.length).toBeLessThanOrEqual(2010);
	expect(wave.flatMap((text) => text.split('=')[1].split(','))).toHaveLength(1000);
});

it('changes of the same record come one after the other', () => {
	const works = [1, 2, 1, 1].map((productId, index) =>
		work('product.update', index, { productId }, { price: index }),
	);
	expect(requests(works)).toEqual([
		['PUT /catalog/products [{"price":0,"id":1},{"price":1,"id":2}]'],
		['PUT /catalog/products/1 {"price":2}'],
		['PUT /catalog/products/1 {"price":3}'],
	]);
});

it('also when they do not fit into the same request', () => {
	const works = [{ price: 1 }, { sku: 'x' }].map((body, index) =>
		work('productVariant.update', index, { productId: 5, variantId: 2 }, body),
	);
	expect(requests(works).map((wave) => wave.length)).toEqual([1, 1]);
});

it('what is made below the same parent comes in the order of the items', () => {
	const works = [5, 5, 6].map((productId, index) =>
		work('productCustomField.create', index, { productId }, { name: String(index), value: 'v' }),
	);
	expect(requests(works).map((wave) => wave.length)).toEqual([2, 1]);
});

it('a list under a key shares its request only with the same other keys', () => {
	const adjust = (itemIndex: number, reason: string) =>
		work(
			'inventoryAdjustment.relative',
			itemIndex,
			{},
			{ reason, items: [{ location_id: 1, sku: `s${itemIndex}`, quantity: 1 }] },
		);
	expect(requests([adjust(0, 'count'), adjust(1, 'count'), adjust(2, 'return')])[0]).toEqual([
		expect.stringContaining('"s0"'),
		expect.stringContaining('"s2"'),
	]);
});

it('bodies stay small', () => {
	const works = Array.from({ length: 10 }, (_, index) =>
		work('product.update', index, { productId: index + 1 }, { description: 'x'.repeat(300_000) }),
	);
	expect(requests(works)[0]).toHaveLength(4);
});

it('the documented maximum holds whatever is wished', () => {
	const works = Array.from({ length: 20 }, (_, index) =>
		work('product.update', index, { productId: index + 1 }, {}),
	);
	expect(requests(works, 1000)[0]).toHaveLength(2);
	expect(requests(works, 3)[0]).toHaveLength(7);
});

it('IDs that stand under their name each are all kept, and share a request', () => {
	const works = [['a', 'b'], ['c']].map((ids, index) =>
		work('customerSegment.delete', index, {}, undefined, { filters: { 'id:in': ids } }),
	);
	expect(requests(works)).toEqual([['DELETE /segments id:in=a&id:in=b&id:in=c']]);
	expect(requests(works.slice(0, 1))).toEqual([['DELETE /segments id:in=a&id:in=b']]);
});

it('addresses stay short where IDs stand under their name each', () => {
	const ids = Array.from(
		{ length: 300 },
		(_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
	);
	const [wave] = requests([
		work('customerSegment.delete', 0, {}, undefined, { filters: { 'id:in': ids } }),
	]);
	expect(wave.join('&').match(/id:in=/g)).toHaveLength(300);
	for (const text of wave) expect(text.length - 'DELETE '.length).toBeLessThanOrEqual(2_000);
});
