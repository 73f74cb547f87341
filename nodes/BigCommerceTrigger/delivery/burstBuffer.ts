import { sleep } from 'n8n-workflow';

/** Events that wait for an execution. */
export interface BurstBuffer<Event> {
	/** For the next execution, oldest first. */
	waiting: Event[];
	/** A delivery is waiting and will take all events that arrive in the meantime. */
	isCarrierThere: boolean;
	/** The time up to which executions are used up, at one per `EVERY`. Milliseconds. */
	until: number;
}

/** Milliseconds between two executions while many events come in. */
const EVERY = 250;
/** Executions that may start in a row without waiting. */
const AT_ONCE = 20;

export function createBurstBuffer<Event>(): BurstBuffer<Event> {
	return { waiting: [], isCarrierThere: false, until: 0 };
}

/**
 * Assigns an event to an execution. Usually each event starts one at once. During a burst, n8n cannot start an execution for
 * each event, and drops those that it could not write to its database for a minute. One execution then takes all events that
 * arrived within `EVERY` milliseconds.
 * @returns the events to start the workflow with; empty if another delivery takes this event
 */
export async function takeBurst<Event>(queue: BurstBuffer<Event>, event: Event): Promise<Event[]> {
	queue.waiting.push(event);
	if (queue.isCarrierThere) return [];
	if (queue.until > Date.now() + EVERY * (AT_ONCE - 1)) {
		queue.isCarrierThere = true;
		await sleep(EVERY).finally(() => {
			queue.isCarrierThere = false;
		});
	}
	// Limited, in case the clock was set back.
	queue.until = Math.min(Math.max(queue.until, Date.now()), Date.now() + EVERY * AT_ONCE) + EVERY;
	return queue.waiting.splice(0);
}
