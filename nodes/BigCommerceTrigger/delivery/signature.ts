import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that the clocks of BigCommerce and n8n may differ: the same tolerance as in the Standard Webhooks libraries. */
const TOLERANCE = 5 * 60;

/** `absent`: the delivery has no signature headers. */
export type SignatureResult = 'valid' | 'invalid' | 'absent';

/** Headers as Node provides them, with lowercase names. */
export type Headers = Record<string, string | string[] | undefined>;

/**
 * Checks a delivery's signature according to the Standard Webhooks specification: HMAC-SHA256 over `id.timestamp.body`, with
 * several signatures separated by spaces, each `v1,<base64>`. BigCommerce's guide passes the library base64 of the client
 * secret, so the key is the client secret itself. Written here in a few dozen lines over node:crypto, so
 * that the package needs no bundled library.
 * @param now seconds
 */
export function verifySignature(
	headers: Headers,
	body: Buffer,
	clientSecret: string,
	now: number,
): SignatureResult {
	const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
		(name) => headers[name],
	);
	if (id === undefined && timestamp === undefined && signatures === undefined) return 'absent';
	if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string')
		return 'invalid';
	if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > TOLERANCE)
		return 'invalid';
	const expected = createHmac('sha256', Buffer.from(clientSecret, 'utf8'))
		.update(`${id}.${timestamp}.`)
		.update(body)
		.digest();
	return signatures.split(' ').some((part) => matches(part, expected)) ? 'valid' : 'invalid';
}

function matches(signature: string, expected: Buffer): boolean {
	const [version, encoded] = signature.split(',');
	if (version !== 'v1' || encoded === undefined) return false;
	const decoded = Buffer.from(encoded, 'base64');
	return decoded.length === expected.length && timingSafeEqual(decoded, expected);
}
