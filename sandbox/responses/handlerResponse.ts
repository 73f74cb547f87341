import type { Row } from '../state/row';

/** The response of a handler, before it is wrapped in the operation's envelope. */
export interface HandlerResponse {
	status?: number;
	/** The content of `data`, or the body if the catalog's envelope is bare. */
	data?: unknown;
	meta?: Row;
	/** A body that is sent as it is, without an envelope. */
	body?: unknown;
	/** Text that is not JSON. */
	file?: { contentType: string; text: string };
}
