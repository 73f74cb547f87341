import { InputError } from '../errors/inputError';
import { msg } from '../text/message';

/** Ordinary notation: no exponents, no other bases, no separators except a decimal point. */
const DECIMAL = /^-?(\d+|\d*\.\d+)$/;
const LEADING_ZERO = /^-?0\d/;

/**
 * A number for BigCommerce. Whole numbers that are too large for JavaScript stay text, so that no digit changes.
 * @throws InputError if it is not a number
 */
export function toNumber(
	value: unknown,
	type: 'integer' | 'number',
	label: string,
): number | string {
	if (typeof value === 'bigint') return fromDigits(String(value));
	if (typeof value === 'string' && DECIMAL.test(value.trim()) && !LEADING_ZERO.test(value.trim())) {
		const text = value.trim();
		if (!text.includes('.')) return fromDigits(text);
		if (Math.abs(Number(text)) > Number.MAX_SAFE_INTEGER) throw tooLarge(label);
		if (type === 'number' || Number.isInteger(Number(text))) return Number(text);
	}
	if (typeof value === 'number' && Number.isFinite(value)) {
		if (Number.isInteger(value)) return exact(value, label);
		if (type === 'number') return value;
	}
	throw notANumber(value, type, label);
}

/** The error for a value that is not a number. Only text that was meant as one is quoted: other text may be a customer's. */
function notANumber(value: unknown, type: 'integer' | 'number', label: string): InputError {
	const kind = type === 'integer' ? 'whole number' : 'number';
	const text = typeof value === 'string' ? value.trim() : '';
	return new InputError(
		isMeantAsNumber(text)
			? msg`"${label}" must be a ${kind}, but is "${text}"`
			: msg`"${label}" must be a ${kind}`,
		adviceFor(value, type),
	);
}

function fromDigits(text: string): number | string {
	const number = Number(text);
	return Number.isSafeInteger(number) ? number : text;
}

/**
 * A whole number with all of its digits.
 * @throws InputError if JavaScript has rounded it
 */
export function exact(value: number, label: string): number {
	if (Number.isSafeInteger(value) || !Number.isInteger(value)) return value;
	throw new InputError(
		msg`"${label}" is too large for a number`,
		'Its last digits are already lost. Pass it as text, in quotation marks, from its source.',
	);
}

function tooLarge(label: string): InputError {
	return new InputError(
		msg`"${label}" is too large for a number`,
		'Its last digits would be lost. Write it without decimals.',
	);
}

function adviceFor(value: unknown, type: 'integer' | 'number'): string {
	const usual =
		type === 'integer'
			? 'Write it in digits only, e.g. 120.'
			: 'Write it in digits, with a point before the decimals, e.g. 1234.5.';
	if (typeof value !== 'string') return `It is ${kindOf(value)}. ${usual}`;
	const text = value.trim();
	if (text === '') return 'It is empty.';
	if (type === 'integer' && DECIMAL.test(text))
		return LEADING_ZERO.test(text)
			? `It starts with a zero. ${usual}`
			: `It has decimals. ${usual}`;
	if (LEADING_ZERO.test(text)) return `It starts with a zero. ${usual}`;
	const plain = plainNumber(text);
	if (plain !== undefined && type === 'integer')
		return Number.isInteger(Number(plain))
			? `Write ${Number(plain)} instead of ${text}.`
			: `It has decimals. ${usual}`;
	if (plain !== undefined) return `Write ${plain} instead of ${text}.`;
	return isMeantAsNumber(text) ? usual : `It is text, not a number. ${usual}`;
}

/** Digits in groups, decimals and a currency, as in a price list: `1.234,50 €`. Phone and card numbers have more digits. */
const PRICE =
	/^(\p{Sc}|[A-Z]{3})? ?(-?(?!0\d)\d{1,3}([.,' ]?\d{3})?([.,]\d{1,4})?) ?(\p{Sc}|[A-Z]{3}|%)?$/u;

function isMeantAsNumber(text: string): boolean {
	return PRICE.test(text);
}

/** `0,5` → `0.5` and `1.234,50 €` → `1234.50`; undefined if it is not clear: `1,234` may have decimals or thousands. */
function plainNumber(text: string): string | undefined {
	const number = PRICE.exec(text)?.[2];
	if (number === undefined) return undefined;
	const parts = /^(.*)[.,](\d{1,2}|\d{4})$|^(-?0)[.,](\d{3})$/.exec(number);
	if (parts) return `${(parts[1] ?? parts[3]).replaceAll(/[.,' ]/g, '')}.${parts[2] ?? parts[4]}`;
	return /[.,]/.test(number) ? undefined : number.replaceAll(/[' ]/g, '');
}

/** The kind of a value, never its content, which may be customer data. */
export function kindOf(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'empty';
	if (Array.isArray(value)) return 'a list';
	if (value instanceof Date) return 'a date';
	if (Number.isNaN(value)) return 'not a number (NaN)';
	if (typeof value === 'object') return 'an object';
	if (typeof value === 'string') return 'text';
	return typeof value === 'boolean' ? 'true or false' : `a ${typeof value}`;
}

/** The given number, but at least `least`; the default if it is not a number. */
export function readNumber(value: unknown, least: number, usual: number): number {
	const isGiven =
		value !== undefined && value !== null && value !== '' && Number.isFinite(Number(value));
	return isGiven ? Math.max(least, Number(value)) : usual;
}
