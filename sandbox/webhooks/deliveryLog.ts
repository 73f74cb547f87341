/** A delivery attempt in the log. */
export interface DeliveryEntry {
	/** The delivery's ID, which its retries and duplicates share. */
	id: string;
	hook_id: number;
	scope: string;
	destination: string;
	/**
	 * delivered; failed (is tried again); blocked (not sent, is tried again); dropped (lost on purpose); refused (not on
	 * this machine, is not tried again).
	 */
	outcome: 'delivered' | 'failed' | 'blocked' | 'dropped' | 'refused';
	/** Status of the destination's response. */
	status: number | null;
	reason?: string;
	attempt: number;
	/** When it was sent, and the response time in milliseconds. */
	at: string;
	ms: number;
}

/** An email to the addresses in /hooks/admin. It is not sent. */
export interface Mail {
	at: string;
	to: string[];
	subject: string;
	hook_id?: number;
	destination: string;
}

const KEPT = 20_000;

/** The deliveries, and the emails that BigCommerce would have sent. Newest last. */
export function createDeliveryLog() {
	let deliveries: DeliveryEntry[] = [];
	let mails: Mail[] = [];
	return {
		note(entry: DeliveryEntry): void {
			deliveries.push(entry);
			if (deliveries.length > KEPT * 1.1) deliveries = deliveries.slice(-KEPT);
		},
		mail: (mail: Mail) => void mails.push(mail),
		deliveries: () => deliveries.slice(-KEPT),
		mails: () => [...mails],
		forgetDeliveries(): void {
			deliveries = [];
		},
		clear(): void {
			deliveries = [];
			mails = [];
		},
	};
}

/** The log of one sandbox's webhooks. */
export type DeliveryLog = ReturnType<typeof createDeliveryLog>;
