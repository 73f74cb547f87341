import type { ResourceMapperField } from 'n8n-workflow';

import { exampleOf } from '../../../catalog/example';
import type { Operation, Schema } from '../../../catalog/types';
import { byUse, isFlattened } from '../../shared/catalog/forms';
import { fieldLabel } from '../../shared/catalog/names';
import { PLAIN_VALUE, recordSchema } from '../requests/body';
import { allowed, inputFor, isPlainList } from './inputs';

/** The body of an operation as form fields: required fields first, then by how often they are used. */
export function bodyFields(operation: Operation): ResourceMapperField[] {
	const order = byUse('fields');
	const fields = bodyFieldSchemas(operation).map(({ id, schema, required }) =>
		bodyField(id, schema, required),
	);
	const first = (field: ResourceMapperField) => field.id.split('.')[0];
	return fields.sort(
		(a, b) => Number(b.required) - Number(a.required) || order(first(a), first(b)),
	);
}

/** A body field with its name in the form: `parent.child` for a field of an object. */
export interface FieldSchema {
	id: string;
	schema: Schema;
	required: boolean;
}

/** The body fields in catalog order. */
export function bodyFieldSchemas(operation: Operation): FieldSchema[] {
	const schema = recordSchema(operation) ?? {};
	if (schema.type && schema.type !== 'object') return [{ id: PLAIN_VALUE, schema, required: true }];
	// The file URL has a separate parameter.
	return properties(schema)
		.filter(([name]) => name !== operation.body?.file?.url)
		.flatMap(([name, schema, required]) => parts(name, schema, required));
}

/** A field, or the fields of an object that the form shows one by one. */
function parts(name: string, schema: Schema, required: boolean): FieldSchema[] {
	if (!isFlattened(name) || Object.keys(schema.properties ?? {}).length === 0)
		return [{ id: name, schema, required }];
	// A required object without required fields: all of its fields become required, because an empty object is useless.
	const children = properties(schema);
	const demandsNone = children.every(([, , isNeeded]) => !isNeeded);
	return children.map(([child, schema, isNeeded]) => ({
		id: `${name}.${child}`,
		schema,
		required: required && (isNeeded || demandsNone),
	}));
}

function properties({
	properties: all = {},
	required = [],
}: Schema): Array<[string, Schema, boolean]> {
	return Object.entries(all).map(([name, schema]) => [name, schema, required.includes(name)]);
}

function bodyField(id: string, schema: Schema, required: boolean): ResourceMapperField {
	const name = id.split('.').at(-1) ?? id;
	const example = exampleText(schema);
	const input = inputFor(name, schema);
	const displayName =
		fieldLabel(id) + (isPlainList(schema) ? ' (with Commas)' : '') + allowed(schema);
	return {
		id,
		displayName,
		required,
		defaultMatch: false,
		display: true,
		...input,
		...(example ? { defaultValue: example } : {}),
	};
}

const LONGEST_EXAMPLE = 400;

/** The initial text of a JSON field, which shows its structure. Plain lists are typed with commas or brackets. */
function exampleText(schema: Schema): string | undefined {
	const hasShape =
		schema.type === 'object'
			? schema.properties
			: schema.type === 'array' && schema.items?.properties;
	if (!hasShape || Object.keys(hasShape).length === 0) return undefined;
	const text = JSON.stringify(exampleOf(schema, 'few', byUse('fields')), null, 2);
	return text.length > LONGEST_EXAMPLE ? undefined : text;
}
