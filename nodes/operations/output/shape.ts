import { isObject, type Json } from '../../shared/utils/isObject';

/**
 * The record with the named fields only, in the order of the names; `parent.child` keeps a nested field, also in every element of a list.
 * A record that has none of them is something else, e.g. a confirmation, and stays whole.
 */
export function shaped(record: Json, names: string[]): Json {
	const kept: Json = {};
	for (const name of names) copy(record, kept, name.split('.'));
	return Object.keys(kept).length > 0 ? kept : record;
}

function copy(from: Json, to: Json, [name, ...rest]: string[]): void {
	// Own properties only, and nothing that would change an object's prototype.
	if (!Object.hasOwn(from, name) || name === '__proto__') return;
	const value = from[name];
	if (rest.length === 0) {
		to[name] = value;
		return;
	}
	if (Array.isArray(value))
		to[name] = value.map((each, index) =>
			nested(each, (to[name] as unknown[] | undefined)?.[index], rest),
		);
	else if (isObject(value)) to[name] = nested(value, to[name], rest);
}

function nested(value: unknown, before: unknown, path: string[]): unknown {
	if (!isObject(value)) return value;
	const kept: Json = isObject(before) ? { ...before } : {};
	copy(value, kept, path);
	return kept;
}
