import type { ErrorMessage } from './errorMessages';
import type { ParsedError } from './types';
import type { HttpResponse } from './request';

/** What is known of a request that did not succeed: nothing came of it, nobody knows, or it never left. */
export type FailureOutcome = 'refused' | 'unknown' | 'unsent';

/** A request that BigCommerce refused, that got no answer, or that was not sent. */
export class ApiError extends Error {
	override name = 'RequestRefused';

	constructor(
		readonly explanation: ErrorMessage,
		readonly fate: FailureOutcome,
		/** What BigCommerce said; absent when there was no answer. */
		readonly failure?: ParsedError,
		/** The whole answer, for batches: it may tell which of its elements were refused. */
		readonly answer?: HttpResponse,
	) {
		super(explanation.message);
	}
}
