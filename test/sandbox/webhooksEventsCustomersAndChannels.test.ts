import { listen, settled } from './receiver';
import { ask } from './support';
import { prepareEvents, type EventCase } from './webhooksEventsSupport';

const { sandbox, receiver, sentAfter } = prepareEvents();

const CUSTOMER = { email: 'ida.vane@example.com', first_name: 'Ida', last_name: 'Vane' };
const ADDRESS = {
	customer_id: 1,
	first_name: 'Ida',
	last_name: 'Vane',
	address1: '1 Mill Road',
	city: 'Boise',
	country_code: 'US',
	state_or_province: 'Idaho',
	postal_code: '83702',
};

test.each<EventCase>([
	[
		'a customer is made with an address',
		[
			'POST',
			'/v3/customers',
			[{ ...CUSTOMER, addresses: [{ ...ADDRESS, customer_id: undefined }] }],
		],
		['store/customer/*'],
		[
			[
				'store/customer/address/created',
				{ type: 'customer', id: expect.any(Number), address: { customer_id: 61 } },
			],
			['store/customer/created', { type: 'customer', id: 61 }],
		],
	],
	[
		'customers go by filter',
		['DELETE', '/v3/customers?id:in=3,4'],
		['store/customer/*'],
		[
			['store/customer/deleted', { type: 'customer', id: 3 }],
			['store/customer/deleted', { type: 'customer', id: 4 }],
		],
	],
	[
		'a subscriber is made',
		['POST', '/v3/customers/subscribers', { email: 'ida.vane@example.com', channel_id: 1 }],
		['store/subscriber/*'],
		[['store/subscriber/created', { type: 'subscriber', id: expect.any(Number) }]],
	],
	[
		'settings of a channel change',
		['PUT', '/v3/settings/storefront/seo?channel_id=1', { page_title: 'Hearth' }],
		['store/channel/1/settings/*', 'store/channel/2/settings/*'],
		[['store/channel/1/settings/SEO/updated', {}]],
	],
	[
		'a channel is made',
		['POST', '/v3/channels', { name: 'Fair', type: 'pos', platform: 'custom' }],
		['store/channel/*'],
		[['store/channel/created', { type: 'channel', id: expect.any(Number) }]],
	],
])('%s', async (_what, request, scopes, expected) => {
	expect(await sentAfter(request, ...scopes)).toEqual(expected);
});

test('what a refused batch has undone fires nothing', async () => {
	await listen(sandbox(), 'store/customer/*', receiver().url);
	const { status } = await ask(sandbox(), 'POST', '/v3/customers', {
		body: [CUSTOMER, { ...CUSTOMER, last_name: 'Again' }],
	});
	expect(status).toBe(422);
	await settled(sandbox());
	expect(receiver().received).toEqual([]);
});
