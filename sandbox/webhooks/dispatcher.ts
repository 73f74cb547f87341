import type { Account } from '../accounts';
import { createRandom } from '../state/random';
import type { Id, Row } from '../state/row';
import type { Store } from '../state/store';
import { createAttempt, domainOf, listeningHook, type Delivery } from './deliveryAttempt';
import { createDeliveryLog, type Entry } from './deliveryLog';
import { announceBlock, deactivate, waitAfter } from './retrySchedule';
import type { StoreEvent } from './eventsFromChanges';
import { createDeliveryQueue, type DeliveryQueue } from './deliveryQueue';
import { newDeliveryId, payloadOf } from './payload';
import { hears } from './scopes';
import { createSender } from './sender';
import type { WebhookSettings } from './settings';
import { createBlockPolicy } from './blockPolicy';

/** Delivers events to hooks: asynchronously, in parallel, and with retries. */
export function createDispatcher(accounts: Account[], settings: WebhookSettings) {
	const sender = createSender();
	const attempt = createAttempt(accounts, sender);
	const standing = createBlockPolicy(() => settings.timeScale);
	const book = createDeliveryLog();
	const random = createRandom(24);
	const lanes = new Map<string, DeliveryQueue>();
	let timers = new Set<NodeJS.Timeout>();
	// Deliveries from before a reset are ignored afterwards.
	let era = 0;

	function later(delivery: Delivery, wait: number): void {
		const timer = setTimeout(() => {
			timers.delete(timer);
			const hook = listeningHook(delivery);
			if (hook) laneOf(domainOf(hook)).add(() => deliver(delivery));
		}, wait);
		timers.add(timer);
	}

	function laneOf(domain: string): DeliveryQueue {
		const lane = lanes.get(domain) ?? createDeliveryQueue(() => settings.connections);
		lanes.set(domain, lane);
		return lane;
	}

	async function deliver(delivery: Delivery): Promise<void> {
		const hook = listeningHook(delivery);
		if (!hook) return;
		const note = notes(delivery, hook);
		if (standing.isBlocked(String(hook.client_id), domainOf(hook))) {
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
		const block = standing.count(String(hook.client_id), domainOf(hook), failure);
		if (block) announceBlock(delivery.store, block, book);
		if (failure !== undefined) retry(delivery);
	}

	function notes({ id, scope, attempt: number }: Delivery, hook: Row) {
		const at = new Date().toISOString();
		const start = performance.now();
		return (outcome: Entry['outcome'], status: number | null, reason?: string) =>
			book.note({
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
		const wait = waitAfter(delivery.attempt, settings.timeScale);
		if (wait !== undefined) later({ ...delivery, attempt: delivery.attempt + 1 }, wait);
		else if (hook) deactivate(delivery.store, hook, book);
	}

	return {
		book,
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
				for (let copy = 0; copy < copies; copy += 1)
					later(delivery, settings.latency + random.integer(0, settings.reorder));
			}
		},
		/** Deliveries that are delayed, queued or waiting for a response. */
		pending: () => timers.size + [...lanes.values()].reduce((sum, lane) => sum + lane.size(), 0),
		blocks: standing.blocks,
		/** Removes all pending deliveries and the log. */
		clear(): void {
			era += 1;
			for (const timer of timers) clearTimeout(timer);
			timers = new Set();
			for (const lane of lanes.values()) lane.clear();
			standing.clear();
			book.clear();
		},
		close: sender.close,
	};
}

/** The webhooks of one sandbox. */
export type Dispatcher = ReturnType<typeof createDispatcher>;

function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}
