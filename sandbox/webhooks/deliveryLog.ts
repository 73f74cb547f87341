/** One attempt to deliver, as the log shows it. */
export interface Entry {
	/** The delivery's ID: attempts and doubles share it. */
	id: string;
	hook_id: number;
	scope: string;
	destination: string;
	/**
	 * delivered; failed (is tried again); blocked (not sent, is tried again); dropped (lost on purpose); refused (not on
	 * this machine, is not tried again).
	 */
	outcome: 'delivered' | 'failed' | 'blocked' | 'dropped' | 'refused';
	/** What the destination answered. */
	status: number | null;
	reason?: string;
	attempt: number;
	/** When it was sent, and how long the answer took in milliseconds. */
	at: string;
	ms: number;
}

/** A mail to the people whose addresses are at /hooks/admin. Nothing is sent. */
export interface Mail {
	at: string;
	to: string[];
	subject: string;
	hook_id?: number;
	destination: string;
}

const KEPT = 20_000;

/** What was delivered, and what BigCommerce would have written a mail about. Newest last. */
export function createBook() {
	let deliveries: Entry[] = [];
	let mails: Mail[] = [];
	return {
		note(entry: Entry): void {
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
export type Book = ReturnType<typeof createBook>;
