import { writeDate } from '../../../operations/requests/dates';
import { coerce, parseJson, InputError } from '../../../shared/utils/coerce';
import { isDeeperThan } from '../../../shared/graphql/documentDepth';
import type { Variable } from '../../../shared/graphql/document';
import { msg } from '../../../shared/text/message';
import type { Json } from '../../../shared/utils/isObject';

/** Values for the variables of an operation, and names that it does not declare. */
export interface Given {
	values: Record<string, unknown>;
	/** Entered, but not sent. */
	unknown: string[];
}

/**
 * Converts values to the types that the operation declares: the text "12" to a number for `Int`, JSON text to a list for `[Int]`.
 * @param zone the time zone of dates without one
 * @throws InputError that names the variable without a value or with a value of the wrong type
 */
export function fitVariables(
	variables: Variable[],
	values: Record<string, unknown>,
	zone: string,
): Given {
	const declared = new Set(variables.map(({ name }) => name));
	const unknown = Object.keys(values).filter((name) => !declared.has(name));
	const valueOf = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
	const missing = variables.filter(
		({ name, isRequired }) => isRequired && (valueOf(name) === undefined || valueOf(name) === null),
	);
	if (missing.length > 0)
		throw new InputError(
			msg`The query wants a value for ${listed(missing.map(({ name, type }) => `$${name} (${type})`))}`,
			adviceFor(missing, unknown),
		);
	const present = variables.filter(({ name }) => valueOf(name) !== undefined);
	return {
		values: Object.fromEntries(
			present.map((variable) => [variable.name, fitted(valueOf(variable.name), variable, zone)]),
		),
		unknown,
	};
}

const MOST_NAMES = 10;

function listed(names: string[]): string {
	const others = names.length - MOST_NAMES;
	return `${names.slice(0, MOST_NAMES).join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}

function adviceFor(missing: Variable[], unknown: string[]): string {
	const taken = unknown.length > 0 ? ` Entered, but not in the query: ${listed(unknown)}.` : '';
	return `Add ${missing.length === 1 ? 'it' : 'them'} to the variables. After you change the query, reload the fields of the form in the menu next to "Values".${taken} Nothing was sent.`;
}

/** Converters for GraphQL's built-in types, and for dates. BigCommerce checks all others, such as inputs and enums. */
const SCALARS: Record<string, (value: unknown, name: string, zone: string) => unknown> = {
	Int: toInt,
	Float: toFloat,
	Boolean: toBoolean,
	String: toText,
	ID: toId,
	DateTime: toDateTime,
};

function fitted(value: unknown, { name, of, isList }: Variable, zone: string): unknown {
	const scalar = Object.hasOwn(SCALARS, of) ? SCALARS[of] : undefined;
	const fit = (value: unknown) =>
		value === null ? null : scalar ? scalar(plain(value), name, zone) : asInput(value, name);
	if (value === null) return null;
	return isList
		? toList(value, name, of).map((value) => (Array.isArray(value) ? value.map(fit) : fit(value)))
		: fit(value);
}

/** Converts objects with `toJSON`, such as n8n's dates, to text. */
function plain(value: unknown): unknown {
	const hasText =
		typeof value === 'object' &&
		value !== null &&
		'toJSON' in value &&
		typeof value.toJSON === 'function';
	return hasText ? (value as { toJSON(): unknown }).toJSON() : value;
}

/** GraphQL's `Int` has 32 bits. Source: the GraphQL specification, section 3.5.1. */
const LARGEST_INT = 2_147_483_647;

function toInt(value: unknown, name: string): number {
	const number = numberFrom(value);
	if (number === undefined || !Number.isInteger(number)) throw misfit(name, 'whole number', value);
	if (number > LARGEST_INT || number < -LARGEST_INT - 1)
		throw new InputError(
			msg`"${name}" is too large for an Int`,
			"GraphQL's Int allows at most 2,147,483,647. Declare the variable with BigCommerce's type, for example Long or ID.",
		);
	return number;
}

function toFloat(value: unknown, name: string): number {
	const number = numberFrom(value);
	if (number === undefined) throw misfit(name, 'number', value);
	return number;
}

function misfit(name: string, kind: string, value: unknown): InputError {
	return new InputError(msg`"${name}" must be a ${kind}`, whatItIs(value));
}

/** A number, or a decimal number as text: not hexadecimal, not empty, not `1e3`. */
function numberFrom(value: unknown): number | undefined {
	const number =
		typeof value === 'bigint' ||
		(typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value))
			? Number(value)
			: value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function toBoolean(value: unknown, name: string): unknown {
	return coerce(value, { type: 'boolean' }, name);
}

function toText(value: unknown, name: string): string {
	if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol')
		throw misfit(name, 'text', value);
	return String(value);
}

/** A date without a time zone, as from n8n's date picker. BigCommerce checks everything else. */
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/;

function toDateTime(value: unknown, name: string, zone: string): unknown {
	return typeof value === 'string' && WITHOUT_ZONE.test(value.trim())
		? writeDate(value, 'date-time', name, zone)
		: asInput(value, name);
}

function toId(value: unknown, name: string): string {
	if (typeof value === 'number') assertExact(value, name);
	const isId =
		typeof value === 'string' ||
		typeof value === 'bigint' ||
		(typeof value === 'number' && Number.isInteger(value));
	if (!isId)
		throw new InputError(
			msg`"${name}" must be an ID`,
			`IDs are text or whole numbers. ${whatItIs(value)}`,
		);
	return String(value).trim();
}

/** Accepts a list as an array, JSON text (`[1,2]`) or comma-separated text (`1, 2`), but not ambiguous text with commas. */
function toList(value: unknown, name: string, of: string): unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	const text = value.trim();
	if (text.startsWith('[')) {
		const list = parseJson(text, name);
		return Array.isArray(list) ? list : [list];
	}
	if (text.startsWith('{')) return [text];
	if (of === 'String' && text.includes(','))
		throw new InputError(
			msg`"${name}" is a list of texts, and it is not clear where each ends`,
			'Write it as JSON, for example ["one", "two, or more"].',
		);
	return text
		.split(',')
		.map((part) => part.trim())
		.filter((text) => text !== '');
}

/** Parses the JSON text of an input, as entered in a form. Returns other values unchanged. */
function asInput(value: unknown, name: string): unknown {
	const input =
		typeof value === 'string' && /^\s*[[{]/.test(value) ? parseJson(value, name) : value;
	assertSendable(input, name);
	return input;
}

/** Maximum nesting of an input. BigCommerce's inputs have about ten levels. */
const MOST_LEVELS = 100;

/** Throws for values that JSON cannot hold or would change. */
function assertSendable(value: unknown, name: string): void {
	if (isDeeperThan(MOST_LEVELS, value))
		throw new InputError(
			msg`"${name}" is nested more than ${MOST_LEVELS} levels deep`,
			'Nothing was sent.',
		);
	const look = (value: unknown, path: string): void => {
		if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol')
			throw new InputError(msg`"${path}" is a value that cannot be sent`, whatItIs(value));
		if (typeof value === 'number') assertExact(value, path);
		if (Array.isArray(value)) value.forEach((inside, index) => look(inside, `${path}.${index}`));
		else if (typeof value === 'object' && value !== null)
			for (const [key, inside] of Object.entries(value as Json)) look(inside, `${path}.${key}`);
	};
	look(value, name);
}

/** Throws for a number with too many digits, because it has already lost precision. */
function assertExact(value: number, name: string): void {
	if (!Number.isFinite(value))
		throw new InputError(
			msg`"${name}" is not a number`,
			'A calculation in its expression has no result. Nothing was sent.',
		);
	if (Number.isInteger(value) && !Number.isSafeInteger(value))
		throw new InputError(
			msg`"${name}" has more digits than a number can hold`,
			'Enter it as text, in quotation marks, so that no digit is lost. Nothing was sent.',
		);
}

/** Describes the kind of a value, never its content, which may be customer data. */
function whatItIs(value: unknown): string {
	const kind =
		value === '' || value === undefined
			? 'empty'
			: Array.isArray(value)
				? 'a list'
				: typeof value === 'object'
					? 'an object'
					: typeof value === 'string'
						? 'a text that is not one'
						: `a ${typeof value}`;
	return `It is ${kind}. Nothing was sent.`;
}
