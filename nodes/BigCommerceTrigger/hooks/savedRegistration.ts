import { z } from 'zod';

/** A node's registration, saved with the workflow. It holds no secret, because anyone who can read the workflow can read it. */
const shape = z.object({
	/** Changes with every registration, so that a process notices a registration by another process. */
	version: z.string().min(1),
	destination: z.string().url(),
	/** Part of the webhooks' secret; see sharedSecret.ts. */
	salt: z.string().min(1),
	/** Hash to compare a delivery's secret with. */
	secretHash: z.string().min(1),
	storeHash: z.string().min(1),
	scopes: z.array(z.string()),
	hooks: z.array(z.object({ id: z.number().int(), scope: z.string() })).catch([]),
	/** Fingerprint of the API account that registered. BigCommerce shows the webhooks only to this account. */
	account: z.string(),
});

export type Registration = z.infer<typeof shape>;

/** Reads a saved registration; undefined if there is none or it cannot be read. The webhooks are then found by their owner header. */
export function registrationFrom(saved: unknown): Registration | undefined {
	return shape.safeParse(saved).data;
}
