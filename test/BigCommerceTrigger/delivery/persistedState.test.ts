import type { Delivery } from '../../../nodes/BigCommerceTrigger/delivery/readDelivery';
import {
	emptyState,
	printState,
	parseState,
} from '../../../nodes/BigCommerceTrigger/delivery/persistedState';
import {
	markSeen,
	forgetOld,
	keyOfRecord,
	markListed,
} from '../../../nodes/BigCommerceTrigger/delivery/seenEvents';

const HOUR = 60 * 60;
const order = (id: number, createdAt: number, change = 'updated'): Delivery => ({
	scope: `store/order/${change}`,
	data: { type: 'order', id },
	time: createdAt,
	key: `${createdAt} hash${id}`,
	raw: {},
});

test('what is saved is known again', () => {
	const memory = { ...emptyState(), startedAt: 5, lookedUntil: 90, signed: true };
	markSeen(memory.seenEvents, order(1, 100, 'created'));
	markSeen(memory.seenEvents, order(2, 100));
	markListed(memory.seenEvents, keyOfRecord('orders', 3), 80, 90);
	markListed(memory.seenEvents, keyOfRecord('metafields', 'a, b 100%'), 80, 90);
	const again = parseState(printState(memory));
	expect(again).toEqual(memory);
	expect(markSeen(again.seenEvents, order(2, 100))).toBe(false);
	expect(markSeen(again.seenEvents, order(2, 101))).toBe(true);
});

test.each([undefined, '', 'nonsense', '{}', '{"deliveries":1,"records":""}'])(
	'%j is no memory, and no reason to stop',
	(text) => {
		expect(parseState(text)).toEqual(emptyState());
	},
);

test.each([4_070_908_800, -1, 'now', null, true])(
	'%j is no moment: with it, neither moment that was saved counts',
	(moment) => {
		const saved = { deliveries: '', records: '', startedAt: 5, lookedUntil: 90 };
		for (const changes of [{ startedAt: moment }, { lookedUntil: moment }])
			expect(parseState(JSON.stringify({ ...saved, ...changes }))).toEqual(emptyState());
		expect(parseState(JSON.stringify(saved))).toMatchObject({ startedAt: 5, lookedUntil: 90 });
	},
);

test('of what was saved, entries that no version of the node has written are left out', () => {
	const longest = 'x'.repeat(300);
	const { seenEvents } = parseState(
		JSON.stringify({
			deliveries: 'abcd-_12,short,,much too long,ABCDEFGH',
			records: `orders%7C1 a b 1,${longest} a b 0,${longest}x a b 0,orders%7C2 a b 2,%ZZ a b 1`,
		}),
	);
	expect([...seenEvents.deliveries]).toEqual(['abcd-_12', 'ABCDEFGH']);
	expect([...seenEvents.records.keys()]).toEqual(['orders|1', longest]);
});

test('a record of 2099 that does not fit does not move the next look there', () => {
	const now = Math.floor(Date.now() / 1000);
	const memory = { ...emptyState(), startedAt: now - 90, lookedUntil: now - 60 };
	markListed(memory.seenEvents, keyOfRecord('orders', 0), 4_070_908_800, now);
	for (let id = 1; id <= 500; id += 1)
		markListed(memory.seenEvents, keyOfRecord('orders', id), now - 80, now - 60);
	const { startedAt = 0, lookedUntil = 0 } = parseState(printState(memory));
	expect(lookedUntil).toBeGreaterThanOrEqual(now);
	expect(Math.max(startedAt, lookedUntil)).toBeLessThan(now + 60);
});

test('however much happens, little is kept and less is saved', () => {
	const memory = { ...emptyState(), startedAt: 1, lookedUntil: 1 };
	for (let id = 1; id <= 30_000; id += 1) markSeen(memory.seenEvents, order(id, id));
	expect(memory.seenEvents.deliveries.size).toBeLessThanOrEqual(20_000);
	expect(memory.seenEvents.records.size).toBeLessThanOrEqual(20_000);
	const text = printState(memory);
	expect(JSON.stringify({ text }).length).toBeLessThan(20_000);
	// What was left out is not looked for again: nothing before the oldest record that was saved.
	expect(parseState(text).startedAt).toBe(30_000 - 500 + 10);
});

test('what a list showed outlives the hours that BigCommerce goes on trying; what was delivered does not need to', () => {
	const { seenEvents: told } = emptyState();
	const now = 100 * HOUR;
	markListed(told, keyOfRecord('orders', 1), now - 49 * HOUR, now - 49 * HOUR);
	markListed(told, keyOfRecord('orders', 2), now - 51 * HOUR, now - 51 * HOUR);
	markSeen(told, order(3, now - HOUR));
	forgetOld(told, now - 60, now);
	expect([...told.records.keys()]).toEqual([keyOfRecord('orders', 1)]);
	expect(markSeen(told, order(1, now - 49 * HOUR - 5))).toBe(false);
});
