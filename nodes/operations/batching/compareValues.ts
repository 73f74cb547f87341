import { isObject } from '../../shared/utils/isObject';
/** How much of a text is compared. */
const LONGEST = 300;
/** BigCommerce truncates long text. This many characters are enough to recognize it. */
const LONG_ENOUGH = 20;
/** BigCommerce rounds amounts. */
const ROUNDING = 0.01;

/** The comparison of an element with a record. */
export interface Comparison {
	/** Values that are the same. */
	agreements: number;
	/** Fields whose value differs from the one sent. */
	contradictions: string[];
}

/** Compares the plain values of an element with the same fields of a record. */
export function compareValues(element: unknown, record: unknown): Comparison {
	const comparison: Comparison = { agreements: 0, contradictions: [] };
	if (!isObject(element) || !isObject(record)) return comparison;
	for (const [name, sent] of Object.entries(element)) {
		const isSame = Object.hasOwn(record, name) ? isSameValue(sent, record[name]) : undefined;
		if (isSame) comparison.agreements += 1;
		else if (isSame === false) comparison.contradictions.push(name);
	}
	return comparison;
}

/**
 * Whether BigCommerce returned the value that was sent. BigCommerce trims, rounds, and changes case and markup.
 * @returns undefined for what cannot be compared: lists, objects, dates, and values that are hidden
 */
export function isSameValue(sent: unknown, received: unknown): boolean | undefined {
	if (!isPlain(sent) || !isPlain(received)) return undefined;
	if (String(sent) === String(received)) return true;
	if (typeof sent === 'boolean' || typeof received === 'boolean')
		return isSameSwitch(sent, received);
	if (isNumeric(sent) && isNumeric(received)) return isSameNumber(Number(sent), Number(received));
	if (isDate(sent) && isDate(received)) return undefined;
	return isSameText(String(sent), String(received));
}

function isSameSwitch(sent: unknown, received: unknown): boolean | undefined {
	const [left, right] = [sent, received].map(
		(value) =>
			['true', '1'].includes(String(value).toLowerCase()) ||
			(['false', '0'].includes(String(value).toLowerCase()) ? false : undefined),
	);
	return left === undefined || right === undefined ? undefined : left === right;
}

function isSameNumber(sent: number, received: number): boolean {
	if (Number.isInteger(sent) && Number.isInteger(received)) return sent === received;
	return Math.abs(sent - received) < ROUNDING;
}

function isSameText(sent: string, received: string): boolean | undefined {
	if (/^[*•]+$/.test(received)) return undefined;
	const left = lettersOf(sent);
	const right = lettersOf(received);
	if (left === '' || right === '') return left === right && sent.trim() === received.trim();
	const [short, long] = left.length < right.length ? [left, right] : [right, left];
	return left === right || (short.length >= LONG_ENOUGH && long.startsWith(short));
}

/** Text without markup, whitespace and punctuation. */
function lettersOf(text: string): string {
	return text
		.slice(0, LONGEST)
		.normalize('NFKC')
		.replaceAll(/<[^>]*>|&\w+;/g, '')
		.replaceAll(/[^\p{L}\p{N}]/gu, '')
		.toLowerCase();
}

function isPlain(value: unknown): value is string | number | boolean {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isNumeric(value: unknown): boolean {
	return value !== '' && String(value).trim() !== '' && Number.isFinite(Number(value));
}

function isDate(value: unknown): boolean {
	return /^\d{4}-\d\d-\d\d|^\w{3}, \d\d? \w{3} \d{4}/.test(String(value));
}
