import type { Account } from '../accounts';
import { createRandom } from '../state/random';
import type { Id, Row } from '../state/row';
import type { Store } from '../state/store';
import {
	createSignedSender,
	domainOf,
	listeningHook,
	newDeliveryId,
	payloadOf,
	createHttpSender,
	type Delivery,
} from './delivery';
import { createDeliveryLog, type DeliveryEntry } from './deliveryLog';
import { announceBlock, deactivate, waitAfter, createBlockPolicy } from './deliveryPolicy';
import type { StoreEvent } from './eventsFromChanges';
import { hears } from './scopes';
import type { WebhookSettings } from './settings';

/** A delivery that is due `wait()` milliseconds after `since`. */
interface Waiting {
	delivery: Delivery;
	wait: () => number;
	since: number;
}

/** Delivers events to hooks: asynchronously, in parallel, and with retries. */
export function createDispatcher(accounts: Account[], settings: WebhookSettings) {
	const sender = createHttpSender();
	const attempt = createSignedSender(accounts, sender);
	const blockPolicy = createBlockPolicy(() => settings.timeScale);
	const log = createDeliveryLog();
	const random = createRandom(24);
	const queues = new Map<string, DeliveryQueue>();
	let timers = new Map<NodeJS.Timeout, Waiting>();
	// Deliveries from before a reset are ignored afterwards.
	let era = 0;

	function later(delivery: Delivery, wait: () => number, since = Date.now()): void {
		const timer = setTimeout(
			() => {
				timers.delete(timer);
				const hook = listeningHook(delivery);
				if (hook) queueOf(domainOf(hook)).add(() => deliver(delivery));
			},
			Math.max(0, since + wait() - Date.now()),
		);
		timers.set(timer, { delivery, wait, since });
	}

	function queueOf(domain: string): DeliveryQueue {
		const queue = queues.get(domain) ?? createDeliveryQueue(() => settings.connections);
		queues.set(domain, queue);
		return queue;
	}

	async function deliver(delivery: Delivery): Promise<void> {
		const hook = listeningHook(delivery);
		if (!hook) return;
		const note = notes(delivery, hook);
		if (blockPolicy.isBlocked(String(hook.client_id), domainOf(hook))) {
			note('blocked', null);
			retry(delivery);
			return;
		}
		if (random.chance(settings.drop)) {
			note('dropped', null);
			return;
		}
		const current = era;
		const sent = await attempt(hook, delivery, settings.timeout);
		if (era !== current) return;
		if (sent === 'refused') {
			note('refused', null, 'The sandbox calls no address but those of this machine');
			return;
		}
		const failure =
			sent.status === null
				? sent.reason
				: isSuccess(sent.status)
					? undefined
					: `Status ${sent.status}`;
		note(failure === undefined ? 'delivered' : 'failed', sent.status, failure);
		const block = blockPolicy.count(String(hook.client_id), domainOf(hook), failure);
		if (block) announceBlock(delivery.store, block, log);
		if (failure !== undefined) retry(delivery);
	}

	function notes({ id, scope, attempt: number }: Delivery, hook: Row) {
		const at = new Date().toISOString();
		const start = performance.now();
		return (outcome: DeliveryEntry['outcome'], status: number | null, reason?: string) =>
			log.note({
				id,
				hook_id: Number(hook.id),
				scope,
				destination: String(hook.destination),
				outcome,
				status,
				reason,
				attempt: number,
				at,
				ms: Math.round((performance.now() - start) * 100) / 100,
			});
	}

	function retry(delivery: Delivery): void {
		const hook = listeningHook(delivery);
		const wait = () => waitAfter(delivery.attempt, settings.timeScale);
		if (wait() !== undefined)
			later({ ...delivery, attempt: delivery.attempt + 1 }, () => wait() ?? 0);
		else if (hook) deactivate(delivery.store, hook, log);
	}

	return {
		log,
		/** Creates the deliveries of events, one per matching hook. Nothing is sent yet. */
		prepare(store: Store, events: StoreEvent[]): Delivery[] {
			const hooks = store.collection('hooks').where({ is_active: true });
			return events.flatMap((event) => {
				const listening = hooks.filter(({ scope }) => hears(String(scope), event.scope));
				// The payload is created with the event, so retries and duplicates have the same time.
				const body = listening.length ? payloadOf(store, event) : '';
				return listening.map(({ id }) => ({
					id: newDeliveryId(),
					store,
					hookId: id as Id,
					scope: event.scope,
					body,
					attempt: 1,
				}));
			});
		},
		/** Sends deliveries after the latency, with the duplicates and reordering of the settings. */
		send(deliveries: Delivery[]): void {
			for (const delivery of deliveries) {
				const copies = random.chance(settings.duplicates) ? 2 : 1;
				for (let copy = 0; copy < copies; copy += 1) {
					const wait = settings.latency + random.integer(0, settings.reorder);
					later(delivery, () => wait);
				}
			}
		},
		/** Lets the retries that are waiting come when they would have with the present time scale. */
		reschedule(): void {
			const waiting = [...timers];
			timers.clear();
			for (const [timer, { delivery, wait, since }] of waiting) {
				clearTimeout(timer);
				later(delivery, wait, since);
			}
		},
		/** Deliveries that are delayed, queued or waiting for a response. */
		pending: () => timers.size + [...queues.values()].reduce((sum, queue) => sum + queue.size(), 0),
		blocks: blockPolicy.blocks,
		/** Removes all pending deliveries and the log. */
		clear(): void {
			era += 1;
			for (const timer of timers.keys()) clearTimeout(timer);
			timers = new Map();
			for (const queue of queues.values()) queue.clear();
			blockPolicy.clear();
			log.clear();
		},
		close: sender.close,
	};
}

/** The webhooks of one sandbox. */
export type Dispatcher = ReturnType<typeof createDispatcher>;

function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}

/** A queue for one destination with limited concurrency. */
function createDeliveryQueue(width: () => number) {
	let running = 0;
	let waiting: Array<() => Promise<void>> = [];

	function next(): void {
		while (running < width()) {
			const job = waiting.shift();
			if (!job) return;
			running += 1;
			void job().finally(() => {
				running -= 1;
				next();
			});
		}
	}

	return {
		add(job: () => Promise<void>): void {
			waiting.push(job);
			next();
		},
		/** Removes waiting work. */
		clear(): void {
			waiting = [];
		},
		size: () => running + waiting.length,
	};
}

/** The queue of one destination. */
type DeliveryQueue = ReturnType<typeof createDeliveryQueue>;
