import events from '../../catalog/webhookEvents.json';
import { RULES } from '../../sandbox/webhooks/events';
import { hears } from '../../sandbox/webhooks/scopes';

test('all scopes are ones that the catalogue has', () => {
	const known = new Set(events.events.map(({ scope }) => scope));
	const storeWide = (scope: string) => scope.replace(/^store\//, 'store/channel/{channel_id}/');
	const unknown = RULES.filter(
		({ scope, data }) =>
			!known.has(data ? scope : storeWide(scope)) &&
			!(scope.startsWith('store/channel/*') && known.has(scope)),
	);
	expect([...new Set(unknown.map(({ scope }) => scope))]).toEqual([]);
});

test.each([
	['store/order/created', 'store/order/created', true],
	['store/order/created', 'store/order/updated', false],
	['store/order/*', 'store/order/refund/created', true],
	['store/order/*', 'store/orders/created', false],
	['store/order/*', 'store/channel/1/order/created', false],
	['store/channel/*', 'store/channel/updated', true],
	['store/channel/*', 'store/channel/1/order/created', false],
	['store/channel/1/order/*', 'store/channel/1/order/created', true],
	['store/channel/1/order/*', 'store/channel/2/order/created', false],
	['store/channel/1/order/*', 'store/order/created', false],
	[
		'store/channel/*/inventory/product/stock_changed',
		'store/channel/*/inventory/product/stock_changed',
		true,
	],
	['store/channel/*', 'store/channel/*/inventory/product/stock_changed', false],
	['store/cart/*', 'store/cart/lineItem/created', true],
])('%s hears %s: %s', (listening, scope, expected) => {
	expect(hears(listening, scope)).toBe(expected);
});
