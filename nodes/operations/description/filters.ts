import type { ResourceMapperField } from 'n8n-workflow';

import type { Operation, QueryParameter, Schema } from '../../../catalog/types';
import { byUse, sortsWithDirection } from '../../shared/catalog/forms';
import { filterLabel, valueLabel } from '../../shared/catalog/names';
import { choicesOf, filterParameters } from '../requests/query';
import { allowed, inputFor, type Input } from './inputs';

/** The filters of an operation as form fields: required ones first, then by how often they are used. */
export function filterFields(operation: Operation): ResourceMapperField[] {
	const order = byUse('filters');
	const fields = shownParameters(operation).map((parameter) => filterField(operation, parameter));
	return fields.sort((a, b) => Number(b.required) - Number(a.required) || order(a.id, b.id));
}

/** Whether the operation has filters. Faster than building the form, because this is checked for every operation. */
export function hasFilters(operation: Operation): boolean {
	return shownParameters(operation).length > 0;
}

function shownParameters(operation: Operation): QueryParameter[] {
	return filterParameters(operation).filter(({ name }) => !hasListOfItsOwn(operation, name));
}

/** Whether a filter has a separate multi-select list and is therefore not in the filter form. */
export function hasListOfItsOwn(operation: Operation, name: string): boolean {
	return name === 'include' && choicesOf(operation, name).length > 0;
}

function filterField(
	operation: Operation,
	{ name, schema, required }: QueryParameter,
): ResourceMapperField {
	const common = {
		id: name,
		displayName: filterLabel(name) + allowed(schema),
		required: required === true,
		defaultMatch: false,
		display: true,
	};
	return { ...common, ...filterInput(operation, name, schema) };
}

function filterInput(operation: Operation, name: string, schema: Schema): Input {
	// A list is typed as text, with commas: n8n's form has no input for several values.
	if (schema.type === 'array') return { type: 'string' };
	const input = inputFor(name, schema);
	return name === 'sort' && sortsWithDirection(operation)
		? { ...input, options: bothWays(schema) }
		: input;
}

function bothWays({ enum: values = [] }: Schema) {
	return values
		.flatMap((value) => ['asc', 'desc'].map((direction) => `${value}:${direction}`))
		.map((value) => ({ name: valueLabel(value), value }));
}
