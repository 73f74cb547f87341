import type { ResourceMapperField } from 'n8n-workflow';

import type { Operation, Schema } from '../../../catalog/types';
import { byUse, isFlattened } from '../catalog/forms';
import { fieldLabel } from '../catalog/names';
import { PLAIN_VALUE, recordSchema } from '../requests/body';
import { exampleOf } from './example';
import { allowed, inputFor, isPlainList } from './inputs';

/** The body of an operation as a form: required fields first, then by how often they are looked for. */
export function bodyFields(operation: Operation): ResourceMapperField[] {
	const schema = recordSchema(operation) ?? {};
	if (schema.type && schema.type !== 'object') return [bodyField(PLAIN_VALUE, schema, true)];
	const order = byUse('fields');
	// The address of a file has a parameter of its own, beside the file itself.
	const fields = properties(schema).filter(([name]) => name !== operation.body?.file?.url).flatMap(([name, each, required]) => parts(name, each, required));
	const first = (field: ResourceMapperField) => field.id.split('.')[0];
	return fields.sort((a, b) => Number(b.required) - Number(a.required) || order(first(a), first(b)));
}

/** A field, or the fields of an object that is asked for part by part. */
function parts(name: string, schema: Schema, required: boolean): ResourceMapperField[] {
	if (!isFlattened(name) || Object.keys(schema.properties ?? {}).length === 0) return [bodyField(name, schema, required)];
	// An object that is required and demands no part in particular makes no sense without any.
	const children = properties(schema);
	const demandsNone = children.every(([, , isNeeded]) => !isNeeded);
	return children.map(([child, each, isNeeded]) => bodyField(`${name}.${child}`, each, required && (isNeeded || demandsNone)));
}

function properties({ properties: all = {}, required = [] }: Schema): Array<[string, Schema, boolean]> {
	return Object.entries(all).map(([name, each]) => [name, each, required.includes(name)]);
}

function bodyField(id: string, schema: Schema, required: boolean): ResourceMapperField {
	const name = id.split('.').at(-1) ?? id;
	const example = exampleText(schema);
	const input = inputFor(name, schema);
	const displayName = fieldLabel(id) + (isPlainList(schema) ? ' (with Commas)' : '') + allowed(schema);
	return { id, displayName, required, defaultMatch: false, display: true, ...input, ...(example ? { defaultValue: example } : {}) };
}

const LONGEST_EXAMPLE = 400;

/** What a JSON field starts with, so that nobody has to look up its shape; plain lists are typed with commas or brackets. */
function exampleText(schema: Schema): string | undefined {
	const hasShape = schema.type === 'object' ? schema.properties : schema.type === 'array' && schema.items?.properties;
	if (!hasShape || Object.keys(hasShape).length === 0) return undefined;
	const text = JSON.stringify(exampleOf(schema, 'few'), null, 2);
	return text.length > LONGEST_EXAMPLE ? undefined : text;
}
