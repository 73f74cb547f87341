import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Header that BigCommerce sends with every delivery, because the hook was registered with it. */
export const PROOF_HEADER = 'X-N8n-Trigger-Secret';

/** Header that identifies the node and n8n instance of a hook, so that other hooks are never changed. */
export const OWNER_HEADER = 'X-N8n-Trigger';

/** Makes the secret of a node's hooks different for each registration. Not secret itself: n8n saves it with the workflow. */
export function newSalt(): string {
	return randomBytes(16).toString('base64url');
}

/**
 * The secret of a node's hooks. It is derived from the access token, which only the n8n credential holds. The workflow
 * therefore contains nothing that reveals it, and every n8n process can derive it again.
 * @param owner the node's owner mark
 */
export function secretFrom(accessToken: string, owner: string, salt: string): string {
	return createHmac('sha256', accessToken)
		.update(`n8n-nodes-bigcommerce webhooks\n${owner}\n${salt}`)
		.digest('base64url');
}

/** Lets a process recognize the secret without reading the credential. The hash cannot be turned back into the secret. */
export function hashOf(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url');
}

/** Compares in constant time. */
export function isSecret(candidate: unknown, secretHash: string): boolean {
	if (typeof candidate !== 'string') return false;
	const [left, right] = [hashOf(candidate), secretHash].map((text) => Buffer.from(text));
	return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The owner mark of a node's hooks: always the same for a node of an n8n instance, but different for test and production.
 * @param parts the instance, the workflow, the node, and test or production
 */
export function ownerMark(...parts: string[]): string {
	return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
}
