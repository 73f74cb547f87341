import type { ResourceMapperField } from 'n8n-workflow';

import uniq from 'lodash/uniq';

import { recordSchema } from '../../../catalog/recordSchema';
import type { Operation, Schema, Upsert } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { byUse, entryFormsOf, isFlattened, templateOf } from '../../shared/catalog/forms';
import { keyedRecordOfField } from '../keys/keyedRecords';
import { labelWithUnit } from '../../shared/catalog/names';
import { scopeName } from '../../shared/scopes/scopes';
import { PLAIN_VALUE } from '../requests/bodyForm';
import { columnsOf } from '../upsert/matchColumns';
import { inputFor, withKeys } from './inputs';
import { newForm } from './newForm';

/** The body of an operation as form fields: required ones first, then what else a new form shows, then by how often they are used. */
export function bodyFields(operation: Operation): ResourceMapperField[] {
	const order = byUse('fields');
	const inEntries = new Set(entryFormsOf(operation).map(({ field }) => field));
	const fields = bodyFieldSchemas(operation).map(({ id, schema, required }) =>
		inEntries.has(id)
			? inJson(bodyField(operation, id, schema, false))
			: withScopesOfValues(
					operation,
					bodyField(operation, id, schema, required && !inEntries.has(id.split('.')[0])),
				),
	);
	const upsert = operation.own?.kind === 'upsert' ? operation.own : undefined;
	if (upsert) return fieldsToMatch(upsert, fields, order);
	const first = (field: ResourceMapperField) => field.id.split('.')[0];
	const rank = ({ required, removed }: ResourceMapperField) => (required ? 0 : removed ? 2 : 1);
	return newForm(fields, operation.body?.demands).sort(
		(a, b) => rank(a) - rank(b) || order(first(a), first(b)),
	);
}

/** A list that has a form for its entries, as a whole: for an expression, and for items that have it. */
function inJson(field: ResourceMapperField): ResourceMapperField {
	const suffix = field.type === 'array' ? ' (JSON)' : '';
	return { ...field, displayName: `${field.displayName}${suffix}`, removed: true };
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
		.flatMap(([name, schema, required]) => parts(name, schema, required))
		.filter(({ schema, required }) => required || !schema.handedOut);
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

/**
 * The fields of *Create or Update*: those to match on first. A new form shows these and what a new record needs; n8n offers
 * the others below, to be added.
 */
function fieldsToMatch(
	upsert: Upsert,
	fields: ResourceMapperField[],
	order: (a: string, b: string) => number,
): ResourceMapperField[] {
	const columns = columnsOf(upsert);
	const create = operationOf(upsert.create);
	const needed = create ? bodyFields(create).filter(({ required }) => required) : [];
	const shown = new Set([
		...upsert.byDefault,
		...(upsert.always ?? []),
		...needed.map(({ id }) => id),
	]);
	const rank = ({ id }: ResourceMapperField) =>
		upsert.always?.includes(id) ? 0 : columns.includes(id) ? 1 : shown.has(id) ? 2 : 3;
	return fields
		.map((field) => ({
			...field,
			required: upsert.always?.includes(field.id) ?? false,
			canBeUsedToMatch: columns.includes(field.id),
			defaultMatch: upsert.byDefault.includes(field.id),
			...(shown.has(field.id) ? {} : { removed: true }),
		}))
		.sort((a, b) => rank(a) - rank(b) || order(a.id, b.id));
}

function bodyField(
	operation: Operation,
	id: string,
	schema: Schema,
	required: boolean,
): ResourceMapperField {
	const name = id.split('.').at(-1) ?? id;
	const template = templateOf(operation, id);
	const input = withKeys(
		inputFor(name, schema),
		keyedRecordOfField(operation.resource, name, name === id),
	);
	return {
		id,
		displayName: labelWithUnit(operation.resource, id),
		required,
		defaultMatch: false,
		display: true,
		...input,
		...(template === undefined ? {} : { defaultValue: JSON.stringify(template, null, 2) }),
	};
}

/** Names the scopes that a choice of the field needs besides those of the operation. */
function withScopesOfValues(
	{ valueScopes = [] }: Operation,
	field: ResourceMapperField,
): ResourceMapperField {
	const rule = valueScopes.find(({ field: name }) => name === field.id);
	if (!rule || !field.options) return field;
	const names = uniq(rule.scopes.map(scopeName)).join(' and ');
	return {
		...field,
		options: field.options.map((option) =>
			rule.values.includes(String(option.value))
				? { ...option, name: `${option.name} (needs ${names})` }
				: option,
		),
	};
}
