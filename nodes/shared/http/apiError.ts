import type { ErrorMessage } from './errorMessages';
import type { HttpResponse } from './request';
import type { ParsedError } from './types';

/** The outcome of a request that did not succeed: not carried out, unknown, or not sent. */
export type FailureOutcome = 'refused' | 'unknown' | 'unsent';

/** A request that BigCommerce refused, that got no response, or that was not sent. */
export class ApiError extends Error {
	override name = 'RequestRefused';

	constructor(
		readonly explanation: ErrorMessage,
		readonly fate: FailureOutcome,
		/** The parsed error; absent if there was no response. */
		readonly failure?: ParsedError,
		/** The whole response, for batches: it may show which elements were refused. */
		readonly answer?: HttpResponse,
	) {
		super(explanation.message);
	}
}
