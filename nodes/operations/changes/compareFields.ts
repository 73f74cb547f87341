import type { Schema } from '../../../catalog/types';
import { isObject, type Json } from '../../shared/utils/isObject';
import { isPlain, isSameValue } from './compareValues';

/** What an update changes, by field; a field of a nested object as `address.city`. */
export type Changes = Record<string, { from: unknown; to: unknown }>;

/**
 * The fields of a record that differ from the ones given. A field that BigCommerce does not return counts as different, because
 * nothing shows that it is the same.
 * @param given the fields to send
 * @param schema of the record
 */
export function changesBetween(given: Json, current: Json, schema: Schema): Changes {
	const changes: Changes = {};
	for (const [name, value] of Object.entries(given))
		addChanges(changes, name, value, current[name], schema.properties?.[name] ?? {});
	return changes;
}

/** The given fields that are among the changes, whole where a part of one differs. */
export function changedFields(given: Json, changes: Changes): Json {
	const names = new Set(Object.keys(changes).map((path) => path.split('.')[0]));
	return Object.fromEntries(Object.entries(given).filter(([name]) => names.has(name)));
}

function addChanges(
	changes: Changes,
	path: string,
	given: unknown,
	current: unknown,
	schema: Schema,
): void {
	if (isObject(given) && isObject(current) && !(given instanceof Date)) {
		for (const [name, value] of Object.entries(given))
			addChanges(changes, `${path}.${name}`, value, current[name], schema.properties?.[name] ?? {});
		return;
	}
	const name = path.split('.').at(-1) ?? path;
	if (!isSame(name, given, current, schema)) changes[path] = { from: current ?? null, to: given };
}

function isSame(name: string, given: unknown, current: unknown, schema: Schema): boolean {
	if (current === undefined) return false;
	if (isEmpty(given) || isEmpty(current)) return isEmpty(given) && isEmpty(current);
	if (Array.isArray(given) && Array.isArray(current))
		return isSameList(name, given, current, schema.items ?? {});
	if (isObject(given) && isObject(current))
		return Object.entries(given).every(([part, value]) =>
			isSame(part, value, current[part], schema.properties?.[part] ?? {}),
		);
	if (isPlain(given) && isPlain(current)) return isSameValue(name, given, current, schema);
	return false;
}

/** The order of plain values, such as the IDs of categories, does not matter; that of records does, unless they have IDs. */
function isSameList(name: string, given: unknown[], current: unknown[], items: Schema): boolean {
	if (given.length !== current.length) return false;
	const left = [...current];
	return given.every((entry, index) => {
		const isOrdered = isObject(entry) && entry.id === undefined;
		const place = isOrdered
			? left.findIndex(
					(_, candidate) => candidate === index && isSame(name, entry, left[index], items),
				)
			: left.findIndex((candidate) => isSame(name, entry, candidate, items));
		if (place < 0) return false;
		if (!isOrdered) left.splice(place, 1);
		return true;
	});
}

/** null, an empty text and an empty list all mean that a field has no value. */
function isEmpty(value: unknown): boolean {
	return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
