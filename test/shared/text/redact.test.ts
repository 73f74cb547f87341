import { redact } from '../../../nodes/shared/text/redact';
import {
	secretsHandedOut,
	secretsInHeaders,
	secretsOfAccount,
} from '../../../nodes/shared/text/secrets';
import { busyFor } from '../../support/busy';

const TOKEN = 'k3y9x7q2m5v8b1n4c6z0t3r7w9p2s5d';
const ODD = 'p+s/w=r&d "7" <é>';

describe('a secret cannot be read', () => {
	it.each<[string, (secret: string) => string]>([
		['as it is', (secret) => `token ${secret} is not valid`],
		['inside of a word', (secret) => `x${secret}y`],
		['percent-encoded', (secret) => `?token=${encodeURIComponent(secret)}&a=1`],
		[
			'percent-encoded in small letters',
			(secret) => encodeURIComponent(secret).replaceAll(/%../g, (text) => text.toLowerCase()),
		],
		['as JSON inside of a text', (secret) => JSON.stringify({ token: secret })],
		[
			'as JSON with escaped slashes',
			(secret) => JSON.stringify({ token: secret }).replaceAll('/', '\\/'),
		],
		[
			'escaped for a page',
			(secret) =>
				`<b>${secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}</b>`,
		],
		['in base64', (secret) => Buffer.from(secret).toString('base64')],
		['in base64 behind a name', (secret) => Buffer.from(`user:${secret}`).toString('base64')],
		[
			'in base64 behind another name',
			(secret) => Buffer.from(`me:${secret}:more`).toString('base64'),
		],
		['in base64 for addresses', (secret) => Buffer.from(`u1:${secret}`).toString('base64url')],
	])('%s', (_how, write) => {
		for (const secret of [TOKEN, ODD]) {
			const masked = redact(write(secret), [secret]);
			expect(masked).toContain('[removed]');
			expect(masked).not.toContain(secret.slice(4, -4));
			expect(Buffer.from(masked.replaceAll('[removed]', ''), 'base64').toString()).not.toContain(
				secret.slice(4, 12),
			);
		}
	});

	it('in any place of a value, names of fields included', () => {
		const value = { a: [TOKEN, { b: `x ${TOKEN}` }], [TOKEN]: 1, c: null, d: 7, e: true };
		expect(redact(value, [TOKEN])).toEqual({
			a: ['[removed]', { b: 'x [removed]' }],
			'[removed]': 1,
			c: null,
			d: 7,
			e: true,
		});
	});

	it('a number that is one', () => {
		expect(redact({ a: 4111111111111111, b: 737, c: 7370 }, ['4111111111111111', '737'])).toEqual({
			a: '[removed]',
			b: '[removed]',
			c: 7370,
		});
	});

	it('the longer of two that share a beginning', () => {
		expect(redact('abcdefgh12345678', ['abcdefgh', 'abcdefgh12345678'])).toBe('[removed]');
	});
});

describe('what is no secret stays', () => {
	it.each<[string, string, string[]]>([
		['no secrets', 'a text', []],
		['an empty one', 'a text', ['']],
		['one of two letters', 'a text', ['te']],
		['a short one inside of a word', 'order 17371 is paid', ['737']],
		['bytes', 'a text', ['another']],
	])('%s', (_what, text, secrets) => {
		expect(redact(text, secrets)).toBe(text);
	});

	it('the value itself, where nothing is to be masked', () => {
		const value = { a: [{ b: 'x' }], c: Buffer.from(TOKEN) };
		expect(redact(value, [TOKEN])).toBe(value);
	});

	it('a credential that could be a word does not make texts unreadable', () => {
		expect(secretsOfAccount({ accessToken: 'token', clientSecret: 'products' })).toEqual([]);
		expect(secretsOfAccount({ accessToken: TOKEN, clientSecret: 's3cret-of-the-app' })).toEqual([
			TOKEN,
			's3cret-of-the-app',
		]);
	});
});

describe('the headers of a request', () => {
	it.each<[Record<string, unknown>, string[]]>([
		[{ Authorization: `Bearer ${TOKEN}` }, [TOKEN]],
		[{ authorization: `PAT ${TOKEN}` }, [TOKEN]],
		[{ 'X-Bc-Customer-Access-Token': TOKEN }, [TOKEN]],
		[{ 'Sf-Api-Token': TOKEN }, [TOKEN]],
		[{ Cookie: `session=${TOKEN}` }, [`session=${TOKEN}`, TOKEN]],
		[
			{ Cookie: `session=${TOKEN}; lang=en; other="cl1ent-s3cret"` },
			['other="cl1ent-s3cret"', `session=${TOKEN}`, TOKEN, 'cl1ent-s3cret'],
		],
		[
			{ Authorization: `Basic ${Buffer.from(`me:${TOKEN}`).toString('base64')}` },
			[Buffer.from(`me:${TOKEN}`).toString('base64'), `me:${TOKEN}`, TOKEN],
		],
		[{ 'X-Api-Key': 'a1b2,c3d4;e5f6' }, ['a1b2,c3d4;e5f6']],
		[
			{ 'X-Signature': TOKEN, 'X-Session-Id': 's3ssion-of-somebody' },
			[TOKEN, 's3ssion-of-somebody'],
		],
		[
			{ Accept: 'application/json', 'Content-Type': 'application/json', 'X-Bc-Customer-Id': '42' },
			[],
		],
		[{}, []],
	])('%j', (headers, expected) => {
		expect(secretsInHeaders(headers)).toEqual(expected);
	});
});

describe('what an answer hands out', () => {
	it.each<[unknown, string[]]>([
		[{ data: { token: TOKEN } }, [TOKEN]],
		[{ data: { id: 7, access_token: TOKEN } }, [TOKEN]],
		[{ data: [{ client_secret: TOKEN }, { customerAccessToken: TOKEN }] }, [TOKEN, TOKEN]],
		[{ data: { token: 'is not valid' } }, []],
		[{ data: { name: TOKEN, tokens: 7 } }, []],
		['a text', []],
	])('%j', (body, expected) => {
		expect(secretsHandedOut(body)).toEqual(expected);
	});
});

it.each(['<', ' ', 'a', '&', '7', '-', TOKEN.slice(0, -1), '4111 1111 '])(
	'twenty megabytes of %j are looked through in a blink',
	(text) => {
		const body = { data: [Buffer.from(text.repeat(20_000_000 / text.length)).toString()] };
		const within = (secrets: string[]) => busyFor(() => redact(body, secrets));
		expect(within([TOKEN, 'cl1ent-s3cret-0f-the-app'])).toBeLessThan(1_000);
		expect(
			within([ODD, '-'.repeat(40), ' '.repeat(40), '4111111111111111', '737', 'aaaaaaab']),
		).toBeLessThan(3_000);
	},
);

it('a value of any depth is looked through', () => {
	const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], TOKEN);
	expect(redact(deep, [TOKEN]) as unknown[]).toHaveLength(1);
});
