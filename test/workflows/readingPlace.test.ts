import type { IDataObject } from 'n8n-workflow';
import omit from 'lodash/omit';

import type { Sandbox } from '../../sandbox/server';
import { runNode, type NodeResult, type NodeRun } from '../support/node';
import { as, sandboxForTests } from '../support/sandbox';
import { isoDate, readOnce, type Reader } from '../support/sinceLastRun';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const NOW = Math.floor(Date.now() / 1000);
const AGES = [5000, 4000, 3000];

/** The only records of a list, one for each age in seconds. @returns their IDs */
function fill(collection: string, ages = AGES): number[] {
	const records = [...sandbox.stores.values()][0].collection(collection);
	const [pattern] = records.all();
	for (const { id } of records.all()) records.remove(id as number);
	return ages.map((age, index) => {
		const date = isoDate(NOW - age);
		const own = { name: `P${index}`, sku: `P${index}`, code: `P${index}` };
		const row = { ...omit(pattern, 'id'), ...own, date_created: date, date_modified: date };
		return records.insert(row).id as number;
	});
}

const reader = (staticData: IDataObject, more: Partial<Reader> = {}): Reader => ({
	operation: 'product.getMany',
	settings: { sinceLastRun: 'changed', firstRun: 'beginning' },
	staticData,
	...more,
});

const idsRead = async (own: Reader, more: Partial<NodeRun> = {}) => {
	const { error, items } = await readOnce(sandbox, own, more);
	expect(error).toBeUndefined();
	return items.map(({ json }) => json.id);
};

/** Runs an operation of Reading Place, as an execution of the published workflow. */
async function change(
	operation: string,
	staticData: IDataObject,
	parameters: object = {},
	more: Partial<NodeRun> = {},
): Promise<NodeResult> {
	return await runNode({
		...as(sandbox, 'full').use,
		type: 'graphQl',
		parameters: {
			resource: 'readingPlace',
			operation: `readingPlace.${operation}`,
			...parameters,
		},
		mode: 'trigger',
		executionId: 'change',
		staticData,
		...more,
	});
}

const [oldest, middle, newest] = AGES.map((age) => NOW - age);

describe('Start Over', () => {
	test('forgets the place, so that the next run is a first run', async () => {
		const ids = fill('catalog/products');
		const data = {};
		expect(await idsRead(reader(data))).toEqual(ids);
		expect(await idsRead(reader(data))).toEqual([]);

		const { error, items } = await change('startOver', data);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([
			{ changed: 1, places: [{ node: expect.any(String), list: expect.any(String), place: null }] },
		]);
		expect(await idsRead(reader(data))).toEqual(ids);
		expect(await idsRead(reader(data))).toEqual([]);
	});

	test('leaves places of other nodes alone, and says when a node has none', async () => {
		const ids = fill('catalog/products');
		const data = {};
		await idsRead(reader(data));
		const { error } = await change('startOver', data, { readingNode: 'Another' });
		expect(error?.message).toContain('The node "Another" has no reading place');
		expect(await idsRead(reader(data))).toEqual([]);

		const other = addNode(data, 'Another');
		expect((await change('startOver', data, { readingNode: 'Another' })).error).toBeUndefined();
		expect(await idsRead(reader(data))).toEqual([]);
		expect(other()).toEqual({});
		const [name] = namesIn(data).filter((each) => each !== 'Another');
		expect((await change('startOver', data, { readingNode: name })).error).toBeUndefined();
		expect(await idsRead(reader(data))).toEqual(ids);
	});

	test('forgets also what an execution has read and not confirmed', async () => {
		const ids = fill('catalog/products');
		const data = {};
		const settings = { sinceLastRun: 'changed', firstRun: 'beginning', movePlace: 'confirmed' };
		const confirmed = reader(data, { settings });
		expect(await idsRead(confirmed, { executionId: 'change' })).toEqual(ids);
		await change('startOver', data);
		await change('confirm', data);
		expect(await idsRead(confirmed)).toEqual(ids);
	});

	test('changes nothing in a manual execution, and says so', async () => {
		fill('catalog/products');
		const data = {};
		await idsRead(reader(data));
		const { hints } = await change('startOver', data, {}, { mode: 'manual' });
		expect(hints.map(({ message }) => message).join()).toContain('manual execution');
		expect(await idsRead(reader(data))).toEqual([]);
	});
});

describe('Set', () => {
	test('sets the place to a date: what has changed since then is read again', async () => {
		const [, ...later] = fill('catalog/products');
		const data = {};
		await idsRead(reader(data));

		const { error, items } = await change('set', data, { place: isoDate(middle) });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			changed: 1,
			places: [{ place: new Date(middle * 1000).toISOString().replace('.000Z', 'Z') }],
		});
		expect(await idsRead(reader(data))).toEqual(later);
		expect(await idsRead(reader(data))).toEqual([]);
	});

	test('sets it forward, so that what is older is passed over', async () => {
		const ids = fill('catalog/products');
		const data = {};
		const portions = reader(data, { limit: 1 });
		expect(await idsRead(portions)).toEqual([ids[0]]);
		await change('set', data, { place: isoDate(newest) });
		expect(await idsRead(portions)).toEqual([ids[2]]);
		expect(await idsRead(portions)).toEqual([]);
	});

	test('a date is for lists that are read by date, an ID for those that are read by ID', async () => {
		fill('catalog/products');
		const coupons = fill('coupons');
		const data = {};
		const byId = reader(data, {
			operation: 'coupon.getMany',
			settings: { sinceLastRun: 'new', firstRun: 'beginning' },
		});
		await idsRead(reader(data));
		expect(await idsRead(byId)).toEqual(coupons);

		const set = await change('set', data, { place: String(coupons[0]) });
		expect(set.items[0].json).toMatchObject({ changed: 1, places: [{ place: coupons[0] }] });
		expect(await idsRead(byId)).toEqual(coupons.slice(1));
		expect(await idsRead(reader(data))).toEqual([]);

		await change('set', data, { place: isoDate(oldest) });
		expect(await idsRead(byId)).toEqual([]);
		expect(await idsRead(reader(data))).toHaveLength(3);
	});

	test.each(['={{ "" }}', 'last week'])(
		'refuses "%s", and leaves the place where it is',
		async (place) => {
			fill('catalog/products');
			const data = {};
			await idsRead(reader(data));
			const { error } = await change('set', data, { place });
			expect(error?.message).toContain('Place');
			expect(await idsRead(reader(data))).toEqual([]);
		},
	);

	test('changes nothing as long as no node has a place, and says so', async () => {
		const { items, hints } = await change('set', {}, { place: isoDate(oldest) });
		expect(items[0].json).toEqual({ changed: 0, places: [] });
		expect(hints.map(({ message }) => message).join()).toContain('No place was changed');
	});
});

type Saved = Record<string, { name: string; lists: object }>;

/** n8n's static data of the workflow, as far as it has places. */
const staticOf = (data: IDataObject) => data.global as unknown as { bigCommercePlaces: Saved };
const namesIn = (data: IDataObject) =>
	Object.values(staticOf(data).bigCommercePlaces).map(({ name }) => name);

/** Saves the places of the only node also for a second one. @returns its lists */
function addNode(data: IDataObject, name: string): () => object {
	const saved = staticOf(data);
	const [own] = Object.values(saved.bigCommercePlaces);
	saved.bigCommercePlaces = {
		...saved.bigCommercePlaces,
		second: { ...structuredClone(own), name },
	};
	return () => staticOf(data).bigCommercePlaces.second.lists;
}
