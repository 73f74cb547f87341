import type { Delivery } from '../../../nodes/shared/webhooks/delivery';
import { emptyMemory, print, read } from '../../../nodes/shared/webhooks/memory';
import { claim, forget, keyOfRecord, noteListed } from '../../../nodes/shared/webhooks/told';

const HOUR = 60 * 60;
const order = (id: number, createdAt: number, change = 'updated'): Delivery => ({
	scope: `store/order/${change}`,
	store_id: '1',
	data: { type: 'order', id },
	hash: `hash${id}`,
	created_at: createdAt,
	producer: 'stores/abc',
});

test('what is saved is known again', () => {
	const memory = { ...emptyMemory(), startedAt: 5, lookedUntil: 90, signed: true };
	claim(memory.told, order(1, 100, 'created'));
	claim(memory.told, order(2, 100));
	noteListed(memory.told, keyOfRecord('orders', 3), 80, 90);
	noteListed(memory.told, keyOfRecord('metafields', 'a, b 100%'), 80, 90);
	const again = read(print(memory));
	expect(again).toEqual(memory);
	expect(claim(again.told, order(2, 100))).toBe(false);
	expect(claim(again.told, order(2, 101))).toBe(true);
});

test.each([undefined, '', 'nonsense', '{}', '{"deliveries":1,"records":""}'])(
	'%j is no memory, and no reason to stop',
	(text) => {
		expect(read(text)).toEqual(emptyMemory());
	},
);

test('however much happens, little is kept and less is saved', () => {
	const memory = { ...emptyMemory(), startedAt: 1, lookedUntil: 1 };
	for (let id = 1; id <= 30_000; id += 1) claim(memory.told, order(id, id));
	expect(memory.told.deliveries.size).toBeLessThanOrEqual(20_000);
	expect(memory.told.records.size).toBeLessThanOrEqual(20_000);
	const text = print(memory);
	expect(JSON.stringify({ text }).length).toBeLessThan(20_000);
	// What was left out is not looked for again: nothing before the oldest record that was saved.
	expect(read(text).startedAt).toBe(30_000 - 500 + 10);
});

test('what a list showed outlives the hours that BigCommerce goes on trying; what was delivered does not need to', () => {
	const { told } = emptyMemory();
	const now = 100 * HOUR;
	noteListed(told, keyOfRecord('orders', 1), now - 49 * HOUR, now - 49 * HOUR);
	noteListed(told, keyOfRecord('orders', 2), now - 51 * HOUR, now - 51 * HOUR);
	claim(told, order(3, now - HOUR));
	forget(told, now - 60, now);
	expect([...told.records.keys()]).toEqual([keyOfRecord('orders', 1)]);
	expect(claim(told, order(1, now - 49 * HOUR - 5))).toBe(false);
});
