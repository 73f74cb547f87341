import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { fields, jsons, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await sandboxForTests();
});
afterEach(async () => {
	await sandbox.close();
});

const store = () => sandbox.stores.get('hearth24kq') as Store;
const writes = () => apiRequests(sandbox).filter(({ method }) => method !== 'GET');
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** The shopper profiles of customers, which are created where they are missing. */
async function profilesOf(customers: number[]) {
	return await runOperation(
		sandbox,
		'shopperProfile.upsert',
		{
			fields: { mappingMode: 'autoMapInputData', value: null, matchingColumns: ['customer_id'] },
		},
		{ items: jsons(customers.map((customer_id) => ({ customer_id }))) },
	);
}

/** Makes the segment "Bakers" hold exactly these profiles. */
async function setProfiles(ids: unknown[], more: object = {}, run: object = {}) {
	return await runOperation(
		sandbox,
		'customerSegment.setShopperProfiles',
		{
			segmentId: byName('Bakers'),
			fields: fields({ shopper_profile_id: '={{ $json.id }}' }),
			...more,
		},
		{ items: jsons(ids.map((id) => ({ id }))), ...run },
	);
}

async function members(): Promise<unknown[]> {
	const { items } = await runOperation(sandbox, 'customerSegment.getShopperProfiles', {
		segmentId: byName('Bakers'),
		returnAll: true,
	});
	return items.map(({ json }) => json.id).sort();
}

const newCustomers = () => {
	const taken = new Set(
		store()
			.collection('shopper-profiles')
			.all()
			.map((profile) => profile.customer_id),
	);
	return Array.from({ length: 40 }, (_, index) => index + 1).filter((id) => !taken.has(id));
};

test('a customer has one shopper profile, however often it is asked for', async () => {
	const [first, second] = newCustomers();
	const made = await profilesOf([first, second, first]);
	expect(made.error).toBeUndefined();
	expect(made.items.map(({ json }) => json.outcome)).toEqual(['created', 'created', 'unchanged']);
	expect(made.items[2].json.id).toBe(made.items[0].json.id);
	const again = await profilesOf([first, second]);
	expect(again.items.map(({ json }) => json.outcome)).toEqual(['unchanged', 'unchanged']);
});

test('a segment then holds exactly the given profiles, and the same again writes nothing', async () => {
	const before = await members();
	const made = await profilesOf(newCustomers().slice(0, 3));
	const ids = made.items.map(({ json }) => json.id);
	sandbox.log.clear();
	const set = await setProfiles([...ids, before[0], ids[0]]);
	expect(set.error).toBeUndefined();
	expect(set.items.map(({ json }) => json.outcome)).toEqual([
		'added',
		'added',
		'added',
		'unchanged',
		'unchanged',
	]);
	expect(await members()).toEqual([...ids, before[0]].sort());
	expect(set.hints.map(({ message }) => message).join()).toContain(
		`${before.length - 1} removed, because no item names them.`,
	);

	sandbox.log.clear();
	await setProfiles([...ids, before[0]]);
	expect(writes()).toEqual([]);
});

test('nothing is removed if an item fails', async () => {
	const before = await members();
	const { items } = await setProfiles(
		[before[0], 'not an id'],
		{},
		{ onError: 'continueRegularOutput' },
	);
	expect(items[1].json.error).toBeDefined();
	expect(await members()).toEqual(before);
});

test('a preview shows what would be added, and changes nothing', async () => {
	const before = await members();
	const made = await profilesOf(newCustomers().slice(0, 1));
	sandbox.log.clear();
	const { items } = await setProfiles([made.items[0].json.id], { previewOnly: true });
	expect(items[0].json).toMatchObject({
		method: 'POST',
		path: expect.stringMatching(/^\/v3\/segments\//),
	});
	expect(writes()).toEqual([]);
	expect(await members()).toEqual(before);
});
