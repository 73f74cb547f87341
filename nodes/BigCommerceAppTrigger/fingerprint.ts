import { createHash } from 'node:crypto';

/** A short name for a secret, which tells secrets apart and from which none can be made again. */
export function fingerprint(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url').slice(0, 22);
}
