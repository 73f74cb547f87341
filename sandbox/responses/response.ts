import type { Row } from '../state/row';

/** What a handler answers, before it is put into the operation's envelope. */
export interface Answer {
	status?: number;
	/** Goes under `data`, or is the body where the catalogue says bare. */
	data?: unknown;
	meta?: Row;
	/** A body that is sent as it is, without an envelope. */
	body?: unknown;
	/** Text that is not JSON. */
	file?: { contentType: string; text: string };
}

/** Nothing to say: 204. */
export const nothing: Answer = { status: 204 };
