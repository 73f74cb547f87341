import { expectRefusal, openSandbox, send, type Refusal } from './refusalsSupport';

openSandbox();

const COUPON = {
	name: 'Test',
	type: 'per_total_discount',
	amount: '5',
	code: 'TEST-1',
	applies_to: { entity: 'categories', ids: [0] },
};
const coupon = (changes: object) => ({ ...COUPON, ...changes });
const GIFT = {
	to_name: 'Ida',
	to_email: 'ida@example.com',
	from_name: 'Ada',
	from_email: 'ada@example.com',
	amount: '10',
};
const REDIRECTS = '/v3/storefront/redirects';
const redirect = (changes: object) => [
	{ from_path: '/old', site_id: 1000, to: { type: 'url', url: '/new' }, ...changes },
];

it.each<Refusal>([
	[
		'a coupon with a word as its amount',
		'POST',
		'/v2/coupons',
		coupon({ amount: 'ten' }),
		400,
		'amount',
		'number',
	],
	[
		'a coupon of an unknown type',
		'POST',
		'/v2/coupons',
		coupon({ type: 'cheap' }),
		400,
		'type',
		'one of',
	],
	[
		'a coupon for Categories with a capital',
		'POST',
		'/v2/coupons',
		coupon({ applies_to: { entity: 'Categories', ids: [0] } }),
		400,
		'applies_to.entity',
		'categories, products',
	],
	[
		'a coupon for nothing',
		'POST',
		'/v2/coupons',
		coupon({ applies_to: {} }),
		400,
		'applies_to.entity',
		'missing',
	],
	[
		'a coupon for a product that does not exist',
		'POST',
		'/v2/coupons',
		coupon({ applies_to: { entity: 'products', ids: [9] } }),
		400,
		'applies_to.ids',
		'9 does not exist',
	],
	[
		'a coupon of 200 percent',
		'POST',
		'/v2/coupons',
		coupon({ type: 'percentage_discount', amount: '200' }),
		400,
		'amount',
		'100 percent',
	],
	[
		'a coupon code with a sign',
		'POST',
		'/v2/coupons',
		coupon({ code: 'A&B' }),
		400,
		'code',
		'letters',
	],
	[
		'a coupon whose amount becomes a word',
		'PUT',
		'/v2/coupons/1',
		{ amount: 'ten' },
		400,
		'amount',
		'number',
	],
	[
		'a gift certificate worth nothing',
		'POST',
		'/v2/gift_certificates',
		{ ...GIFT, amount: '0' },
		400,
		'amount',
		'above 0',
	],
	[
		'a gift certificate in a currency that the store does not have',
		'POST',
		'/v2/gift_certificates',
		{ ...GIFT, currency_code: 'CHF' },
		400,
		'currency_code',
		'CHF does not exist',
	],
	[
		'a redirect from a path without a slash',
		'PUT',
		REDIRECTS,
		redirect({ from_path: 'old without slash' }),
		422,
		'0.from_path',
		'slash',
	],
	['a redirect to nowhere', 'PUT', REDIRECTS, redirect({ to: undefined }), 422, '0.to', 'target'],
	[
		'a redirect to no address',
		'PUT',
		REDIRECTS,
		redirect({ to: { type: 'url', url: '' } }),
		422,
		'0.to',
		'target',
	],
	[
		'a redirect to a product that does not exist',
		'PUT',
		REDIRECTS,
		redirect({ to: { type: 'product', entity_id: 9 } }),
		422,
		'0.to.entity_id',
		'does not exist',
	],
	[
		'a redirect on a site that does not exist',
		'PUT',
		REDIRECTS,
		redirect({ site_id: 1 }),
		422,
		'0.site_id',
		'does not exist',
	],
	[
		'a redirect of V2 without a slash',
		'POST',
		'/v2/redirects',
		{ path: 'old', forward: { type: 'product', ref: 77 } },
		400,
		'path',
		'slash',
	],
])('%s is refused', async (...refusal) => await expectRefusal(refusal));

it.each<[what: string, method: string, path: string, body: unknown]>([
	['a coupon', 'POST', '/v2/coupons', COUPON],
	['the name of a coupon', 'PUT', '/v2/coupons/1', { name: 'Other' }],
	['a gift certificate', 'POST', '/v2/gift_certificates', { ...GIFT, currency_code: 'usd' }],
	['a redirect', 'PUT', REDIRECTS, redirect({})],
	[
		'a redirect to a product',
		'PUT',
		REDIRECTS,
		redirect({ to: { type: 'product', entity_id: 78 } }),
	],
])('%s is accepted', async (_what, method, path, body) => {
	const { status, body: answer } = await send(method, path, body);
	expect([status < 300, answer]).toEqual([true, answer]);
});
