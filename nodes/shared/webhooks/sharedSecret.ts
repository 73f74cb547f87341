import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Sent by BigCommerce with every delivery, because the hook was registered with it. */
export const PROOF_HEADER = 'X-N8n-Trigger-Secret';

/** Tells which node of which n8n a hook belongs to, so that nobody else's is ever touched. */
export const OWNER_HEADER = 'X-N8n-Trigger';

/** A secret that nobody can guess. */
export function newSecret(): string {
	return randomBytes(32).toString('base64url');
}

/** Compares without telling by its time how much was right. */
export function isSecret(given: unknown, secret: string): boolean {
	if (typeof given !== 'string') return false;
	const [left, right] = [given, secret].map((each) => createHash('sha256').update(each).digest());
	return timingSafeEqual(left, right);
}

/**
 * The mark of a node's hooks: the same for the same node of the same n8n, different for test and production.
 * @param parts n8n's instance, the workflow, the node, and whether it is a test
 */
export function ownerMark(...parts: string[]): string {
	return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
}
