import omit from 'lodash/omit';

import { bodyOf } from '../support/deliveries';
import { isoDate } from '../support/sinceLastRun';
import { openSandbox, sandbox, start, until } from '../support/signedDeliveries';
import type { RunningTrigger } from '../support/trigger';

openSandbox();
beforeEach(() => {
	// Only what a test delivers itself arrives.
	sandbox.webhooks.settings.drop = 1;
});

const products = () => [...sandbox.stores.values()][0].collection('catalog/products');

/** Products that were created so many seconds ago, and nothing else. */
function onlyProducts(ages: number[]): number[] {
	const pattern = omit(products().all()[0], 'id');
	for (const { id } of products().all()) products().remove(id as number);
	const now = Math.floor(Date.now() / 1000);
	return ages.map(
		(age, index) =>
			products().insert({
				...pattern,
				name: `B${index}`,
				sku: `B${index}`,
				date_created: isoDate(now - age),
				date_modified: isoDate(now - age),
			}).id as number,
	);
}

const publish = async (
	options: Record<string, string>,
	events = ['store/product/created'],
	timezone?: string,
) => await start({ delivery: 'webhooks', events, options }, 'full', undefined, timezone);

const brief = (items: Array<Record<string, unknown>>) =>
	items.map(({ id, backfill }) => [id, backfill]);

/** What the activation and further polls load. */
async function load(trigger: RunningTrigger) {
	const items: Array<Record<string, unknown>> = trigger.started.splice(0).flat();
	for (let poll = 0; poll < 10; poll++) items.push(...(await trigger.poll()));
	return items;
}

test('loads what existed in portions, each record once, also between two checks', async () => {
	const ids = onlyProducts(Array.from({ length: 2300 }, (_, index) => 90_000 - index));
	const trigger = await publish({ startFrom: 'beginning' });
	expect(trigger.started.map((items) => items.length)).toEqual([1000]);
	expect(brief(await load(trigger))).toEqual(ids.map((id) => [id, true]));
	expect(await load(trigger)).toEqual([]);
});

test('loads from a date, and without the setting nothing', async () => {
	const [, , recent] = onlyProducts([90_000, 80_000, 600]);
	const startFromDate = isoDate(Math.floor(Date.now() / 1000) - 3600);
	const trigger = await publish({ startFrom: 'date', startFromDate });
	expect(brief(await load(trigger))).toEqual([[recent, true]]);
	expect(await load(await publish({}))).toEqual([]);
});

test('reads a date without a time zone in that of the workflow', async () => {
	const hour = 3600;
	const [, recent] = onlyProducts([4 * hour, 2 * hour]);
	// Three hours ago, as a clock in Tokyo shows it: without the zone of the workflow, six hours from now.
	const startFromDate = isoDate(Math.floor(Date.now() / 1000) + 6 * hour).slice(0, 19);
	const trigger = await publish(
		{ startFrom: 'date', startFromDate },
		['store/product/created'],
		'Asia/Tokyo',
	);
	expect(brief(await load(trigger))).toEqual([[recent, true]]);
});

test('leaves out what an event has brought meanwhile', async () => {
	const ids = onlyProducts(Array.from({ length: 1200 }, (_, index) => 90_000 - index));
	const trigger = await publish({ startFrom: 'beginning' }, ['store/product/*']);
	const [loaded] = trigger.started.splice(0);
	const data = { type: 'product', id: ids[1100] };
	await trigger.send(bodyOf({ scope: 'store/product/updated', data }));
	await until(() => trigger.started.length === 1);
	const all = [...brief(loaded), ...brief(await load(trigger))];
	expect(all.map(([id]) => id).sort()).toEqual([...ids].sort());
	expect(all.filter(([, isLoaded]) => !isLoaded)).toEqual([[ids[1100], undefined]]);
});
