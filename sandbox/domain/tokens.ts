import { randomBytes } from 'node:crypto';

/** A token that looks like a JWT. Its signature is random, so it cannot be verified and works nowhere else. */
export function token(payload: Record<string, unknown>): string {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	return [
		part({ alg: 'ES256', typ: 'JWT' }),
		part(payload),
		randomBytes(32).toString('base64url'),
	].join('.');
}
