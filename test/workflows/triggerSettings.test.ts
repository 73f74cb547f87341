import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { as, sandboxForTests } from '../support/sandbox';
import { startTrigger, type RunningTrigger } from '../support/trigger';
import { RAW } from '../support/triggerProxy';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => await sandbox.close());

const running: RunningTrigger[] = [];
beforeEach(() => sandbox.reset());
afterEach(async () => {
	for (const trigger of running.splice(0)) await trigger.close();
});

async function prepare(parameters: object) {
	const trigger = await startTrigger({
		parameters: { events: ['store/order/created'], ...parameters } as INodeParameters,
		use: as(sandbox, 'full').use,
	});
	running.push(trigger);
	return trigger;
}

const hooks = async () => {
	const response = await fetch(`${sandbox.url}/stores/hearth24kq/v3/hooks?limit=250`, {
		headers: { 'X-Auth-Token': 'sandbox-token-full-access' },
	});
	return ((await response.json()) as { data: Array<{ scope: string; destination: string }> }).data
		.filter(({ destination }) => destination.includes('127.0.0.1'))
		.map(({ scope }) => scope)
		.sort();
};

const NO_LIST = '"Channels" must be a list of channel IDs';
const REFUSED: Array<[parameters: object, message: string]> = [
	...[
		'1, 2',
		'1;2',
		'abc',
		['abc'],
		['1, 2'],
		[1, 'abc'],
		[[1, 2]],
		[[[1]]],
		[0],
		[-1],
		[1.5],
		['1.5'],
		['1e3'],
		['0x10'],
		[true],
		[{}],
		[null],
		[1, null],
		['1', ''],
		{ id: 1 },
		true,
		0,
		1e308,
		'={{ "1, 2" }}',
		'={{ [undefined] }}',
		'={{ ({ id: 1 }) }}',
		'={{ NaN }}',
	].map((channels): [object, string] => [{ options: { channels } }, NO_LIST]),
	...[
		'={{ undefined }}',
		'={{ null }}',
		'={{ "" }}',
		'={{ " " }}',
		'={{ [] }}',
		'={{ $json.channels }}',
		'={{ $json.shop.channels }}',
	].map((channels): [object, string] => [{ options: { channels } }, '"Channels" has no value']),
	[{ fetchRecord: null }, '"Fetch Full Record" has no value'],
	[{ events: [5] }, '"Events" must be a list of events'],
	[{ events: 5 }, '"Events" must be a list of events'],
	[{ events: [null] }, '"Events" must be a list of events'],
	[{ events: [{}] }, '"Events" must be a list of events'],
	[{ events: [['store/order/created']] }, '"Events" must be a list of events'],
	[{ events: ['store/order/created', ''] }, '"Events" must be a list of events'],
	[{ events: '={{ undefined }}' }, '"Events" has no value'],
	[{ events: '={{ $json.events }}' }, '"Events" has no value'],
	[{ events: '={{ [] }}' }, '"Events" has no value'],
	[{ events: [] }, 'No event is chosen'],
	[
		{ events: ['store/order/created,store/order/updated'] },
		'This version of the node has no event "store/order/created,store/order/updated"',
	],
	[{ delivery: 'webhook' }, '"Delivery" must be one of "webhooks", "polling"'],
	[{ fetchRecord: 'sometimes' }, '"Fetch Full Record" must be true or false'],
	[{ fetchRecord: '={{ undefined }}' }, '"Fetch Full Record" has no value'],
	[{ catchUp: 'perhaps' }, '"Catch Up Missed Events" must be true or false'],
	[{ catchUp: '={{ $json.catchUp }}' }, '"Catch Up Missed Events" has no value'],
	[{ options: { checkEvery: 'often' } }, '"Minutes Between Checks" must be a number'],
	[{ options: { checkEvery: '15 minutes' } }, '"Minutes Between Checks" must be a number'],
	[{ options: { checkEvery: -1 } }, '"Minutes Between Checks" must be from 0 to 10080'],
	[{ options: { checkEvery: 1e300 } }, '"Minutes Between Checks" must be from 0 to 10080'],
	[{ options: { checkEvery: '={{ undefined }}' } }, '"Minutes Between Checks" has no value'],
	[{ options: { output: 'rawest' } }, '"Output" must be one of "simple", "raw"'],
	[{ options: { includeDuplicates: 'perhaps' } }, '"Include Duplicates" must be true or false'],
	[{ options: { reportRepairs: {} } }, '"Report Repairs" must be true or false'],
];

test.each(REFUSED)(
	'%j is refused by name when the workflow is published, and nothing is registered',
	async (parameters, message) => {
		const refusal = await (await prepare(parameters)).activate().then(
			() => 'It went well.',
			(error: Error) => error.message,
		);
		expect(refusal).toContain(message);
		expect(refusal).not.toMatch(RAW);
		expect(await hooks()).toEqual([]);
	},
);

test.each(
	REFUSED.filter(
		([parameters]) =>
			!('delivery' in parameters) &&
			!/includeDuplicates|reportRepairs|checkEvery|catchUp/.test(JSON.stringify(parameters)),
	),
)('%j is refused by Polling Only as well', async (parameters, message) => {
	const refusal = await (await prepare({ delivery: 'polling', ...parameters })).activate().then(
		() => 'It went well.',
		(error: Error) => error.message,
	);
	expect(refusal).toContain(message);
	expect(refusal).not.toMatch(RAW);
});

const CHANNEL_ONE = ['store/channel/1/order/created'];
test.each<[parameters: object, registered: string[]]>([
	[{ options: {} }, ['store/order/created']],
	[{ options: { channels: [] } }, ['store/order/created']],
	[{ options: { channels: '' } }, ['store/order/created']],
	[{ options: { channels: [1] } }, CHANNEL_ONE],
	[{ options: { channels: ['1'] } }, CHANNEL_ONE],
	[{ options: { channels: 1 } }, CHANNEL_ONE],
	[{ options: { channels: '1' } }, CHANNEL_ONE],
	[{ options: { channels: [1, '1'] } }, CHANNEL_ONE],
	[{ options: { channels: '={{ [1] }}' } }, CHANNEL_ONE],
	[
		{ options: { channels: '={{ "1, 2".split(", ") }}' } },
		[...CHANNEL_ONE, 'store/channel/2/order/created'],
	],
	[{ events: 'store/order/created', options: {} }, ['store/order/created']],
	[{ options: { checkEvery: '15' } }, ['store/order/created']],
	[{ fetchRecord: 'false', catchUp: '={{ false }}' }, ['store/order/created']],
])('%j is what it looks like', async (parameters, registered) => {
	const trigger = await prepare(parameters);
	await trigger.activate();
	expect(await hooks()).toEqual(registered);
	await trigger.deactivate();
});

test('unpublishing does not depend on settings that are wrong by now', async () => {
	const trigger = await prepare({ options: { channels: [1] } });
	await trigger.activate();
	trigger.change({ options: { channels: '={{ undefined }}' } });
	await trigger.deactivate();
	expect(await hooks()).toEqual([]);
});
