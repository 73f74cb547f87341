import { z } from 'zod';

const share = z.number().min(0).max(1);
const milliseconds = z.number().int().min(0).max(86_400_000);

/** What may be switched while the sandbox runs. */
export const settingsSchema = z
	.object({
		/** Milliseconds between a change and its delivery. */
		latency: milliseconds,
		/** Milliseconds that a destination has to answer. */
		timeout: milliseconds.min(1),
		/** Deliveries to one destination at the same time. */
		connections: z.number().int().min(1).max(256),
		/** Multiplies the waits between retries, the window of the success rate and the length of a block. */
		timeScale: z.number().positive().max(1),
		/** Share of deliveries that are sent twice. */
		duplicates: share,
		/** Share of deliveries that are lost on the way. */
		drop: share,
		/** Holds each delivery back by up to so many milliseconds more, so that they overtake one another. */
		reorder: milliseconds,
	})
	.strict();

/** How webhooks are delivered. */
export type WebhookSettings = z.infer<typeof settingsSchema>;

/** As BigCommerce does it, without its faults. How long it waits for an answer is not documented. */
export const USUAL_DELIVERY: WebhookSettings = {
	latency: 0,
	timeout: 10_000,
	connections: 32,
	timeScale: 1,
	duplicates: 0,
	drop: 0,
	reorder: 0,
};
