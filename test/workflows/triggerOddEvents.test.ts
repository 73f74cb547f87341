import { bodyOf, nowInSeconds } from '../support/deliveries';
import { openSandbox, start, until } from '../support/oddEvents';
import { RAW } from '../support/triggerProxy';

openSandbox();

const HALF = '\ud83d';
const NESTED = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
const raw = (data: string) =>
	`{"scope":"store/order/updated","store_id":"1025646","data":${data},"hash":"h${data.length}","created_at":${nowInSeconds()},"producer":"stores/hearth24kq"}`;

/** Bodies that BigCommerce signs, and would not send; 401 where they cannot be saved with an execution. */
const EVENTS: Array<[what: string, status: number, body: () => string]> = [
	[
		'half a surrogate pair for an ID',
		200,
		() => bodyOf({ scope: 'store/order/updated', data: { type: 'order', id: HALF } }),
	],
	[
		'half a surrogate pair within an ID',
		200,
		() => bodyOf({ scope: 'store/order/updated', data: { type: 'order', id: `1${HALF}2` } }),
	],
	[
		'half a surrogate pair in the data',
		200,
		() =>
			bodyOf({
				scope: 'store/order/updated',
				data: { type: 'order', id: 700, note: HALF, [HALF]: 1 },
			}),
	],
	[
		'half a surrogate pair for a hash',
		200,
		() => raw('{"id":701}').replace(/"hash":"[^"]+"/, '"hash":"\\ud83d"'),
	],
	[
		'an ID of 200 kB',
		200,
		() =>
			bodyOf({ scope: 'store/order/updated', data: { type: 'order', id: 'x'.repeat(200_000) } }),
	],
	[
		'an ID of spaces, commas and percent signs',
		200,
		() => bodyOf({ scope: 'store/order/updated', data: { type: 'order', id: ' 1,2 %ZZ% | \n' } }),
	],
	[
		'an ID that is an object',
		200,
		() =>
			bodyOf({
				scope: 'store/order/updated',
				data: { type: 'order', id: { toString: 1, valueOf: 1 } },
			}),
	],
	['an ID that is no number', 200, () => raw('{"id":1e999}')],
	[
		'an ID that is null',
		200,
		() => bodyOf({ scope: 'store/order/updated', data: { type: 'order', id: null } }),
	],
	[
		'an ID that is false',
		200,
		() => bodyOf({ scope: 'store/order/updated', data: { type: 'order', id: false } }),
	],
	['an ID that is a list', 200, () => raw('{"id":[710]}')],
	['an ID beyond the whole numbers', 200, () => raw('{"id":1e21}')],
	['an ID that is less than nothing', 200, () => raw('{"id":-0}')],
	[
		'a time that is a text',
		200,
		() => raw('{"id":706}').replace(/"created_at":(\d+)/, '"created_at":"$1"'),
	],
	[
		'a time beyond every number',
		200,
		() => raw('{"id":707}').replace(/"created_at":\d+/, '"created_at":1e999'),
	],
	['a megabyte', 401, () => raw(`{"id":708,"note":"${'x'.repeat(1_000_000)}"}`)],
	[
		'a hundred thousand names',
		401,
		() => raw(`{"id":709,${Array.from({ length: 100_000 }, (_, at) => `"n${at}":1`).join()}}`),
	],
	[
		'a path for an ID',
		200,
		() => bodyOf({ scope: 'store/order/updated', data: { type: 'order', id: '../products' } }),
	],
	[
		'a list for the data',
		200,
		() => bodyOf({ scope: 'store/order/updated', data: [1, null, 'x'] }),
	],
	[
		'__proto__ in the data',
		200,
		() => raw('{"id":702,"__proto__":{"polluted":true},"constructor":{"prototype":1}}'),
	],
	[
		'the scope of everything below it',
		200,
		() => bodyOf({ scope: `store/order/${HALF}/../../x`, data: { type: 'order', id: 703 } }),
	],
	[
		'data nested a hundred thousand deep',
		401,
		() => raw(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
	],
	['data nested by the thousand', 401, () => raw(`{"id":704,"more":${NESTED}}`)],
	[
		'a field that is new, nested by the thousand',
		401,
		() => raw('{"id":705}').replace('{', `{"more":${NESTED},`),
	],
];

describe.each(['simple', 'raw'])('one event, put out %s', (output) => {
	test.each(EVENTS)('with %s takes no other with it', async (_what, status, body) => {
		const { send, started, ...trigger } = await start({
			events: ['store/order/*'],
			options: { output },
		});
		expect(
			await send(bodyOf({ scope: 'store/order/updated', data: { type: 'order', id: 101 } })),
		).toBe(200);
		expect(await send(body())).toBe(status);
		for (const id of [102, 103])
			expect(
				await send(bodyOf({ scope: 'store/order/updated', data: { type: 'order', id } })),
			).toBe(200);
		await until(() => started.flat().length === (status === 200 ? 4 : 3));
		const records = started
			.flat()
			.map(({ record }) => (record as { id?: number } | undefined)?.id)
			.filter(Boolean);
		expect(records.sort()).toEqual([101, 102, 103]);
		expect(JSON.stringify(started.flat().map(({ note }) => note))).not.toMatch(RAW);
		expect(trigger.logged.join('\n')).not.toMatch(/could not save|could not be/);
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();

		// Another process knows what was saved.
		const second = await start({ events: ['store/order/*'], fetchRecord: false }, trigger.saved());
		expect(String(second.memory())).toContain('orders%7C103');
	});
});

test('of many that come at once, those that are odd do not take along those that share their execution', async () => {
	const { send, started } = await start({ events: ['store/order/*'], fetchRecord: false });
	const odd = EVENTS.map(([, , body]) => body());
	const good = Array.from({ length: 80 }, (_, index) =>
		bodyOf({ scope: 'store/order/updated', data: { type: 'order', id: 1000 + index } }),
	);
	await Promise.all(
		good.flatMap((body, index) => [body, ...odd.slice(index, index + 1)]).map(send),
	);
	const ids = () =>
		started
			.flat()
			.map(({ id }) => id)
			.filter((id): id is number => typeof id === 'number' && id >= 1000 && id < 1080);
	await until(() => ids().length >= good.length);
	expect(ids().sort((one, other) => one - other)).toEqual(
		Array.from({ length: 80 }, (_, index) => 1000 + index),
	);
	expect(started.length).toBeLessThan(good.length);
});

test('what cannot be saved is logged, and the event starts the workflow all the same', async () => {
	const { send, started, logged, ...trigger } = await start({
		events: ['store/order/created'],
		fetchRecord: false,
	});
	trigger.failToSave(true);
	expect(
		await send(bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } })),
	).toBe(200);
	await until(() => started.length === 1);
	expect(
		logged.filter((text) => text.startsWith('The BigCommerce Trigger could not save')),
	).toHaveLength(1);
	trigger.failToSave(false);
	expect(
		await send(bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 102 } })),
	).toBe(200);
	await until(() => started.length === 2);
	expect(String(trigger.memory())).toMatch(/orders%7C101.*orders%7C102/);
});

test('what fails before the answer is answered 500, so that BigCommerce tries again, and comes then', async () => {
	const { send, started, ...trigger } = await start({
		events: ['store/order/created'],
		fetchRecord: false,
	});
	const body = bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } });
	trigger.change({ options: { output: 'nonsense' } });
	expect(await send(body)).toBe(500);
	trigger.change({ options: {} });
	expect(await send(body)).toBe(200);
	await until(() => started.length === 1);
	expect(started[0][0].id).toBe(101);
});
