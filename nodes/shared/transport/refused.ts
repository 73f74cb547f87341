import type { Explanation } from './explain';
import type { Failure } from './failure';
import type { Answer } from './request';

/** What is known of a request that did not succeed: nothing came of it, nobody knows, or it never left. */
export type Fate = 'refused' | 'unknown' | 'unsent';

/** A request that BigCommerce refused, that got no answer, or that was not sent. */
export class RequestRefused extends Error {
	override name = 'RequestRefused';

	constructor(
		readonly explanation: Explanation,
		readonly fate: Fate,
		/** What BigCommerce said; absent when there was no answer. */
		readonly failure?: Failure,
		/** The whole answer, for batches: it may tell which of its elements were refused. */
		readonly answer?: Answer,
	) {
		super(explanation.message);
	}
}
