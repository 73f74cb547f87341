import type { Row } from '../state/row';
import type { Store } from '../state/store';
import type { DeliveryLog, Mail } from './deliveryLog';
import type { Block } from './blockPolicy';

/** Seconds until each retry: about 48 hours in all (bigcommerce-webhooks.md). */
const RETRIES = [60, 180, 300, 600, 900, 1800, 3600, 7200, 21600, 50400, 86400];

/** Milliseconds until the next retry after a number of attempts; undefined after the last one. */
export function waitAfter(attempts: number, timeScale: number): number | undefined {
	const seconds = RETRIES[attempts - 1];
	return seconds === undefined ? undefined : seconds * 1000 * timeScale;
}

/** Deactivates a hook after its last retry. Only `is_active: true` reactivates it. */
export function deactivate(store: Store, hook: Row, book: DeliveryLog): void {
	store.collection('hooks').update(Number(hook.id), { is_active: false, $deactivated: true });
	write(store, book, hook.client_id, {
		subject: 'A webhook was deactivated',
		hook_id: Number(hook.id),
		destination: String(hook.destination),
	});
}

/** Saves a block for /hooks/admin. */
export function announceBlock(store: Store, block: Block, book: DeliveryLog): void {
	const key = blocksKey(block.client);
	const others = blocksOf(store, block.client).filter(
		({ destination }) => destination !== block.destination,
	);
	store.singletons.set(key, { blocks: [...others, block] });
	write(store, book, block.client, {
		subject: 'A domain was blocked',
		destination: block.destination,
	});
}

/** The domains that are currently blocked for a client. */
export function blocksOf(store: Store, client: string): Block[] {
	const { blocks = [] } = (store.singletons.get(blocksKey(client)) ?? {}) as { blocks?: Block[] };
	return blocks.filter(({ until }) => until > Date.now());
}

const blocksKey = (client: string) => `hooks/blocked|${client}|`;

function write(
	store: Store,
	book: DeliveryLog,
	client: unknown,
	mail: Omit<Mail, 'at' | 'to'>,
): void {
	const { emails = [] } = (store.singletons.get(`hooks/admin|${String(client)}|`) ?? {}) as {
		emails?: string[];
	};
	book.mail({ at: new Date().toISOString(), to: emails, ...mail });
}
