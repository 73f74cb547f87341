import omit from 'lodash/omit';

import type { Sandbox } from '../../sandbox/server';
import { failuresOf } from '../support/failures';
import { as, sandboxForTests } from '../support/sandbox';
import {
	caseOf,
	CASES,
	collectionOf,
	columnsOf,
	outcomesOf,
	storeOf,
	upsert,
	upsertOf,
	upserts,
	writesTo,
} from '../support/upserts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});

const check = async (assert: (operation: string) => Promise<void>) =>
	expect(
		await failuresOf(
			upserts.map(({ id }) => id),
			(operation) => operation,
			async (operation) => {
				sandbox.reset();
				sandbox.log.clear();
				await assert(operation);
			},
		),
	).toEqual([]);

test('every operation has a case', () => {
	expect(Object.keys(CASES).sort()).toEqual(upserts.map(({ id }) => id).sort());
});

test('a record is created, left alone when it is the same, and updated where it differs', async () => {
	await check(async (operation) => {
		const { row, change, parameters } = caseOf(sandbox, operation);
		const before = collectionOf(sandbox, operation).all().length;
		const created = await upsert(sandbox, operation, [row], parameters);
		expect([outcomesOf(created), created.items[0].json.changes]).toEqual([['created'], {}]);
		expect(collectionOf(sandbox, operation).all()).toHaveLength(before + 1);

		sandbox.log.clear();
		const same = await upsert(sandbox, operation, [row], parameters);
		expect([outcomesOf(same), same.items[0].json.changes]).toEqual([['unchanged'], {}]);
		expect(writesTo(sandbox)).toEqual([]);

		const changed = await upsert(sandbox, operation, [{ ...row, ...change }], parameters);
		const [[name, to]] = Object.entries(change);
		const isKey = columnsOf(operation).includes(name);
		// A key that differs only in case is the same one.
		if (isKey) return expect(outcomesOf(changed)).toEqual(['unchanged']);
		expect(outcomesOf(changed)).toEqual(['updated']);
		const { changes } = changed.items[0].json as { changes: Record<string, { to: unknown }> };
		expect(Object.keys(changes).map((path) => path.split('.')[0])).toEqual([name]);
		if (typeof to !== 'object') {
			const from = row[name] ?? created.items[0].json[name];
			expect(changes).toEqual({ [name]: { from, to } });
		}
		expect(collectionOf(sandbox, operation).all()).toHaveLength(before + 1);
		const [write] = writesTo(sandbox);
		const sent = [write.body].flat()[0] as object;
		for (const untouched of Object.keys(row).filter((field) => field !== name))
			if (!isNeeded(operation, untouched)) expect(Object.keys(sent)).not.toContain(untouched);
	});
});

/** Fields that BigCommerce wants in every update. */
const isNeeded = (operation: string, field: string) =>
	['customer_id', 'product_id', 'type', 'is_visible', 'name'].includes(field) ||
	operation === 'coupon.upsert';

test('two items with one key: the second works on the result of the first', async () => {
	await check(async (operation) => {
		const { row, change, parameters } = caseOf(sandbox, operation);
		const before = collectionOf(sandbox, operation).all().length;
		const key = Object.fromEntries(
			[...columnsOf(operation), ...(upsertOf(operation).always ?? [])].map((column) => [
				column,
				row[column],
			]),
		);
		const isKey = Object.keys(change).some((name) => columnsOf(operation).includes(name));
		const result = await upsert(sandbox, operation, [row, { ...key, ...change }], parameters);
		expect(outcomesOf(result)).toEqual(['created', isKey ? 'unchanged' : 'updated']);
		expect(collectionOf(sandbox, operation).all()).toHaveLength(before + 1);
	});
});

test('a key that two records have is refused with the IDs of both, and nothing is written', async () => {
	await check(async (operation) => {
		const { row, change, parameters } = caseOf(sandbox, operation);
		await upsert(sandbox, operation, [row], parameters);
		const collection = collectionOf(sandbox, operation);
		const made = collection.all().at(-1) as Record<string, unknown>;
		const { [collection.identity.field]: first, ...copy } = made;
		const { [collection.identity.field]: second } = collection.insert(copy);
		sandbox.log.clear();
		const { items } = await upsert(sandbox, operation, [{ ...row, ...change }], parameters);
		expect(String(items[0].json.error)).toMatch(/^2 records have the /);
		expect(String(items[0].json.details)).toContain(`${String(first)}, ${String(second)}`);
		expect(writesTo(sandbox)).toEqual([]);
	});
});

test('a preview writes nothing, and tells what a run would do', async () => {
	await check(async (operation) => {
		const { row, change, parameters } = caseOf(sandbox, operation);
		const preview = async (rows: object[]) => {
			sandbox.log.clear();
			const result = await upsert(sandbox, operation, rows, { ...parameters, previewOnly: true });
			expect(writesTo(sandbox)).toEqual([]);
			return result;
		};
		const toCreate = await preview([row]);
		expect(toCreate.items[0].json).toMatchObject({ outcome: 'created', changes: {} });
		expect(toCreate.items[0].json).toHaveProperty('method');
		await upsert(sandbox, operation, [row], parameters);
		expect(outcomesOf(await preview([row]))).toEqual(['unchanged']);
		const isKey = Object.keys(change).some((name) => columnsOf(operation).includes(name));
		if (!isKey) expect(outcomesOf(await preview([{ ...row, ...change }]))).toEqual(['updated']);
	});
});

test('an item without a value for the key is refused by the name of the column', async () => {
	await check(async (operation) => {
		const { row, parameters } = caseOf(sandbox, operation);
		const [column] = columnsOf(operation);
		const { items } = await upsert(sandbox, operation, [omit(row, column)], parameters);
		expect(String(items[0].json.error)).toMatch(/is empty, so no record can be matched$/);
		expect(writesTo(sandbox)).toEqual([]);
	});
});

describe('keys as people have them', () => {
	const BASE = { name: 'Odd', price: 1, weight: 1, type: 'physical' };
	const ODD = [
		'two  spaces',
		'Knives, forks',
		'The "best" 12\'',
		'50% & more + a=b',
		'Crème Brûlée',
		'Mug 🔪',
		'L'.repeat(250),
		'1000077',
		'77',
		'007',
		'12.50',
	];

	test('odd SKUs are matched as they are, and never created twice', async () => {
		const rows = ODD.map((sku, index) => ({ ...BASE, name: `Odd ${index}`, sku }));
		expect(new Set(outcomesOf(await upsert(sandbox, 'product.upsert', rows)))).toEqual(
			new Set(['created']),
		);
		sandbox.log.clear();
		const again = await upsert(
			sandbox,
			'product.upsert',
			rows.map((row) => ({ ...row, sku: ` ${row.sku} ` })),
		);
		expect(outcomesOf(again)).toEqual(rows.map(() => 'unchanged'));
		expect(writesTo(sandbox)).toEqual([]);
	});

	test.each([
		['product.upsert', 'name', { price: 1, weight: 1, type: 'physical' }],
		['brand.upsert', 'name', {}],
		['priceList.upsert', 'name', {}],
		['customerGroup.upsert', 'name', {}],
		['customerAttribute.upsert', 'name', { type: 'string' }],
		['page.upsert', 'name', { type: 'page', body: 'x' }],
		['blogPost.upsert', 'title', { body: 'x' }],
	])('odd texts are matched as they are: %s by %s', async (operation, column, rest) => {
		// A page and a post get an address of the letters and digits of their name.
		const rows = ODD.map((text, index) => ({
			...rest,
			[column]: text.slice(0, 100),
			...(/page|blogPost/.test(operation) ? { url: `/odd-${index}/` } : {}),
		}));
		const run = async (all: object[]) =>
			outcomesOf(await upsert(sandbox, operation, all, { matchingColumns: [column] }));
		expect(await run(rows)).toEqual(rows.map(() => 'created'));
		sandbox.log.clear();
		expect(await run(rows)).toEqual(rows.map(() => 'unchanged'));
		expect(writesTo(sandbox)).toEqual([]);
	});

	test('a path makes the categories above it once, also in a preview, where nothing is made', async () => {
		const rows = ['New > A > B', 'New > A > C', ' new >  a > B ', 'Kitchen > D'].map((path) => ({
			path,
			tree_id: 1,
		}));
		const before = collectionOf(sandbox, 'category.upsert').all().length;
		const preview = await upsert(sandbox, 'category.upsert', rows, { previewOnly: true });
		expect(outcomesOf(preview).slice(0, 2)).toEqual(['created', 'created']);
		expect(preview.items[0].json.body).toMatchObject([{ name: 'B', parent_id: '(new)' }]);
		expect(writesTo(sandbox)).toEqual([]);
		const made = await upsert(sandbox, 'category.upsert', rows);
		expect(outcomesOf(made)).toEqual(['created', 'created', 'unchanged', 'created']);
		// New, A, B, C and D.
		expect(collectionOf(sandbox, 'category.upsert').all()).toHaveLength(before + 5);
	});

	test('a key that another column of the same item changes is matched as it was', async () => {
		const [product] = storeOf(sandbox).collection('catalog/products').all();
		const { items } = await upsert(
			sandbox,
			'product.upsert',
			[{ name: product.name, sku: 'RENAMED' }],
			{ matchingColumns: ['name'] },
		);
		expect(items[0].json).toMatchObject({
			id: product.id,
			outcome: 'updated',
			changes: { sku: { from: product.sku, to: 'RENAMED' } },
		});
	});

	test('columns that cannot be matched on, and more than two, are refused', async () => {
		const run = async (matchingColumns: string[]) =>
			outcomesOf(await upsert(sandbox, 'product.upsert', [{ sku: 'X' }], { matchingColumns }))[0];
		expect(await run(['price'])).toMatch(/^Records cannot be matched on "Price"/);
		expect(await run(['sku', 'name', 'upc'])).toMatch(/^There are 3 columns to match on/);
	});

	test('without the scope to read, nothing is sent', async () => {
		const { use, authentication } = as(sandbox, 'full', {
			scopeSource: 'manual',
			grantedScopes: ['store_v2_orders'],
		});
		const { items } = await upsert(
			sandbox,
			'product.upsert',
			[{ sku: 'X', price: 1 }],
			{ authentication },
			use,
		);
		expect(String(items[0].json.error)).toMatch(/needs Products: modify/);
		expect(sandbox.log.all()).toEqual([]);
	});
});
