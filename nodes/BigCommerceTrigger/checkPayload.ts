import { ApiError, type FailureOutcome } from '../shared/http/apiError';
import { msg } from '../shared/text/message';

/** Maximum length of an ID. BigCommerce's IDs are numbers and UUIDs. */
const LONGEST_ID = 100;
/** A lone surrogate, which cannot be part of a URL. */
const HALF_A_CHARACTER = /\p{Cs}/u;
/** Levels of nesting. BigCommerce's records have fewer than ten; with thousands, n8n could not save the item. */
const DEEPEST = 100;

/** Checks whether a value can be a record's ID: it must fit into a URL, a key and n8n's saved data. */
export function isId(value: unknown): value is string | number {
	if (typeof value === 'number') return Number.isFinite(value);
	return (
		typeof value === 'string' &&
		value.trim() !== '' &&
		value.length <= LONGEST_ID &&
		!HALF_A_CHARACTER.test(value)
	);
}

/** Checks whether a value is nested too deeply to be serialized as JSON. Not recursive, because recursion would overflow too. */
export function isTooDeep(value: unknown): boolean {
	let level = [value];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth > DEEPEST) return true;
		level = level.flatMap((value) =>
			typeof value === 'object' && value !== null ? Object.values(value) : [],
		);
	}
	return false;
}

/**
 * The error for a 2xx response that is not what BigCommerce documents, such as the page of a proxy. It proves nothing, so it
 * is treated like no response.
 * @param what e.g. `a list of webhooks`
 * @param fate `unknown` if the request may have changed something
 */
export function oddAnswer(what: string, fate: FailureOutcome = 'refused'): ApiError {
	const advice =
		fate === 'unknown'
			? 'It is not known whether the request was carried out.'
			: 'Nothing was changed.';
	return new ApiError(
		{
			message: msg`BigCommerce answered with something that is not ${what}`,
			description: `Often this is a proxy's or a maintenance page. ${advice} Try again in a minute.`,
		},
		fate,
	);
}
