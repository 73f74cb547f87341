import { bodyOf } from '../support/deliveries';
import { openSandbox, proxy, start, until } from '../support/oddEvents';
import { speedUpWaits } from '../support/quickClock';
import { PAGE, RAW, type Answered } from '../support/triggerProxy';

speedUpWaits();

openSandbox();

describe('the record behind an event', () => {
	const ODD: Array<[what: string, answer: Partial<Answered>]> = [
		['a page', PAGE],
		['a blank', { status: 200, body: '' }],
		['null', { status: 200, body: 'null' }],
		['a text', { status: 200, body: '"ok"' }],
		['a list of nothing', { status: 200, body: '[null]' }],
		['half of the JSON', { status: 200, body: '{"id":10' }],
		[
			'a record nested by the thousand',
			{ status: 200, body: `{"id":101,"more":${'['.repeat(5000)}${']'.repeat(5000)}}` },
		],
	];

	test.each(ODD)('is %s: the event comes without it, with a note', async (_what, answer) => {
		const { send, started } = await start({ events: ['store/order/created'] });
		proxy.meddle(({ path }) => (path === '/orders/101' ? answer : undefined));
		await send(bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } }));
		await until(() => started.length === 1, 30);
		expect(started[0][0]).toMatchObject({
			id: 101,
			note: expect.stringMatching(/^The record was (not read|already gone)/),
		});
		expect(started[0][0]).not.toHaveProperty('record');
		expect(String(started[0][0].note)).not.toMatch(RAW);
	});

	test('is not taken from a list that ignores what was asked for', async () => {
		const { send, started } = await start({ events: ['store/customer/updated'] });
		proxy.meddle(({ path }) =>
			path === '/customers'
				? {
						body: JSON.stringify({
							data: [{ id: 999, email: 'somebody.else@example.com' }],
							meta: {},
						}),
					}
				: undefined,
		);
		await send(bodyOf({ scope: 'store/customer/updated', data: { type: 'customer', id: 3 } }));
		await until(() => started.length === 1);
		expect(JSON.stringify(started)).not.toContain('somebody.else');
	});

	test('is not guessed where an event of several does not say which belong together', async () => {
		const { send, started } = await start({ events: ['store/priceList/records/updated'] });
		proxy.taken();
		await send(
			bodyOf({
				scope: 'store/priceList/records/updated',
				data: [
					{ price_list_id: 1, variant_id: 77 },
					{ price_list_id: 1, variant_id: 78, currency: 'USD' },
				],
			}),
		);
		await until(() => started.length === 1);
		expect(started[0][0].note).toBe('The record was not read.');
		expect(proxy.taken().filter(({ path }) => path.startsWith('/pricelists'))).toEqual([]);
	});

	test('one of thousands does not read them all', async () => {
		const { send, started } = await start({ events: ['store/priceList/records/updated'] });
		proxy.meddle(({ path }) =>
			path.startsWith('/pricelists') ? { status: 200, body: '{"data":{"price":1}}' } : undefined,
		);
		proxy.taken();
		await send(
			bodyOf({
				scope: 'store/priceList/records/updated',
				data: Array.from({ length: 2_000 }, (_, index) => ({
					price_list_id: 1,
					variant_id: index + 1,
					currency: 'USD',
				})),
			}),
		);
		await until(() => started.length === 1, 50);
		expect(started[0][0].note).toBe('Only the first 250 of 2000 records were read.');
		expect(proxy.taken().filter(({ path }) => path.startsWith('/pricelists'))).toHaveLength(250);
	});
});
