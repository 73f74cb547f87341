import { isDateName } from '../filterFamilies';
import type { FilterType, OutputSchema } from '../types';

/** The fields of a list's records that it can be filtered by, with their types. */
export function filterFields(record: Record<string, OutputSchema>): Record<string, FilterType> {
	return Object.fromEntries(
		Object.entries(record)
			.map(([name, schema]): [string, FilterType | undefined] => [name, typeOf(name, schema)])
			.filter((entry): entry is [string, FilterType] => entry[1] !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}

/** A list of plain values is a list to filter by. An object is nothing to filter by, and a switch has no endings. */
function typeOf(name: string, schema: OutputSchema): FilterType | undefined {
	if (Array.isArray(schema)) return typeof schema[0] === 'string' ? 'list' : undefined;
	if (schema === 'integer' || schema === 'number') return 'number';
	if (schema !== 'string') return undefined;
	return isDateName(name) ? 'date' : 'text';
}
