import { z } from 'zod';
import { createRandom } from '../state/random';
import type { Row } from '../state/row';
import type { Store } from '../state/store';
import { listeningHook, isLoopback, type Delivery } from './delivery';
import type { StoreEvent } from './eventsFromChanges';
import { RULES } from './events';
import type { Dispatcher } from './dispatcher';

/** The options of a load test. */
export const burstSchema = z
	.object({
		scope: z.string().regex(/^store\/[^*]+$/),
		/** Number of different events. */
		count: z.number().int().min(1).max(50_000),
		/** Share of the events that are sent twice. */
		duplicates: z.number().min(0).max(1).default(0),
		/** Send the events out of order. */
		reorder: z.boolean().default(false),
		/** The ID in the first event; the others count up from there. */
		first: z.number().int().min(1).default(1),
	})
	.strict();

/** Events of one scope about records that need not exist, with the data that such events carry. */
function eventsFor(
	{ scope, count, first }: z.infer<typeof burstSchema>,
	store: Store,
): StoreEvent[] {
	const data = RULES.find((rule) => rule.scope === scope)?.data ?? (({ id }: Row) => ({ id }));
	return Array.from({ length: count }, (_, index) => {
		// All values that the shape takes from the record are this number.
		const record: Row = new Proxy({}, { get: () => first + index });
		return { scope, data: data(record, record, store) };
	});
}

/** Sends many events to the hooks on this machine, as fast as they accept them. */
export function burst(
	dispatcher: Dispatcher,
	store: Store,
	asked: z.infer<typeof burstSchema>,
): { events: number; deliveries: number } {
	const random = createRandom(asked.count);
	const single = dispatcher
		.prepare(store, eventsFor(asked, store))
		.filter((delivery) => isLoopback(String(listeningHook(delivery)?.destination)));
	const deliveries = single.flatMap((delivery) =>
		random.chance(asked.duplicates) ? [delivery, delivery] : [delivery],
	);
	dispatcher.send(asked.reorder ? shuffled(deliveries, random.integer) : deliveries);
	return { events: asked.count, deliveries: deliveries.length };
}

function shuffled(
	deliveries: Delivery[],
	integer: (from: number, to: number) => number,
): Delivery[] {
	const mixed = [...deliveries];
	for (let index = mixed.length - 1; index > 0; index -= 1) {
		const other = integer(0, index);
		[mixed[index], mixed[other]] = [mixed[other], mixed[index]];
	}
	return mixed;
}
