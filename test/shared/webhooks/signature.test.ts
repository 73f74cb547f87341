import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

import { verifySignature } from '../../../nodes/shared/webhooks/signature';

const NOW = 1_795_000_000;

/** As the Standard Webhooks' own library signs, with BigCommerce's reading of the secret. */
function sign(body: Buffer, clientSecret: string, at = NOW) {
	const library = new Webhook(Buffer.from(clientSecret).toString('base64'));
	return { 'webhook-id': 'msg_1', 'webhook-timestamp': String(at), 'webhook-signature': library.sign('msg_1', new Date(at * 1000), body.toString('utf8')) };
}

test.each(Array.from({ length: 50 }, (_, index) => index))('what the library signs is valid, and with one bit changed it is not (%i)', (index) => {
	const secret = randomBytes(5 + index).toString(index % 2 ? 'hex' : 'base64');
	const body = Buffer.from(JSON.stringify({ index, text: 'ä€\u{1F6D2}'.repeat(index) }));
	const headers = sign(body, secret);
	expect(verifySignature(headers, body, secret, NOW)).toBe('valid');
	const altered = Buffer.from(body);
	altered[index % body.length] ^= 1;
	expect(verifySignature(headers, altered, secret, NOW)).toBe('invalid');
	expect(verifySignature(headers, body, `${secret}x`, NOW)).toBe('invalid');
});

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
	expect(verifySignature({ ...genuine, 'webhook-signature': several }, body, 'secret', NOW)).toBe('valid');
});

test.each([
	[{}, 'absent'],
	[{ 'webhook-id': 'msg_1' }, 'invalid'],
	[{ ...genuine, 'webhook-signature': [genuine['webhook-signature']] }, 'invalid'],
	[{ ...genuine, 'webhook-timestamp': `${NOW}.0` }, 'invalid'],
	[{ ...genuine, 'webhook-signature': '' }, 'invalid'],
	[{ ...genuine, 'webhook-signature': genuine['webhook-signature'].slice(3) }, 'invalid'],
])('%j is %s', (headers, verdict) => {
	expect(verifySignature(headers, body, 'secret', NOW)).toBe(verdict);
});
