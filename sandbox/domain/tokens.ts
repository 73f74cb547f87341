import { randomBytes } from 'node:crypto';

/** Something that looks like a JWT. The signature is random: nothing here can be verified, and nothing opens anything. */
export function token(payload: Record<string, unknown>): string {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	return [
		part({ alg: 'ES256', typ: 'JWT' }),
		part(payload),
		randomBytes(32).toString('base64url'),
	].join('.');
}
