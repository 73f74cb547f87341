import { createHmac, timingSafeEqual } from 'node:crypto';

import { objections, type Claims, type Expectations, type Refusal } from './claims';

export type Verdict = { claims: Claims } | { refused: Refusal };

/** BigCommerce's tokens are about one kilobyte. */
const LONGEST = 8 * 1024;
const PART = /^[A-Za-z0-9_-]+$/;

/**
 * Verifies a JSON Web Token. The algorithm is pinned: regardless of the token's header, it is
 * checked only with HMAC-SHA256. Nothing in it is used before its signature is verified.
 * @param secret the client secret as shown; its text is the key
 * @param now seconds
 */
export function verifyJwt(
	token: unknown,
	secret: string,
	expected: Expectations,
	now: number,
): Verdict {
	if (typeof token !== 'string' || token.length > LONGEST || secret === '')
		return { refused: 'malformed' };
	const parts = token.split('.');
	if (parts.length !== 3 || !parts.every((part) => PART.test(part)))
		return { refused: 'malformed' };
	const [head, body, signature] = parts;
	const header = decode(head);
	if (!header) return { refused: 'malformed' };
	// This code supports no critical extensions.
	if (header.alg !== 'HS256' || 'crit' in header) return { refused: 'algorithm' };
	if (!isSignature(signature, createHmac('sha256', secret).update(`${head}.${body}`).digest()))
		return { refused: 'signature' };
	const claims = decode(body);
	if (!claims) return { refused: 'malformed' };
	const refused = objections(claims, expected, now);
	return refused ? { refused } : { claims };
}

/** Compares in constant time. Accepts only the canonical encoding of a signature. */
function isSignature(signature: string, expected: Buffer): boolean {
	const bytes = Buffer.from(signature, 'base64url');
	return (
		bytes.length === expected.length &&
		timingSafeEqual(bytes, expected) &&
		signature === expected.toString('base64url')
	);
}

function decode(part: string): Claims | undefined {
	try {
		const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Claims)
			: undefined;
	} catch {
		return undefined;
	}
}
