import { msg, type Message } from '../../shared/text/message';

const MOST_NAMES = 10;

/** Names of fields for a message, each once, and not too many. */
export function namesOf(fields: string[]): string {
	const names = [...new Set(fields)];
	return `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''}`;
}

/** What a run says about mapped fields or columns that the operation does not have, whether it succeeds or fails. */
export function noteAboutUnknown(fields: string[]): Message {
	return msg`Not sent, because BigCommerce does not know these fields here: ${namesOf(fields)}`;
}
