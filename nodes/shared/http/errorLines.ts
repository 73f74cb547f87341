import { cutText } from '../text/plain';
import { endsSentence, sentence, withoutStop } from '../text/sentences';
import type { ErrorDetail, ParsedError } from './types';

const MOST_DETAILS = 19;
const LONGEST_HEADLINE = 240;
const LONGEST_DETAILS = 4_000;

/** Whether BigCommerce says why it refused a request. */
export function hasReason({ title, details }: ParsedError): boolean {
	return title !== undefined || details.length > 0;
}

/** The first error, or BigCommerce's title for it. */
export function headline(failure: ParsedError): string {
	return cutText(fullHeadline(failure) ?? 'no reason was given', LONGEST_HEADLINE);
}

/** A field error is more helpful than a summary such as "JSON data is missing or invalid". */
function fullHeadline({ title, details }: ParsedError): string | undefined {
	const named = details.find(({ field }) => field !== undefined);
	if (named) return line(named);
	const [first, second] = [...(title ? [title] : []), ...details.map(({ message }) => message)];
	if (first === undefined || second === undefined) return first;
	// "The field 'code' is invalid." and "must be unique" are one sentence.
	const continues = /^\p{Ll}/u.test(second);
	return continues || !endsSentence(first)
		? `${withoutStop(first)}: ${second}`
		: `${first} ${second}`;
}

/** The only record of a request, as in `items.0`: it is the item itself. */
const ONLY_RECORD = /^(\w+\.)?0$/;

function line({ field, message }: ErrorDetail): string {
	return field && !ONLY_RECORD.test(field) ? `${field}: ${message}` : message;
}

/** Everything that a failure says, each as a line. */
export function linesOf({ title, details }: ParsedError): string[] {
	return [...(title ? [title] : []), ...details.map(line)];
}

/** Everything that is not in the message yet, each as a sentence. */
export function linesBesides(message: string, failure: ParsedError): string[] {
	const all = linesOf(failure).filter((text) => !message.includes(withoutStop(text)));
	const shown: string[] = [];
	let length = 0;
	for (const text of all.slice(0, MOST_DETAILS)) {
		length += text.length;
		if (length > LONGEST_DETAILS) break;
		shown.push(sentence(text));
	}
	const more = all.length - shown.length;
	return more > 0 ? [...shown, `And ${more.toLocaleString('en')} more.`] : shown;
}
