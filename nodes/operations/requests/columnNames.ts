import type { Schema } from '../../../catalog/types';
import { isFlattened } from '../../shared/catalog/forms';
import { fieldLabel, labelWithUnit } from '../../shared/catalog/names';
import type { Json } from '../../shared/utils/isObject';
import { distance } from './levenshtein';

/**
 * The columns of an item under the names of the fields: a column may be called what the form shows, and differ in case,
 * spaces, underscores and hyphens. An exact name comes first; a second column for a field keeps its name, and is reported.
 * @param schema of the record
 * @param resource its slug
 */
export function fieldsFromColumns(columns: Json, schema: Schema, resource: string): Json {
	const names = fieldNames(schema);
	const exact = new Set(names);
	const byText = new Map([
		...names.map((name): [string, string] => [comparable(labelWithUnit(resource, name)), name]),
		...names.map((name): [string, string] => [comparable(fieldLabel(name)), name]),
		...names.map((name): [string, string] => [comparable(name), name]),
	]);
	const taken = new Set(Object.keys(columns).filter((column) => exact.has(column)));
	const entries = Object.entries(columns).map(([column, value]): [string, unknown] => {
		const name = exact.has(column) ? column : byText.get(comparable(column));
		if (name === undefined || (name !== column && taken.has(name))) return [column, value];
		taken.add(name);
		return [name, value];
	});
	return Object.fromEntries(entries);
}

/** The names of a record's fields: `parent.child` for those of an object that the form shows one by one. */
function fieldNames({ properties = {} }: Schema): string[] {
	return Object.entries(properties).flatMap(([name, { properties: children = {} }]) =>
		isFlattened(name)
			? [name, ...Object.keys(children).map((child) => `${name}.${child}`)]
			: [name],
	);
}

function comparable(text: string): string {
	return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The column that is probably meant for a field: what differs in a letter or two, or says more than the name. */
export function nearMiss(field: string, columns: readonly string[]): string | undefined {
	const wanted = [comparable(field), comparable(fieldLabel(field))];
	const isClose = (column: string) => {
		const text = comparable(column);
		return wanted.some(
			(name) =>
				distance(text, name) <= (name.length > 5 ? 2 : 1) ||
				(name.length > 3 && text.length > 3 && (text.includes(name) || name.includes(text))),
		);
	};
	return columns.find(isClose);
}

/** What to do where an item that is mapped automatically lacks a field, as a further sentence. */
export function columnAdvice(fields: readonly string[], columns?: readonly string[]): string {
	if (!columns) return '';
	for (const field of fields) {
		const near = nearMiss(field, columns);
		if (near) return ` Your item has "${near}"; the field is called "${field}".`;
	}
	return ` Add a column "${fields[0]}" to the items, or choose "Map Each Column Manually".`;
}
