import type { Schema } from '../../../catalog/types';
import { dateStyleOf } from '../../shared/catalog/forms';

export type Plain = string | number | boolean;

export function isPlain(value: unknown): value is Plain {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Whether two values of a field mean the same, so that sending one in place of the other would change nothing. */
export function isSameValue(name: string, given: Plain, current: Plain, schema: Schema): boolean {
	if (given === current) return true;
	if (typeof given === 'boolean' || typeof current === 'boolean')
		return asSwitch(given) === asSwitch(current);
	if (isNumeric(given) && isNumeric(current) && isNumber(name, schema))
		return Number(given) === Number(current);
	const [left, right] = [String(given).trim(), String(current).trim()];
	if (isDate(name, schema) && isMoment(left) && isMoment(right)) return isSameMoment(left, right);
	return left === right || sameMarkup(left) === sameMarkup(right);
}

function asSwitch(value: Plain): boolean | undefined {
	const text = String(value).toLowerCase();
	return text === 'true' || text === '1'
		? true
		: text === 'false' || text === '0'
			? false
			: undefined;
}

function isNumeric(value: Plain): boolean {
	return /^\s*-?\d+(\.\d+)?\s*$/.test(String(value));
}

/** Amounts that V2 writes as text: `10.0000`. */
const AMOUNT =
	/(^|_)(amount|balance|cost|price|(sub_?)?total|fee|min_purchase|surcharge|rate)(_|$)/;

/** Whether a field holds a number. The text of others, such as a SKU, is not compared by its value: `7` is not `007`. */
function isNumber(name: string, { type }: Schema): boolean {
	return type === 'number' || type === 'integer' || (type === 'string' && AMOUNT.test(name));
}

const DATE_NAME = /(^|_)date(_|$)|_at$|Date$|At$/;

function isDate(name: string, schema: Schema): boolean {
	return dateStyleOf(schema) !== undefined || DATE_NAME.test(name);
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)$/;
const RFC = /^\w{3}, \d\d? \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/;

function isMoment(text: string): boolean {
	return [DAY, ISO, RFC].some((form) => form.test(text)) && !Number.isNaN(Date.parse(text));
}

/** The same moment in two zones; a day is compared as one. */
function isSameMoment(left: string, right: string): boolean {
	if (DAY.test(left) || DAY.test(right)) return left.slice(0, 10) === right.slice(0, 10);
	const [a, b] = [left, right].map((text) => Math.floor(Date.parse(text) / 1000));
	return a === b;
}

const ENTITIES: Record<string, string> = { quot: '"', apos: "'", nbsp: '\u00a0', amp: '&' };

/** Around these, white space is not visible. */
const BLOCKS =
	/\s*(<\/?(?:address|article|blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|section|table|tbody|td|tfoot|th|thead|tr|ul)\b[^>]*>)\s*/gi;

/** Text as BigCommerce keeps it: it rewrites entities, and in HTML white space and the ends of tags. */
function sameMarkup(text: string): string {
	// Not the start of a written entity: `&amp;lt;` shows `&lt;`.
	const plain = text.replaceAll(
		/&(#x[\da-f]+|#\d+|(?!amp;#?\w+;)\w+);/gi,
		(entity, name: string) =>
			name.startsWith('#') ? (fromCode(name) ?? entity) : (ENTITIES[name.toLowerCase()] ?? entity),
	);
	if (!/<\/?[a-z][^>]*>/i.test(text)) return plain;
	return plain
		.replaceAll(/\s*\/>/g, '>')
		.replaceAll(/[ \t\r\n]+/g, ' ')
		.replaceAll(BLOCKS, '$1')
		.trim();
}

/** A character by its number, but none that would become markup. */
function fromCode(name: string): string | undefined {
	const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
	const isMarkup = code === 38 || code === 60 || code === 62;
	return isMarkup || code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
