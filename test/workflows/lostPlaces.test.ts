import type { IDataObject } from 'n8n-workflow';
import omit from 'lodash/omit';

import type { Sandbox } from '../../sandbox/server';
import { runNode, type NodeRun } from '../support/node';
import { as, sandboxForTests } from '../support/sandbox';
import { isoDate, readOnce } from '../support/sinceLastRun';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const LOST = 'n8n has not loaded the place that this node has saved';

/** The only products of the store. @returns their IDs */
function fill(count: number): number[] {
	const products = [...sandbox.stores.values()][0].collection('catalog/products');
	const pattern = omit(products.all()[0], 'id');
	for (const { id } of products.all()) products.remove(id as number);
	return Array.from({ length: count }, (_, index) => add(pattern, 5000 - index));
}

function add(pattern: object, age: number): number {
	const date = isoDate(Math.floor(Date.now() / 1000) - age);
	const own = { name: `P${age}`, sku: `P${age}`, date_created: date, date_modified: date };
	return [...sandbox.stores.values()][0]
		.collection('catalog/products')
		.insert({ ...pattern, ...own }).id as number;
}

const read = async (
	staticData: IDataObject,
	settings: object,
	more: Partial<NodeRun> = {},
	limit?: number,
) => {
	const own = { sinceLastRun: 'changed', ...settings };
	const { error, items } = await readOnce(
		sandbox,
		{ operation: 'product.getMany', settings: own, staticData, limit },
		more,
	);
	return error?.message ?? items.map(({ json }) => json.id);
};

const change = async (operation: string, staticData: IDataObject, more: Partial<NodeRun> = {}) =>
	(
		await runNode({
			...as(sandbox, 'full').use,
			type: 'graphQl',
			parameters: { resource: 'readingPlace', operation: `readingPlace.${operation}` },
			mode: 'trigger',
			staticData,
			...more,
		})
	).items[0].json.changed;

const CONFIRMED = { firstRun: 'beginning', movePlace: 'confirmed' };
const WITHOUT = { isWithoutStaticData: true } as const;

describe('after a Wait node, which n8n goes on from without the static data', () => {
	const waiting = () => ({ executionId: 'waits', flow: {} });

	test('Confirm confirms what this execution has read', async () => {
		const ids = fill(3);
		const data = {};
		const own = waiting();
		expect(await read(data, CONFIRMED, own)).toEqual(ids);
		expect(await change('confirm', data, { ...own, ...WITHOUT })).toBe(1);
		expect(await read(data, CONFIRMED)).toEqual([]);
	});

	test('Confirm without anything to confirm leaves the saved places alone', async () => {
		fill(3);
		const data = {};
		await read(data, { firstRun: 'beginning' });
		expect(await change('confirm', data, { executionId: 'waits', flow: {}, ...WITHOUT })).toBe(0);
		expect(await read(data, { firstRun: 'beginning' })).toEqual([]);
	});

	test('a loop reads on', async () => {
		const ids = fill(3);
		const data = {};
		const own = waiting();
		const portion = async (more = {}) => await read(data, CONFIRMED, { ...own, ...more }, 2);
		expect(await portion()).toEqual(ids.slice(0, 2));
		expect(await portion(WITHOUT)).toEqual(ids.slice(2));
		expect(await change('confirm', data, { ...own, ...WITHOUT })).toBe(1);
		expect(await read(data, CONFIRMED)).toEqual([]);
	});
});

describe('on a worker of queue mode, which n8n starts without the static data', () => {
	test('the second run is refused, because a first run from now would miss records', async () => {
		fill(1);
		const data = {};
		expect(await read(data, { firstRun: 'now' }, WITHOUT)).toEqual([]);
		expect(await read(data, { firstRun: 'now' }, WITHOUT)).toBe(LOST);
		// The place is there as soon as n8n loads it.
		expect(await read(data, { firstRun: 'now' })).toEqual([]);
	});

	test('a run from the beginning may be repeated when it was stopped, but not for ever', async () => {
		const ids = fill(1);
		const data = {};
		for (let run = 0; run < 3; run++)
			expect(await read(data, { firstRun: 'beginning' }, WITHOUT)).toEqual(ids);
		expect(await read(data, { firstRun: 'beginning' }, WITHOUT)).toBe(LOST);
	});

	test('after Start Over, it reads again', async () => {
		fill(1);
		const data: IDataObject = {};
		await read(data, { firstRun: 'now' }, WITHOUT);
		delete data.global;
		expect(await read(data, { firstRun: 'now' })).toBe(LOST);
		await change('startOver', data);
		expect(await read(data, { firstRun: 'now' })).toEqual([]);
	});

	test('a manual execution is not refused', async () => {
		fill(1);
		const data = {};
		await read(data, { firstRun: 'now' }, WITHOUT);
		expect(await read(data, { firstRun: 'now' }, { ...WITHOUT, mode: 'manual' })).toEqual([]);
	});
});
