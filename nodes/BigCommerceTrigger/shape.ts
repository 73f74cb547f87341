import { ApiError, type FailureOutcome } from '../shared/http/apiError';
import { msg } from '../shared/text/message';

/** Characters of the longest ID. BigCommerce's are numbers and UUIDs. */
const LONGEST_ID = 100;
/** One of a pair of surrogates without the other: it can be put into no address. */
const HALF_A_CHARACTER = /\p{Cs}/u;
/** Levels of nesting. BigCommerce's records have fewer than ten; what is nested by the thousand cannot be saved. */
const DEEPEST = 100;

/** Whether a value can name a record: it has to fit into an address, a key and what n8n saves. */
export function isId(value: unknown): value is string | number {
	if (typeof value === 'number') return Number.isFinite(value);
	return (
		typeof value === 'string' &&
		value.trim() !== '' &&
		value.length <= LONGEST_ID &&
		!HALF_A_CHARACTER.test(value)
	);
}

/** Whether a value is nested so deeply that it cannot be written as JSON again. Without recursion, which would end the same way. */
export function isTooDeep(value: unknown): boolean {
	let level = [value];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth > DEEPEST) return true;
		level = level.flatMap((each) =>
			typeof each === 'object' && each !== null ? Object.values(each) : [],
		);
	}
	return false;
}

/**
 * An answer of the 2xx kind that is not what BigCommerce documents, such as the page of a proxy. It proves nothing, so it is
 * treated like no answer.
 * @param what e.g. `a list of webhooks`
 * @param fate `unknown` where the request may have changed something
 */
export function oddAnswer(what: string, fate: FailureOutcome = 'refused'): ApiError {
	const advice =
		fate === 'unknown'
			? 'It is not known whether the request was carried out.'
			: 'Nothing was changed.';
	return new ApiError(
		{
			message: msg`BigCommerce answered with something that is not ${what}`,
			description: `Often it is the page of a proxy or of maintenance. ${advice} Try again in a minute.`,
		},
		fate,
	);
}
