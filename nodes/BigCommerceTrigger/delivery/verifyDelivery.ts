import { belongsTo } from '../events';
import { readDelivery, type Delivery } from './readDelivery';
import { isSecret, PROOF_HEADER } from '../hooks/sharedSecret';
import { verifySignature, type Headers } from './signature';

/** Bytes. BigCommerce's payloads have a few hundred; lists of price records are longer. */
const LARGEST_BODY = 256 * 1024;
/** Seconds. BigCommerce retries for about 48 hours. */
const OLDEST = 3 * 24 * 60 * 60;
const CLOCKS_APART = 5 * 60;

/** A request that arrived at n8n. */
export interface Arrival {
	headers: Headers;
	/** The raw body; absent if n8n did not keep it. */
	body?: Buffer;
}

/** What a delivery must match. */
export interface Expectation {
	/** See `hashOf`. */
	secretHash: string;
	storeHash: string;
	scopes: string[];
	clientSecret?: string;
	/** BigCommerce has signed deliveries for this account before, so this one must be signed too. Needs a client secret. */
	mustBeSigned: boolean;
}

/** Why a delivery is refused. Only logged in n8n; the sender does not see it. */
export type RejectReason =
	'size' | 'secret' | 'signature' | 'json' | 'shape' | 'store' | 'event' | 'age';

export type Verification = { delivery: Delivery; signed: boolean } | { refused: RejectReason };

/**
 * Decides whether a delivery is authentic. A pure function; it does not check for duplicates.
 * @param now seconds
 */
export function verifyDelivery(
	{ headers, body }: Arrival,
	expected: Expectation,
	now: number,
): Verification {
	if (!isSecret(headers[PROOF_HEADER.toLowerCase()], expected.secretHash))
		return { refused: 'secret' };
	if (!body || body.length === 0 || body.length > LARGEST_BODY) return { refused: 'size' };
	const verdict = expected.clientSecret
		? verifySignature(headers, body, expected.clientSecret, now)
		: 'unknown';
	if (verdict === 'invalid' || (verdict === 'absent' && expected.mustBeSigned))
		return { refused: 'signature' };
	const content = jsonOf(body);
	if (content === undefined) return { refused: 'json' };
	const delivery = readDelivery(content, headers, now);
	if (!delivery) return { refused: 'shape' };
	const refused = mismatch(delivery, expected, now);
	return refused ? { refused } : { delivery, signed: verdict === 'valid' };
}

function mismatch(
	{ producer, scope, time }: Delivery,
	{ storeHash, scopes }: Expectation,
	now: number,
): RejectReason | undefined {
	// The secret belongs to one registration, so a delivery that names no store is of the right one.
	if (producer !== undefined && producer !== `stores/${storeHash}`) return 'store';
	if (!scopes.some((text) => belongsTo(text, scope))) return 'event';
	return time > now + CLOCKS_APART || time < now - OLDEST ? 'age' : undefined;
}

/** Parses a body; undefined if it is not JSON. */
export function jsonOf(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}
