import { createHmac, timingSafeEqual } from 'node:crypto';

import { objections, type Claims, type Expectations, type Refusal } from './claims';

export type Verdict = { claims: Claims } | { refused: Refusal };

/** BigCommerce's tokens have about a kilobyte. */
const LONGEST = 8 * 1024;
const PART = /^[A-Za-z0-9_-]+$/;

/**
 * Decides whether a JSON Web Token can be believed. The algorithm is pinned: whatever the token says of itself, it is
 * checked with HMAC-SHA256 or not at all. Nothing in it is used before its signature was found right.
 * @param secret the client secret as it is shown: its text is the key
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
	if (parts.length !== 3 || !parts.every((each) => PART.test(each)))
		return { refused: 'malformed' };
	const [head, body, signature] = parts;
	const header = decode(head);
	if (!header) return { refused: 'malformed' };
	// Extensions that must be understood are none of those that this code understands.
	if (header.alg !== 'HS256' || 'crit' in header) return { refused: 'algorithm' };
	if (!isSignature(signature, createHmac('sha256', secret).update(`${head}.${body}`).digest()))
		return { refused: 'signature' };
	const claims = decode(body);
	if (!claims) return { refused: 'malformed' };
	const refused = objections(claims, expected, now);
	return refused ? { refused } : { claims };
}

/** Compares without telling by its time how much was right. A signature has one spelling only: others are not accepted. */
function isSignature(given: string, expected: Buffer): boolean {
	const bytes = Buffer.from(given, 'base64url');
	return (
		bytes.length === expected.length &&
		timingSafeEqual(bytes, expected) &&
		given === expected.toString('base64url')
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
