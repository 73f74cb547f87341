import type { OutputSchema } from '../../../catalog/types';
import { isObject, type Json } from '../../shared/utils/isObject';

/** What the catalog knows about the values of a record. */
export interface ValueSchema {
	fields: Record<string, OutputSchema>;
	numbers?: string[];
	dates?: string[];
}

/** How a value is converted: as what, or what to do with the fields inside. */
type Conversion = 'number' | 'date' | Map<string, Conversion>;

const known = new WeakMap<ValueSchema, Map<string, Conversion>>();

/**
 * A record whose amounts are numbers and whose dates are ISO 8601, also in nested records and lists. Only fields that the catalog
 * knows as such are converted, and only values of which nothing gets lost.
 */
export function convertValues(record: Json, schema: ValueSchema): Json {
	const conversions = known.get(schema) ?? conversionsOf(schema);
	known.set(schema, conversions);
	return conversions.size === 0 ? record : (converted(record, conversions) as Json);
}

function conversionsOf({ fields, numbers = [], dates = [] }: ValueSchema): Map<string, Conversion> {
	const paths = new Map<string, Conversion>([
		...numbers.map((path): [string, Conversion] => [path, 'number']),
		...dates.map((path): [string, Conversion] => [path, 'date']),
	]);
	return within(fields, '', paths);
}

function within(
	fields: Record<string, OutputSchema>,
	before: string,
	paths: ReadonlyMap<string, Conversion>,
): Map<string, Conversion> {
	const found = new Map<string, Conversion>();
	for (const [name, field] of Object.entries(fields)) {
		const schema = Array.isArray(field) ? field[0] : field;
		const path = `${before}${name}`;
		if (isObject(schema)) {
			const inner = within(schema as Record<string, OutputSchema>, `${path}.`, paths);
			if (inner.size > 0) found.set(name, inner);
			continue;
		}
		const conversion = paths.get(path) ?? (NUMBERS.has(schema) ? 'number' : undefined);
		if (conversion) found.set(name, conversion);
	}
	return found;
}

const NUMBERS = new Set<unknown>(['number', 'integer']);

function converted(value: unknown, conversion: Conversion): unknown {
	if (Array.isArray(value)) return value.map((element) => converted(element, conversion));
	if (conversion === 'number') return asNumber(value);
	if (conversion === 'date') return asDate(value);
	if (!isObject(value)) return value;
	const result: Json = { ...value };
	for (const [name, inner] of conversion)
		if (Object.hasOwn(value, name)) result[name] = converted(value[name], inner);
	return result;
}

/** Decimal notation without leading zeros, which IDs and codes may have. */
const DECIMAL = /^-?(0|[1-9]\d{0,14})(\.\d{1,12})?$/;

/** `"193.0500"` → 193.05; other text, and numbers with more digits than JavaScript can hold, stay. */
function asNumber(value: unknown): unknown {
	if (typeof value !== 'string' || !DECIMAL.test(value)) return value;
	const digits = value.replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '');
	return digits.length <= MOST_DIGITS ? Number(value) : value;
}

const MOST_DIGITS = 15;

/** As in e-mails: `Sun, 14 Jun 2026 11:24:00 +0000`. */
const RFC_2822 =
	/^([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(:\d{2})? ([+-]\d{4}|GMT|UTC)$/;
/** From 2001 on; less is not a date, and 0 means that there is none. */
const SECONDS = /^[1-9]\d{9}$/;
const MILLISECONDS = /^[1-9]\d{12}$/;

/** `2026-06-14T11:24:00Z` from a date as in e-mails or from seconds or milliseconds since 1970; anything else stays. */
function asDate(value: unknown): unknown {
	const text = typeof value === 'number' ? String(value) : value;
	if (typeof text !== 'string') return value;
	if (SECONDS.test(text)) return isoOf(Number(text) * 1000);
	if (MILLISECONDS.test(text)) return isoOf(Number(text));
	return RFC_2822.test(text) ? (isoOf(Date.parse(text)) ?? value) : value;
}

function isoOf(milliseconds: number): string | undefined {
	return Number.isNaN(milliseconds)
		? undefined
		: new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
