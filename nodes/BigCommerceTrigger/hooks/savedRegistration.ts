import { z } from 'zod';

/** What was registered for a node, as n8n keeps it with the workflow. Whoever may read the workflow reads it: it holds no secret. */
const shape = z.object({
	/** Another one after every registration, so that a process notices what another one registered. */
	version: z.string().min(1),
	destination: z.string().url(),
	/** Goes into the secret of the webhooks; see sharedSecret.ts. */
	salt: z.string().min(1),
	/** By this a delivery's secret is recognized. */
	secretHash: z.string().min(1),
	storeHash: z.string().min(1),
	scopes: z.array(z.string()),
	hooks: z.array(z.object({ id: z.number().int(), scope: z.string() })).catch([]),
	/** A fingerprint of the API account that registered: BigCommerce shows the webhooks to no other. */
	account: z.string(),
});

export type Registration = z.infer<typeof shape>;

/** What was saved; undefined where nothing was, or nothing that can be read. The webhooks are then found by their mark. */
export function registrationFrom(saved: unknown): Registration | undefined {
	return shape.safeParse(saved).data;
}
