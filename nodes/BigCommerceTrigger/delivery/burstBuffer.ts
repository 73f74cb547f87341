import { sleep } from 'n8n-workflow';

/** Events on their way into executions. */
export interface BurstBuffer<Event> {
	/** For the next execution, oldest first. */
	waiting: Event[];
	/** A delivery stays behind to take along all that come meanwhile. */
	isCarrierThere: boolean;
	/** Until when the executions so far suffice, at one every so often. Milliseconds. */
	until: number;
}

/** Milliseconds between two executions while many events come in. */
const EVERY = 250;
/** As many may follow one another without waiting. */
const AT_ONCE = 20;

export function createBurstBuffer<Event>(): BurstBuffer<Event> {
	return { waiting: [], isCarrierThere: false, until: 0 };
}

/**
 * Gives an event its place in an execution: usually one of its own, at once. While many come in, n8n cannot start an execution
 * for each, and drops those that it could not write to its database for a minute; then one execution takes all that came
 * within a moment.
 * @returns the events to start the workflow with; none where another delivery takes this one along
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
	// Not further ahead than it can get, should the clock have been put back.
	queue.until = Math.min(Math.max(queue.until, Date.now()), Date.now() + EVERY * AT_ONCE) + EVERY;
	return queue.waiting.splice(0);
}
