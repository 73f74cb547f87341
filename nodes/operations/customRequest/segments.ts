import { isBlankText } from '../../shared/utils/blank';
import { InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';

/** The label of the field, for messages. */
export const ADDRESS = '"URL or Path"';

/**
 * Decodes the segments of a path. Refuses anything that could lead to a different path than it seems.
 * @throws InputError naming what is wrong
 */
export function segmentsOf(path: string): string[] {
	const inner = path.replace(/^\//, '').replace(/\/$/, '');
	return inner === '' ? [] : inner.split('/').map(segment);
}

/** Placeholders for the store hash in BigCommerce's documentation. */
const STORE_PLACEHOLDER = /^\{+\s*(?:\$\$\.env\.)?store_hash\s*\}+$/i;

/** A placeholder for the store hash matches this store. */
export function isStorePlaceholder(decoded: string): boolean {
	return STORE_PLACEHOLDER.test(decoded);
}

function segment(text: string): string {
	if (text === '')
		throw new InputError(
			msg`${ADDRESS} has two slashes in a row`,
			'Remove one of them. If there is an expression between them, it has no value.',
		);
	const decoded = decode(text);
	if (isBlankText(decoded) || decoded !== decoded.trim())
		throw new InputError(
			msg`${ADDRESS} has a part that is blank or begins or ends with a blank`,
			'If it comes from an expression, the expression has no value for this item.',
		);
	if (/^\.+$/.test(decoded) || /[/\\]|[^\x20-\u{10ffff}]/u.test(decoded))
		throw new InputError(
			msg`${ADDRESS} leads somewhere else than it seems`,
			`Remove "${text}" from the path.`,
		);
	const placeholder = /\{[^}]*\}?|\}/.exec(decoded);
	if (placeholder && !isStorePlaceholder(decoded))
		throw new InputError(
			msg`${ADDRESS} still has the placeholder ${placeholder[0]}`,
			'Replace it with a value, e.g. an ID.',
		);
	return decoded;
}

function decode(text: string): string {
	let decoded: string | undefined;
	try {
		decoded = decodeURIComponent(text);
	} catch {
		decoded = undefined;
	}
	if (decoded === undefined)
		throw new InputError(
			msg`${ADDRESS} has a percent sign that stands for nothing`,
			`Write it as %25, or correct "${text}".`,
		);
	return decoded;
}
