import type { KeyComparison, NaturalKey } from '../../../catalog/types';
import { isObject, valueAt, type Json } from '../../shared/utils/isObject';

/** How a value is compared. */
export interface Comparing {
	ignoresCase?: true;
	compare?: KeyComparison;
}

/** The form in which two values of a key are the same text: without outer spaces, and as far as the key says, without case. */
export function normalizeKey(value: unknown, { ignoresCase, compare }: Comparing = {}): string {
	const text = String(value).trim().normalize('NFC');
	if (compare === 'address') return addressPath(text);
	if (compare === 'fileName') return fileName(text);
	return ignoresCase ? text.toLowerCase() : text;
}

/** `https://shop.example.com/About-us/` and `/about-us` lead to the same page. */
function addressPath(text: string): string {
	const [, host = '', path = ''] = /^(?:https?:\/\/([^/?#]*))?([^?#]*)/i.exec(text) ?? [];
	const bare = path.replace(/\/+$/, '').toLowerCase();
	// The address of a site is only a host.
	return bare === '' ? host.toLowerCase() : bare.replace(/^\/*/, '/');
}

/** BigCommerce adds numbers to the names of files: `mug__01234.jpg`. */
function fileName(text: string): string {
	const last = text.split(/[?#]/)[0].split('/').at(-1) ?? '';
	return last
		.replace(/(__\d+(\.\d+)*)+(?=\.\w+$)/, '')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}.]+/gu, '-');
}

/**
 * The records that have a key. A record with exactly this text wins over those that differ in case.
 * @param field path of the value in these records
 */
export function recordsWithKey(
	key: NaturalKey,
	field: string,
	text: string,
	records: Json[],
): Json[] {
	if (key.isTrusted) return records;
	const wanted = normalizeKey(text, key);
	const matches = records.filter((record) =>
		valuesOf(key, field, record).some((value) => normalizeKey(value, key) === wanted),
	);
	const exact = matches.filter((record) =>
		valuesOf(key, field, record).some((value) => String(value).trim() === text.trim()),
	);
	return exact.length > 0 ? exact : matches;
}

function valuesOf({ otherField, joint }: NaturalKey, field: string, record: Json): unknown[] {
	const value = valueAt(record, field);
	const values = joint
		? [`${String(value)}.${String(valueAt(record, joint))}`]
		: [value, ...(otherField ? [valueAt(record, otherField)] : [])];
	return values.filter(
		(value) => !isObject(value) && value !== undefined && value !== null && value !== '',
	);
}

/** The names in a path of categories: `Kitchen > Knives`. */
export function pathNames(text: string): string[] {
	return text
		.split('>')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}
