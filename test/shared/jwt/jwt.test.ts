import { createHmac } from 'node:crypto';
import { jwtVerify, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';

import { signJwt } from '../../../nodes/operations/localOperations/sign';
import { verifyJwt } from '../../../nodes/shared/jwt/verify';

const SECRET = 'a-client-secret-of-a-usual-length-0123456789';
const KEY = new TextEncoder().encode(SECRET);
const NOW = Math.floor(Date.now() / 1000);
const CLAIMS = {
	aud: 'client-1',
	iss: 'bc',
	sub: 'stores/abc123',
	iat: NOW,
	nbf: NOW,
	exp: NOW + 3600,
	jti: 'one',
	user: { id: 7, email: 'zoë@example.com' },
};
const EXPECTED = {
	audience: 'client-1',
	issuer: 'bc',
	subject: /^stores\/[a-z0-9]+$/,
	mustExpire: true,
	mustHaveId: true,
};

const byJose = async (claims: object, key: Uint8Array = KEY, alg = 'HS256') =>
	await new SignJWT(claims as JWTPayload).setProtectedHeader({ alg, typ: 'JWT' }).sign(key);
/** A text stands for itself, and may be JSON that nothing here would write. */
const encode = (value: unknown) =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
/** Signed as it should be, whatever is in it. */
const signed = (header: unknown, body: unknown) => {
	const content = `${encode(header)}.${encode(body)}`;
	return `${content}.${createHmac('sha256', SECRET).update(content).digest('base64url')}`;
};

describe('in agreement with jose', () => {
	test('jose believes what is signed here', async () => {
		const { payload, protectedHeader } = await jwtVerify(signJwt(CLAIMS, SECRET), KEY, {
			algorithms: ['HS256'],
			audience: 'client-1',
			issuer: 'bc',
		});
		expect(payload).toEqual(CLAIMS);
		expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
	});

	test('what jose signed is believed here', async () => {
		expect(verifyJwt(await byJose(CLAIMS), SECRET, EXPECTED, NOW)).toEqual({ claims: CLAIMS });
	});

	test('both refuse each other with another secret', async () => {
		await expect(jwtVerify(signJwt(CLAIMS, 'another'), KEY)).rejects.toThrow();
		expect(
			verifyJwt(
				await byJose(CLAIMS, new TextEncoder().encode('another-secret-of-sufficient-length')),
				SECRET,
				EXPECTED,
				NOW,
			),
		).toEqual({ refused: 'signature' });
	});
});

test.each<[what: string, claims: object]>([
	['one of several audiences', { ...CLAIMS, aud: ['other', 'client-1'] }],
	['a clock that is half a minute fast', { ...CLAIMS, iat: NOW + 30, nbf: NOW + 30 }],
	['a clock that is half a minute slow', { ...CLAIMS, exp: NOW - 30 }],
	['no beginning', { ...CLAIMS, nbf: undefined, iat: undefined }],
])('believed: %s', (_what, claims) => {
	expect(verifyJwt(signJwt(claims, SECRET), SECRET, EXPECTED, NOW)).toHaveProperty('claims');
});

const good = signJwt(CLAIMS, SECRET);
const [head, body, signature] = good.split('.');
const altered = encode({ ...CLAIMS, sub: 'stores/victim' });
const without = (name: keyof typeof CLAIMS) => signJwt({ ...CLAIMS, [name]: undefined }, SECRET);

const FORGED: Array<[what: string, token: unknown, refused: string]> = [
	['nothing', undefined, 'malformed'],
	['an empty text', '', 'malformed'],
	['a number', 7, 'malformed'],
	['a list, as a repeated query parameter gives', [good, good], 'malformed'],
	['not a token', 'hello', 'malformed'],
	['two parts', `${head}.${body}`, 'malformed'],
	['four parts', `${good}.x`, 'malformed'],
	['no signature', `${head}.${body}.`, 'malformed'],
	['a header that is no JSON', `${encode('{')}.${body}.${signature}`, 'malformed'],
	['a header that is a list', `${encode([])}.${body}.${signature}`, 'malformed'],
	['spaces around it', ` ${good} `, 'malformed'],
	['plain base64', good.replaceAll('-', '+').replaceAll('_', '/').concat('=='), 'malformed'],
	['huge', signJwt({ ...CLAIMS, more: 'x'.repeat(10_000) }, SECRET), 'malformed'],
	['a body that is text, well signed', signed({ alg: 'HS256' }, 'text'), 'malformed'],
	['a body that is null, well signed', signed({ alg: 'HS256' }, null), 'malformed'],
	['algorithm none, as jose makes it', new UnsecuredJWT(CLAIMS).encode(), 'malformed'],
	['algorithm none with a signature', signed({ alg: 'none' }, CLAIMS), 'algorithm'],
	['algorithm None', signed({ alg: 'None' }, CLAIMS), 'algorithm'],
	['algorithm hs256', signed({ alg: 'hs256' }, CLAIMS), 'algorithm'],
	['no algorithm', signed({ typ: 'JWT' }, CLAIMS), 'algorithm'],
	['algorithm RS256, signed with HMAC', signed({ alg: 'RS256' }, CLAIMS), 'algorithm'],
	[
		'extensions that must be understood',
		signed({ alg: 'HS256', crit: ['b64'], b64: false }, CLAIMS),
		'algorithm',
	],
	['an altered body', `${head}.${altered}.${signature}`, 'signature'],
	['an altered header', `${encode({ alg: 'HS256', kid: '1' })}.${body}.${signature}`, 'signature'],
	['a shortened signature', `${head}.${body}.${signature.slice(0, 20)}`, 'signature'],
	['a lengthened signature', `${good}AA`, 'signature'],
	[
		'the last character of the signature spelt otherwise',
		good.slice(0, -1) + String.fromCharCode(good.charCodeAt(good.length - 1) + 1),
		'signature',
	],
	[
		'the signature of another token',
		`${head}.${body}.${signJwt({ a: 1 }, SECRET).split('.')[2]}`,
		'signature',
	],
	['another secret', signJwt(CLAIMS, 'another'), 'signature'],
	['an empty secret', signJwt(CLAIMS, ''), 'signature'],
	['for another app', signJwt({ ...CLAIMS, aud: 'client-2' }, SECRET), 'audience'],
	['for other apps', signJwt({ ...CLAIMS, aud: ['client-2', 'client-3'] }, SECRET), 'audience'],
	['for nobody', without('aud'), 'audience'],
	['from somebody else', signJwt({ ...CLAIMS, iss: 'bc/apps' }, SECRET), 'issuer'],
	['from nobody', without('iss'), 'issuer'],
	['about no store', without('sub'), 'subject'],
	['about something else', signJwt({ ...CLAIMS, sub: 'accounts/1' }, SECRET), 'subject'],
	[
		'about a store with a path behind it',
		signJwt({ ...CLAIMS, sub: 'stores/abc123/../x' }, SECRET),
		'subject',
	],
	['without an ID', without('jti'), 'identity'],
	['expired', signJwt({ ...CLAIMS, exp: NOW - 61 }, SECRET), 'expired'],
	['without an end', without('exp'), 'expired'],
	['with an end that is text', signJwt({ ...CLAIMS, exp: '9999999999' }, SECRET), 'expired'],
	['not valid yet', signJwt({ ...CLAIMS, nbf: NOW + 120 }, SECRET), 'early'],
	['issued in the future', signJwt({ ...CLAIMS, iat: NOW + 120 }, SECRET), 'early'],
	[
		'JSON with a byte order mark for a header',
		`${encode(`\ufeff${JSON.stringify({ alg: 'HS256' })}`)}.${body}.${signature}`,
		'malformed',
	],
	['five parts, as an encrypted token has', `${good}.${body}.${signature}`, 'malformed'],
	[
		'a line break within the signature',
		`${head}.${body}.${signature.slice(0, 10)}\n${signature.slice(10)}`,
		'malformed',
	],
	['a NUL behind it', `${good}\0`, 'malformed'],
	['a body that is a list of claims, well signed', signed({ alg: 'HS256' }, [CLAIMS]), 'malformed'],
	['several algorithms', signed({ alg: ['HS256', 'none'] }, CLAIMS), 'algorithm'],
	['algorithm HS384', signed({ alg: 'HS384' }, CLAIMS), 'algorithm'],
	['an algorithm with a space', signed({ alg: 'HS256 ' }, CLAIMS), 'algorithm'],
	[
		'a key of its own in the header',
		`${encode({ alg: 'HS256', jwk: { kty: 'oct', k: encode('key') } })}.${body}.${createHmac(
			'sha256',
			'key',
		)
			.update(`${encode({ alg: 'HS256', jwk: { kty: 'oct', k: encode('key') } })}.${body}`)
			.digest('base64url')}`,
		'signature',
	],
	[
		'a key that is a file',
		`${encode({ alg: 'HS256', kid: '../../dev/null' })}.${body}.${createHmac('sha256', '')
			.update(`${encode({ alg: 'HS256', kid: '../../dev/null' })}.${body}`)
			.digest('base64url')}`,
		'signature',
	],
	['the secret as base64', signJwt(CLAIMS, Buffer.from(SECRET).toString('base64')), 'signature'],
	['the client ID for a secret', signJwt(CLAIMS, 'client-1'), 'signature'],
	[
		'an object for an audience',
		signJwt({ ...CLAIMS, aud: { 'client-1': true } }, SECRET),
		'audience',
	],
	['an audience in capitals', signJwt({ ...CLAIMS, aud: 'CLIENT-1' }, SECRET), 'audience'],
	['a list of issuers', signJwt({ ...CLAIMS, iss: ['bc'] }, SECRET), 'issuer'],
	[
		'about a store with a line break behind it',
		signJwt({ ...CLAIMS, sub: 'stores/abc123\n' }, SECRET),
		'subject',
	],
	['about a list of stores', signJwt({ ...CLAIMS, sub: ['stores/abc123'] }, SECRET), 'subject'],
	['with an ID that is a number', signJwt({ ...CLAIMS, jti: 7 }, SECRET), 'identity'],
	[
		'with an end beyond every number',
		signed({ alg: 'HS256' }, JSON.stringify(CLAIMS).replace(/"exp":\d+/, '"exp":1e999')),
		'expired',
	],
	['with an end that is null', signJwt({ ...CLAIMS, exp: null }, SECRET), 'expired'],
	['with a beginning that is text', signJwt({ ...CLAIMS, nbf: 'now' }, SECRET), 'early'],
];

test.each(FORGED)('refused: %s', (_what, token, refused) => {
	expect(verifyJwt(token, SECRET, EXPECTED, NOW)).toEqual({ refused });
});

test('HS512 of jose is refused, although its secret is right', async () => {
	expect(
		verifyJwt(
			await byJose(CLAIMS, new TextEncoder().encode(SECRET.repeat(2)), 'HS512'),
			SECRET.repeat(2),
			EXPECTED,
			NOW,
		),
	).toEqual({ refused: 'algorithm' });
});

test('without a secret nothing is believed', () => {
	expect(verifyJwt(signJwt(CLAIMS, ''), '', EXPECTED, NOW)).toEqual({ refused: 'malformed' });
});
