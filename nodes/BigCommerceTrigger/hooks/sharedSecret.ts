import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Sent by BigCommerce with every delivery, because the hook was registered with it. */
export const PROOF_HEADER = 'X-N8n-Trigger-Secret';

/** Tells which node of which n8n a hook belongs to, so that nobody else's is ever touched. */
export const OWNER_HEADER = 'X-N8n-Trigger';

/** Makes the secret of a node's hooks differ from one registration to the next. Not a secret itself: n8n keeps it with the workflow. */
export function newSalt(): string {
	return randomBytes(16).toString('base64url');
}

/**
 * The secret of a node's hooks. Derived from the access token, which only n8n's credential holds, so that the workflow keeps
 * nothing from which it could be read, and every process of n8n can work it out again.
 * @param owner the mark of the node
 */
export function secretFrom(accessToken: string, owner: string, salt: string): string {
	return createHmac('sha256', accessToken)
		.update(`n8n-nodes-bigcommerce webhooks\n${owner}\n${salt}`)
		.digest('base64url');
}

/** By this a process that has not read the credential knows the secret when it sees it. It cannot be turned back into the secret. */
export function hashOf(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url');
}

/** Compares without telling by its time how much was right. */
export function isSecret(given: unknown, secretHash: string): boolean {
	if (typeof given !== 'string') return false;
	const [left, right] = [hashOf(given), secretHash].map((each) => Buffer.from(each));
	return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The mark of a node's hooks: the same for the same node of the same n8n, different for test and production.
 * @param parts n8n's instance, the workflow, the node, and whether it is a test
 */
export function ownerMark(...parts: string[]): string {
	return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
}
