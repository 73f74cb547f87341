import { createHmac, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

import { verifySignature } from '../../../nodes/BigCommerceTrigger/delivery/signature';

const NOW = 1_795_000_000;

/** As the Standard Webhooks' own library signs, with BigCommerce's reading of the secret. */
function sign(body: Buffer, clientSecret: string, at = NOW) {
	const library = new Webhook(Buffer.from(clientSecret).toString('base64'));
	return {
		'webhook-id': 'msg_1',
		'webhook-timestamp': String(at),
		'webhook-signature': library.sign('msg_1', new Date(at * 1000), body.toString('utf8')),
	};
}

test.each(Array.from({ length: 50 }, (_, index) => index))(
	'what the library signs is valid, and with one bit changed it is not (%i)',
	(index) => {
		const secret = randomBytes(5 + index).toString(index % 2 ? 'hex' : 'base64');
		const body = Buffer.from(JSON.stringify({ index, text: 'ä€\u{1F6D2}'.repeat(index) }));
		const headers = sign(body, secret);
		expect(verifySignature(headers, body, secret, NOW)).toBe('valid');
		const altered = Buffer.from(body);
		altered[index % body.length] ^= 1;
		expect(verifySignature(headers, altered, secret, NOW)).toBe('invalid');
		expect(verifySignature(headers, body, `${secret}x`, NOW)).toBe('invalid');
	},
);

const body = Buffer.from('{}');
const genuine = sign(body, 'secret');

test.each([
	['five minutes late', NOW + 300, 'valid'],
	['a second more', NOW + 301, 'invalid'],
	['five minutes early', NOW - 300, 'valid'],
	['a second more', NOW - 301, 'invalid'],
])('%s (%i) is %s', (_, now, verdict) => {
	expect(verifySignature(genuine, body, 'secret', now)).toBe(verdict);
});

test('one of several signatures suffices, as when a secret is being replaced', () => {
	const several = `v1,${randomBytes(32).toString('base64')} v1a,xyz ${genuine['webhook-signature']}`;
	expect(verifySignature({ ...genuine, 'webhook-signature': several }, body, 'secret', NOW)).toBe(
		'valid',
	);
});

const {
	'webhook-id': id,
	'webhook-timestamp': timestamp,
	'webhook-signature': signature,
} = genuine;
const encoded = signature.slice('v1,'.length);
const by = (key: string | Buffer, content = `${id}.${timestamp}.{}`, algorithm = 'sha256') =>
	`v1,${createHmac(algorithm, key).update(content).digest('base64')}`;

test.each<[what: string, changes: object, verdict: string]>([
	['an ID alone', { 'webhook-timestamp': undefined, 'webhook-signature': undefined }, 'invalid'],
	['a time alone', { 'webhook-id': undefined, 'webhook-signature': undefined }, 'invalid'],
	['a signature alone', { 'webhook-id': undefined, 'webhook-timestamp': undefined }, 'invalid'],
	['no ID', { 'webhook-id': undefined }, 'invalid'],
	['no time', { 'webhook-timestamp': undefined }, 'invalid'],
	['a list of signatures', { 'webhook-signature': [signature] }, 'invalid'],
	['a list of IDs', { 'webhook-id': [id] }, 'invalid'],
	['a list of times', { 'webhook-timestamp': [timestamp] }, 'invalid'],
	['a time with a fraction', { 'webhook-timestamp': `${NOW}.0` }, 'invalid'],
	['a time with a sign', { 'webhook-timestamp': `+${NOW}` }, 'invalid'],
	['a time with a space', { 'webhook-timestamp': ` ${NOW}` }, 'invalid'],
	['a time in hexadecimal', { 'webhook-timestamp': `0x${NOW.toString(16)}` }, 'invalid'],
	['a time with an exponent', { 'webhook-timestamp': '1795e6' }, 'invalid'],
	['a time in milliseconds', { 'webhook-timestamp': `${NOW}000` }, 'invalid'],
	['a blank time', { 'webhook-timestamp': '' }, 'invalid'],
	['another time than was signed', { 'webhook-timestamp': String(NOW - 1) }, 'invalid'],
	['another ID than was signed', { 'webhook-id': 'msg_2' }, 'invalid'],
	[
		'a part of the ID in the time',
		{ 'webhook-id': 'msg', 'webhook-timestamp': `1.${NOW}` },
		'invalid',
	],
	['a blank signature', { 'webhook-signature': '' }, 'invalid'],
	['no version', { 'webhook-signature': encoded }, 'invalid'],
	['another version', { 'webhook-signature': `v1a,${encoded}` }, 'invalid'],
	['a version in capitals', { 'webhook-signature': `V1,${encoded}` }, 'invalid'],
	['a version and nothing', { 'webhook-signature': 'v1,' }, 'invalid'],
	['a signature cut short', { 'webhook-signature': signature.slice(0, -8) }, 'invalid'],
	[
		'a signature in hexadecimal',
		{ 'webhook-signature': `v1,${Buffer.from(encoded, 'base64').toString('hex')}` },
		'invalid',
	],
	['signed with nothing', { 'webhook-signature': by('') }, 'invalid'],
	[
		'signed with the secret as base64',
		{ 'webhook-signature': by(Buffer.from('secret').toString('base64')) },
		'invalid',
	],
	[
		'signed with what the secret is as base64',
		{ 'webhook-signature': by(Buffer.from('secret', 'base64')) },
		'invalid',
	],
	[
		'signed by SHA-1',
		{ 'webhook-signature': by('secret', `${id}.${timestamp}.{}`, 'sha1') },
		'invalid',
	],
	[
		'signed by SHA-512',
		{ 'webhook-signature': by('secret', `${id}.${timestamp}.{}`, 'sha512') },
		'invalid',
	],
	['the body alone signed', { 'webhook-signature': by('secret', '{}') }, 'invalid'],
	[
		'the ID left out of what is signed',
		{ 'webhook-signature': by('secret', `${timestamp}.{}`) },
		'invalid',
	],
	[
		'ten thousand signatures that are none',
		{ 'webhook-signature': `${'v1,AAAA '.repeat(10_000)}` },
		'invalid',
	],
	['as it is', {}, 'valid'],
])('%s: %#', (_what, changes, verdict) => {
	expect(verifySignature({ ...genuine, ...changes }, body, 'secret', NOW)).toBe(verdict);
});

test('a delivery without any of the headers is not signed', () => {
	expect(verifySignature({}, body, 'secret', NOW)).toBe('absent');
});
