import { isBlankText } from '../../shared/utils/blank';
import { InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';

/** What the field is called, for messages. */
export const ADDRESS = '"URL or Path"';

/**
 * The parts of a path, decoded. Refuses whatever could lead to another address than it seems to.
 * @throws InputError naming what is wrong
 */
export function segmentsOf(path: string): string[] {
	const inner = path.replace(/^\//, '').replace(/\/$/, '');
	return inner === '' ? [] : inner.split('/').map(segment);
}

/** Where the documentation has it, the store's own hash belongs. */
const STORE_PLACEHOLDER = /^\{+\s*(?:\$\$\.env\.)?store_hash\s*\}+$/i;

/** A placeholder for the store's hash stands for any store, and so for this one. */
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
