import type { OwnWork } from '../../../catalog/types';
import { signJwt, sign } from '../../../nodes/operations/localOperations/sign';
import { choose } from '../../../nodes/operations/localOperations/chooseValue';
import { secretsIn } from '../../../nodes/operations/localOperations/secrets';
import { fillTemplate } from '../../../nodes/operations/localOperations/template';
import { verify } from '../../../nodes/operations/localOperations/verify';
import { redact } from '../../../nodes/shared/text/redact';
import own from '../../../catalog/localOperations.json';

const workOf = <Kind extends OwnWork['kind']>(kind: Kind) =>
	own.operations
		.map((operation) => operation.own as OwnWork)
		.find((ownWork) => ownWork.kind === kind) as Extract<OwnWork, { kind: Kind }>;

test('a template takes values as they are, and leaves out what stands for nothing', () => {
	const known = { id: 7, no: false, empty: '', list: [1], hash: 'abc123' };
	expect(
		fillTemplate(
			{
				id: '{id}',
				no: '{no}',
				empty: '{empty}',
				unknown: '{unknown}',
				list: '{list}',
				inner: { at: 'stores/{hash}' },
			},
			known,
		),
	).toEqual({ id: 7, no: false, list: [1], inner: { at: 'stores/abc123' } });
});

describe('a login URL', () => {
	const known = {
		clientId: 'client',
		storeHash: 'abc123',
		now: 1_700_000_000,
		uuid: 'one',
		customer_id: 7,
	};
	const claimsOf = (token: string) =>
		JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()) as object;

	test('has all claims, and no more than were given', () => {
		const { url, token, expires_at } = sign(workOf('sign'), known, 'secret');
		expect(claimsOf(token)).toEqual({
			iss: 'client',
			iat: 1_700_000_000,
			jti: 'one',
			operation: 'customer_login',
			store_hash: 'abc123',
			customer_id: 7,
		});
		expect(url).toBe(`https://store-abc123.mybigcommerce.com/login/token/${token}`);
		expect(expires_at).toBe('2023-11-14T22:13:50.000Z');
	});

	test('takes what else BigCommerce knows', () => {
		const more = {
			channel_id: 2,
			redirect_to: '/login.php?action=logout',
			request_ip: '203.0.113.7',
			enable_persistent_cart: false,
		};
		expect(claimsOf(sign(workOf('sign'), { ...known, ...more }, 'secret').token)).toMatchObject(
			more,
		);
	});

	test.each([
		'//evil.example.com',
		'https://evil.example.com',
		'/\\evil.example.com',
		'account.php',
		'/a b',
		'/'.concat('\n'),
	])('redirects to no place but the storefront: %j', (redirect_to) => {
		expect(() => sign(workOf('sign'), { ...known, redirect_to }, 'secret')).toThrow(
			/must be a path of the storefront/,
		);
	});

	test.each([
		'http://www.example.com',
		'www.example.com',
		'https://user@www.example.com',
		'https://www.example.com/shop',
		'https://www.example.com/?a=b',
	])('does not travel to %s', (storefront_url) => {
		expect(() => sign(workOf('sign'), { ...known, storefront_url }, 'secret')).toThrow(
			/must be the address of the storefront/,
		);
	});
});

describe('the token of the current customer', () => {
	const NOW = 1_700_000_000;
	const claims = {
		customer: { id: 7, email: 'a@example.com', group_id: '2' },
		iss: 'bc/apps',
		sub: 'abc123',
		iat: NOW,
		exp: NOW + 900,
		version: 1,
		aud: 'client',
		store_hash: 'abc123',
		operation: 'current_customer',
	};
	const check = (changes: object, secret = 'secret') =>
		verify(
			workOf('verify'),
			{
				token: signJwt(JSON.parse(JSON.stringify({ ...claims, ...changes })) as object, secret),
				clientId: 'client',
				storeHash: 'abc123',
			},
			'secret',
			NOW,
		);

	test('is believed when everything is right', () => {
		expect(check({})).toEqual(claims);
	});

	test.each<[string, object, RegExp]>([
		['another app', { aud: 'other' }, /another app/],
		['another store', { store_hash: 'def456' }, /another store/],
		['no store', { store_hash: undefined }, /another store/],
		['another operation', { operation: 'customer_login' }, /another kind of token/],
		['an app callback', { iss: 'bc' }, /another kind of token/],
		['expired', { exp: NOW - 100 }, /has expired/],
		['no end', { exp: undefined }, /has expired/],
	])('is refused: %s', (_what, changes, message) => {
		expect(() => check(changes)).toThrow(message);
	});

	test('is refused with another secret, and never repeated', () => {
		expect(() => check({}, 'another')).toThrow(
			/^The token cannot be trusted: it was not signed with the client secret of this credential, or was changed afterwards$/,
		);
	});
});

describe('what may be chosen', () => {
	const rule = { field: 'payment_method_id', from: 'id', called: 'name' };
	const one = { id: 'a.card', name: 'A' };
	const two = { id: 'b.card', name: 'B' };

	test.each<[unknown, object[], unknown]>([
		['a.card', [one, two], 'a.card'],
		[undefined, [one], 'a.card'],
		['', [one], 'a.card'],
	])('given %j, offered %j: %j', (given, offered, chosen) => {
		expect(choose(rule, given, offered as never)).toBe(chosen);
	});

	test.each<[unknown, object[], RegExp]>([
		[undefined, [one, two], /several to choose from/],
		['c.card', [one, two], /not among those/],
		[undefined, [], /offers nothing/],
	])('given %j, offered %j: refused', (given, offered, message) => {
		expect(() => choose(rule, given, offered as never)).toThrow(message);
	});
});

describe('what must not be seen again', () => {
	const secrets = secretsIn(
		{
			payment: {
				instrument: {
					type: 'card',
					number: '4111111111111111',
					verification_value: '737',
					expiry_year: 2030,
				},
			},
		},
		['number', 'verification_value'],
	);

	test.each([
		['4111111111111111 is not valid', '[removed] is not valid'],
		['4111 1111 1111 1111 is not valid', '[removed] is not valid'],
		['the code 737 is wrong', 'the code [removed] is wrong'],
		['order 17371 is paid', 'order 17371 is paid'],
		['4111-1111-1111-1111, 737', '[removed], [removed]'],
	])('%s', (text, masked) => {
		expect(redact(text, secrets)).toBe(masked);
	});

	test('in an answer, as text, number and inside of others', () => {
		expect(
			redact({ a: ['4111111111111111', 737, 7370], b: { c: 'x 737' }, last_four: '1111' }, secrets),
		).toEqual({ a: ['[removed]', '[removed]', 7370], b: { c: 'x [removed]' }, last_four: '1111' });
	});
});
