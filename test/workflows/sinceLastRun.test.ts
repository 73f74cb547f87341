import omit from 'lodash/omit';

import type { Sandbox } from '../../sandbox/server';
import { apiRequests, sandboxForTests } from '../support/sandbox';
import { isoDate, readOnce, type Reader } from '../support/sinceLastRun';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear?.();
});

const NOW = () => Math.floor(Date.now() / 1000);

function emptied(collection: string) {
	const records = [...sandbox.stores.values()][0].collection(collection);
	const [pattern] = records.all();
	for (const { id } of records.all()) records.remove(id as number);
	return { records, pattern };
}

/** Products whose dates are so many seconds ago. */
function products(ages: number[], prefix = 'P') {
	const { records, pattern } = emptied('catalog/products');
	const others = omit(pattern, 'id');
	return ages.map((age, index) =>
		records.insert({
			...others,
			name: `${prefix}${index}`,
			sku: `${prefix}${index}`,
			date_created: isoDate(NOW() - age),
			date_modified: isoDate(NOW() - age),
		}),
	);
}

const reader = (more: Partial<Reader> = {}): Reader => ({
	operation: 'product.getMany',
	settings: { sinceLastRun: 'changed', firstRun: 'beginning' },
	staticData: {},
	...more,
});

const idsOf = ({ items }: { items: Array<{ json: { id?: unknown } }> }) =>
	items.map(({ json }) => json.id);

test('reads everything once, oldest first, then only what changed', async () => {
	const rows = products([500, 400, 300]);
	const products5 = reader();
	const first = await readOnce(sandbox, products5);
	expect(first.error).toBeUndefined();
	expect(idsOf(first)).toEqual(rows.map(({ id }) => id));
	expect(idsOf(await readOnce(sandbox, products5))).toEqual([]);
	const [record] = rows;
	[...sandbox.stores.values()][0]
		.collection('catalog/products')
		.update(record.id as number, { date_modified: isoDate(NOW() - 1) });
	expect(idsOf(await readOnce(sandbox, products5))).toEqual([record.id]);
	expect(idsOf(await readOnce(sandbox, products5))).toEqual([]);
});

test('reads portions inside one second, with no more requests than pages', async () => {
	const rows = products(Array.from({ length: 1000 }, () => 5000));
	const portions = reader({ limit: 250 });
	const ids: unknown[] = [];
	const before = apiRequests(sandbox).length;
	for (let run = 0; run < 4; run++) {
		const result = await readOnce(sandbox, portions);
		expect(result.items).toHaveLength(250);
		ids.push(...idsOf(result));
	}
	expect(ids).toEqual(rows.map(({ id }) => id));

	expect(apiRequests(sandbox).length - before).toBeLessThanOrEqual(6);
	expect(idsOf(await readOnce(sandbox, portions))).toEqual([]);
});

test('the output has the ID and the date, whatever fields are chosen', async () => {
	products([500]);
	for (const output of ['simplified', 'selected', 'raw']) {
		const parameters = { output, selectedFields: ['name'] };
		const { error, items } = await readOnce(sandbox, reader({ parameters }));
		expect([output, error]).toEqual([output, undefined]);
		const [{ json }] = items;
		expect(json).toMatchObject({ id: expect.any(Number), date_modified: expect.any(String) });
	}
});

test('a first run from now reads nothing, and the next one what is new', async () => {
	products([500]);
	for (const operation of [
		'product.getMany',
		'brand.getMany',
		'coupon.getMany',
		'customer.getMany',
	]) {
		const settings = { sinceLastRun: 'new' };
		const own = reader({ operation, settings });
		const first = await readOnce(sandbox, own);
		expect([operation, first.error, first.items]).toEqual([operation, undefined, []]);
		const again = await readOnce(sandbox, own);
		expect([operation, again.error, again.items]).toEqual([operation, undefined, []]);
	}
});
