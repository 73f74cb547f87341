import type { EntryForm, Template } from '../entryTypes';
import { recordSchema } from '../recordSchema';
import type { Catalog, Operation, Schema } from '../types';
import { at } from './entries';

/** catalog/forms/templates.yaml. */
export interface GivenTemplates {
	templates: Array<{ field: string; of?: string[]; value: unknown }>;
	/** Fields that start empty, and the reason. */
	empty: Record<string, string>;
}

/**
 * The examples that JSON fields of bodies start with.
 * @throws if no operation has such a field, two templates are for the same one, or the schema lacks a key
 */
export function buildTemplates(
	{ templates, empty }: GivenTemplates,
	{ operations }: Catalog,
	entries: readonly EntryForm[],
): Template[] {
	const taken = new Set<string>();
	for (const field of Object.keys(empty))
		if (!operations.some((operation) => jsonAt(operation, field, entries)))
			fail(`no operation has the field ${field}`);
	return templates.map(({ field, of, value }) => {
		const users = operations.filter(
			(operation) =>
				(!of || of.includes(operation.id) || of.includes(operation.resource)) &&
				jsonAt(operation, field, entries),
		);
		const unused = (of ?? []).filter(
			(name) => !users.some(({ id, resource }) => id === name || resource === name),
		);
		if (users.length === 0 || unused.length > 0) fail(`no ${unused.join(', ')} with ${field}`);
		for (const operation of users) {
			const { id } = operation;
			if (taken.has(`${id} ${field}`)) fail(`${id} has two templates for ${field}`);
			taken.add(`${id} ${field}`);
			const unknown = unknownKeys(value, jsonAt(operation, field, entries) ?? {});
			if (unknown.length > 0) fail(`${field} of ${id} has no ${unknown.join(', ')}`);
		}
		return { field, operations: users.map(({ id }) => id), value };
	});
}

function fail(problem: string): never {
	throw new Error(`catalog/forms/templates.yaml: ${problem}`);
}

/** The schema of a field that is filled in as JSON: an object or a list of objects without a form for its entries. */
function jsonAt(
	operation: Operation,
	field: string,
	entries: readonly EntryForm[],
): Schema | undefined {
	if (operation.body?.content !== 'json') return undefined;
	if (entries.some((form) => form.field === field && form.operations.includes(operation.id)))
		return undefined;
	const record = recordSchema(operation);
	const schema =
		field === 'value' && record?.type === 'array' ? record : record && at(record, field.split('.'));
	const isJson =
		schema?.type === 'object' || (schema?.type === 'array' && schema.items?.type === 'object');
	return isJson ? schema : undefined;
}

/** The paths of a value that its schema does not know. An object without properties may have any. */
function unknownKeys(value: unknown, schema: Schema, path = ''): string[] {
	if (Array.isArray(value))
		return value.flatMap((entry) => unknownKeys(entry, schema.items ?? {}, path));
	if (typeof value !== 'object' || value === null) return [];
	const { properties = {} } = schema;
	if (Object.keys(properties).length === 0) return [];
	return Object.entries(value).flatMap(([name, entry]) =>
		Object.hasOwn(properties, name)
			? unknownKeys(entry, properties[name], `${path}${name}.`)
			: [path + name],
	);
}
