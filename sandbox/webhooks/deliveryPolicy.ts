import type { Row } from '../state/row';
import type { Store } from '../state/store';
import type { DeliveryLog, Mail } from './deliveryLog';

/** Seconds until each retry: about 48 hours in all (bigcommerce-webhooks.md). */
const RETRIES = [60, 180, 300, 600, 900, 1800, 3600, 7200, 21600, 50400, 86400];

/** Milliseconds until the next retry after a number of attempts; undefined after the last one. */
export function waitAfter(attempts: number, timeScale: number): number | undefined {
	const seconds = RETRIES[attempts - 1];
	return seconds === undefined ? undefined : seconds * 1000 * timeScale;
}

/** Deactivates a hook after its last retry. Only `is_active: true` reactivates it. */
export function deactivate(store: Store, hook: Row, log: DeliveryLog): void {
	store.collection('hooks').update(Number(hook.id), { is_active: false, $deactivated: true });
	noteMail(store, log, hook.client_id, {
		subject: 'A webhook was deactivated',
		hook_id: Number(hook.id),
		destination: String(hook.destination),
	});
}

/** Saves a block for /hooks/admin. */
export function announceBlock(store: Store, block: Block, log: DeliveryLog): void {
	const key = blocksKey(block.client);
	const others = blocksOf(store, block.client).filter(
		({ destination }) => destination !== block.destination,
	);
	store.singletons.set(key, { blocks: [...others, block] });
	noteMail(store, log, block.client, {
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

function noteMail(
	store: Store,
	log: DeliveryLog,
	client: unknown,
	mail: Omit<Mail, 'at' | 'to'>,
): void {
	const { emails = [] } = (store.singletons.get(`hooks/admin|${String(client)}|`) ?? {}) as {
		emails?: string[];
	};
	log.mail({ at: new Date().toISOString(), to: emails, ...mail });
}

const SUCCESS_WINDOW = 120_000;
const BLOCK_LENGTH = 180_000;
/** With fewer deliveries in a window, no domain is blocked. */
const JUDGED_FROM = 100;
const LEAST_SUCCESS = 0.9;

/** A temporarily blocked domain. */
interface Block {
	client: string;
	destination: string;
	/** When it ends, in milliseconds. */
	until: number;
	reasons: Array<{ failure_description: string; count: number; timestamp: number }>;
}

interface CountedAttempt {
	at: number;
	failure?: string;
}

/**
 * Success rates by client and domain: below 90% in two minutes, a domain is blocked for three minutes for all hooks of the
 * client (bigcommerce-webhooks.md). Here the port is part of the domain, because every n8n on this machine has the same name.
 */
export function createBlockPolicy(timeScale: () => number, now: () => number = Date.now) {
	const windows = new Map<string, CountedAttempt[]>();
	const blocks = new Map<string, Block>();
	const keyOf = (client: string, destination: string) => `${client} ${destination}`;

	function windowOf(key: string): CountedAttempt[] {
		const since = now() - SUCCESS_WINDOW * timeScale();
		const attempts = windows.get(key) ?? [];
		windows.set(key, attempts);
		while (attempts.length && attempts[0].at < since) attempts.shift();
		return attempts;
	}

	return {
		/** Counts an attempt. Returns a block if this attempt caused it. */
		count(client: string, destination: string, failure?: string): Block | undefined {
			const key = keyOf(client, destination);
			const attempts = windowOf(key);
			attempts.push({ at: now(), failure });
			if (failure === undefined || attempts.length < JUDGED_FROM) return undefined;
			const failed = attempts.filter((attempt) => attempt.failure !== undefined);
			if (1 - failed.length / attempts.length >= LEAST_SUCCESS) return undefined;
			const block = {
				client,
				destination,
				until: now() + BLOCK_LENGTH * timeScale(),
				reasons: reasonsOf(failed),
			};
			blocks.set(key, block);
			windows.delete(key);
			return block;
		},
		isBlocked: (client: string, destination: string) =>
			(blocks.get(keyOf(client, destination))?.until ?? 0) > now(),
		blocks: () => [...blocks.values()].filter(({ until }) => until > now()),
		clear() {
			windows.clear();
			blocks.clear();
		},
	};
}

function reasonsOf(failed: CountedAttempt[]): Block['reasons'] {
	return [...Map.groupBy(failed, ({ failure }) => String(failure))].map(
		([failure_description, attempts]) => ({
			failure_description,
			count: attempts.length,
			timestamp: Math.floor((attempts.at(-1) as CountedAttempt).at / 1000),
		}),
	);
}
