import { createHash } from 'node:crypto';

/** A short hash that identifies a secret without revealing it. */
export function fingerprint(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url').slice(0, 22);
}
