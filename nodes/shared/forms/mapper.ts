import type { FieldType, INodePropertyOptions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';

import type { Operation, QueryParameter, Schema } from '../../../catalog/types';
import { filterLabel, parameterLabel } from '../catalog/names';
import { PLAIN_VALUE, recordSchema } from '../requests/body';
import { filterParameters } from '../requests/query';

/** The filters of an operation as a form. */
export function filterFields(operation: Operation): ResourceMapperFields {
	return { fields: filterParameters(operation).map(filterField) };
}

function filterField({ name, schema, required }: QueryParameter): ResourceMapperField {
	// A list is typed as text, with commas: n8n's form has no input for several values.
	const shape = schema.type === 'array' ? { type: 'string' as const } : inputFor(schema);
	return { id: name, displayName: filterLabel(name), required: required === true, defaultMatch: false, display: true, ...shape };
}

/** The body of an operation as a form: its own fields, required ones first. */
export function bodyFields(operation: Operation): ResourceMapperFields {
	const schema = recordSchema(operation) ?? {};
	if (schema.type && schema.type !== 'object') return { fields: [bodyField(PLAIN_VALUE, schema, true)] };
	const required = new Set(schema.required);
	const fields = Object.entries(schema.properties ?? {}).map(([name, each]) => bodyField(name, each, required.has(name)));
	return { fields: fields.sort((a, b) => Number(b.required) - Number(a.required)) };
}

function bodyField(name: string, schema: Schema, required: boolean): ResourceMapperField {
	return { id: name, displayName: parameterLabel(name), required, defaultMatch: false, display: true, ...inputFor(schema) };
}

const INPUT_TYPES: Record<NonNullable<Schema['type']>, FieldType> = {
	string: 'string',
	integer: 'number',
	number: 'number',
	boolean: 'boolean',
	array: 'array',
	object: 'object',
};

function inputFor({ type, format, enum: values }: Schema): { type: FieldType; options?: INodePropertyOptions[] } {
	const choices = values?.filter((each): each is string | number | boolean => each !== null && each !== '');
	if (choices && choices.length > 0) return { type: 'options', options: choices.map((value) => ({ name: choiceLabel(value), value })) };
	if (type === 'string' && (format === 'date-time' || format === 'date')) return { type: 'dateTime' };
	return { type: type ? INPUT_TYPES[type] : 'string' };
}

function choiceLabel(value: string | number | boolean): string {
	return typeof value === 'string' && /^[a-z0-9_-]+$/.test(value) ? parameterLabel(value) : String(value);
}
