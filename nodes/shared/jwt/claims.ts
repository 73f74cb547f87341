/** The claims of a token. */
export type Claims = Record<string, unknown>;

/** Why a token is refused. `malformed`: not a token; `algorithm`: not HS256; the others name the claim. */
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

/** The expected claims. Omitted claims are not checked, but dates are always checked if present. */
export interface Expectations {
	/** Expected audience. The token may have others, too. */
	audience?: string;
	issuer?: string;
	subject?: string | RegExp;
	/** Whether a token without an expiration is refused. */
	mustExpire: boolean;
	/** Whether a token without an ID, `jti`, is refused. */
	mustHaveId?: boolean;
}

/** Allowed clock difference between BigCommerce and n8n, in seconds. */
const CLOCKS_APART = 60;

/** The first reason to refuse the claims of a token with a valid signature. Pure. */
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
		(value) => isDate(value, false) && Number(value ?? -Infinity) - CLOCKS_APART <= now,
	)
		? undefined
		: 'early';
}

function isSubject(subject: unknown, expected: string | RegExp): boolean {
	if (typeof subject !== 'string') return false;
	return typeof expected === 'string' ? subject === expected : expected.test(subject);
}

function isDate(value: unknown, isRequired: boolean): boolean {
	return value === undefined ? !isRequired : typeof value === 'number' && Number.isFinite(value);
}
