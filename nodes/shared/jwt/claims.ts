/** What a token says. */
export type Claims = Record<string, unknown>;

/** Why a token is not believed. `malformed`: not a token at all; `algorithm`: not HS256; the others name the claim. */
export type Refusal =
	| 'malformed'
	| 'algorithm'
	| 'signature'
	| 'audience'
	| 'issuer'
	| 'subject'
	| 'expired'
	| 'early'
	| 'identity';

/** What the claims of a token must be. What is left out is not looked at, except that dates count wherever they are. */
export interface Expectations {
	/** Whom the token is for; it may name others besides. */
	audience?: string;
	issuer?: string;
	subject?: string | RegExp;
	/** Whether a token without an end is refused. */
	mustExpire: boolean;
	/** Whether a token without an ID, `jti`, is refused. */
	mustHaveId?: boolean;
}

/** Seconds that the clocks of BigCommerce and n8n may be apart. */
const CLOCKS_APART = 60;

/** The first thing that speaks against the claims of a token whose signature is right. Pure. */
export function objections(
	claims: Claims,
	expected: Expectations,
	now: number,
): Refusal | undefined {
	const { audience, issuer, subject, mustExpire, mustHaveId } = expected;
	if (audience !== undefined && ![claims.aud].flat().includes(audience)) return 'audience';
	if (issuer !== undefined && claims.iss !== issuer) return 'issuer';
	if (subject !== undefined && !isSubject(claims.sub, subject)) return 'subject';
	if (mustHaveId && (typeof claims.jti !== 'string' || claims.jti === '')) return 'identity';
	if (!isDate(claims.exp, mustExpire) || Number(claims.exp ?? Infinity) + CLOCKS_APART <= now)
		return 'expired';
	const starts = [claims.nbf, claims.iat];
	return starts.every(
		(each) => isDate(each, false) && Number(each ?? -Infinity) - CLOCKS_APART <= now,
	)
		? undefined
		: 'early';
}

function isSubject(given: unknown, expected: string | RegExp): boolean {
	if (typeof given !== 'string') return false;
	return typeof expected === 'string' ? given === expected : expected.test(given);
}

function isDate(value: unknown, isRequired: boolean): boolean {
	return value === undefined ? !isRequired : typeof value === 'number' && Number.isFinite(value);
}
