import { isObject, type Json } from '../../shared/utils/isObject';

/**
 * Keeps only the named fields of a record, in the order of the names. `parent.child` keeps a nested field, also in every element of a list.
 * A record with none of the fields is something else, e.g. a confirmation, and stays unchanged.
 */
export function shaped(record: Json, names: string[]): Json {
	const kept: Json = {};
	for (const name of names) copy(record, kept, name.split('.'));
	return Object.keys(kept).length > 0 ? kept : record;
}

function copy(from: Json, to: Json, [name, ...rest]: string[]): void {
	// Own properties only, and none that would change the prototype.
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
