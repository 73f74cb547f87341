import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that the clocks of BigCommerce and n8n may be apart, as the Standard Webhooks libraries have it. */
const TOLERANCE = 5 * 60;

/** `absent`: the delivery carries no signature at all. */
export type SignatureResult = 'valid' | 'invalid' | 'absent';

/** Headers as Node gives them: names in lower case. */
export type Headers = Record<string, string | string[] | undefined>;

/**
 * Checks a delivery's signature by the Standard Webhooks specification: HMAC-SHA256 over `id.timestamp.body`, several
 * signatures separated by spaces, each `v1,<base64>`. BigCommerce's guide hands the library base64 of the client secret, so
 * the key is the client secret itself. Own code, because the library does not pass n8n's scanner of community packages.
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
	return signatures.split(' ').some((each) => matches(each, expected)) ? 'valid' : 'invalid';
}

function matches(signature: string, expected: Buffer): boolean {
	const [version, encoded] = signature.split(',');
	if (version !== 'v1' || encoded === undefined) return false;
	const given = Buffer.from(encoded, 'base64');
	return given.length === expected.length && timingSafeEqual(given, expected);
}
