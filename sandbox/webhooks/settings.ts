import { z } from 'zod';

const share = z.number().min(0).max(1);
const milliseconds = z.number().int().min(0).max(86_400_000);

/** Settings that can be changed while the sandbox runs. */
export const settingsSchema = z
	.object({
		/** Milliseconds between a change and its delivery. */
		latency: milliseconds,
		/** Milliseconds that a destination has to respond. */
		timeout: milliseconds.min(1),
		/** Parallel deliveries to one destination. */
		connections: z.number().int().min(1).max(256),
		/**
		 * Multiplies the waits between retries, the window of the success rate and the length of a block. With more than 24, the
		 * last wait would be longer than a timer can be.
		 */
		timeScale: z.number().positive().max(24),
		/** Share of deliveries that are sent twice. */
		duplicates: share,
		/** Share of deliveries that are lost. */
		drop: share,
		/** Maximum extra delay of a delivery in milliseconds, so that deliveries arrive out of order. */
		reorder: milliseconds,
	})
	.strict();

/** How webhooks are delivered. */
export type WebhookSettings = z.infer<typeof settingsSchema>;

/** BigCommerce's behavior, without faults. How long it waits for a response is not documented. */
export const DEFAULT_DELIVERY: WebhookSettings = {
	latency: 0,
	timeout: 10_000,
	connections: 32,
	timeScale: 1,
	duplicates: 0,
	drop: 0,
	reorder: 0,
};
