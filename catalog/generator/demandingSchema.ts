import type { Body, Schema } from '../types';

/** The schema with the fields that an example needs to meet the demands: the first of several, and those that depend on another. */
export function demandingSchema({ schema, demands = [] }: Body): Schema {
	const names = demands.flatMap((demand) => {
		if ('oneOf' in demand) return demand.optional ? [] : demand.oneOf.slice(0, 1);
		return 'unless' in demand ? [demand.field] : [];
	});
	if (names.length === 0) return schema;
	const demanding = (record: Schema): Schema => ({
		...record,
		required: [...(record.required ?? []), ...names],
	});
	if (schema.items) return { ...schema, items: demanding(schema.items) };
	if (names.every((name) => schema.properties?.[name])) return demanding(schema);
	const lists = Object.entries(schema.properties ?? {}).map(([name, list]): [string, Schema] => [
		name,
		list.items?.properties ? { ...list, items: demanding(list.items) } : list,
	]);
	return { ...schema, properties: Object.fromEntries(lists) };
}
