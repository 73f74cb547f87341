import type { ResourceMapperField } from 'n8n-workflow';

import type { Operation, QueryParameter, Schema } from '../../../catalog/types';
import { byUse, sortsWithDirection } from '../../shared/catalog/forms';
import { filterLabel, valueLabel } from '../../shared/catalog/names';
import { choicesOf, filterParameters } from '../requests/query';
import { allowed, inputFor, type Input } from './inputs';

/** The filters of an operation as a form: required ones first, then by how often they are looked for. */
export function filterFields(operation: Operation): ResourceMapperField[] {
	const order = byUse('filters');
	const fields = shownParameters(operation).map((each) => filterField(operation, each));
	return fields.sort((a, b) => Number(b.required) - Number(a.required) || order(a.id, b.id));
}

/** Whether there is anything to fill in; quicker than asking for the form, as n8n wants to know it of every operation. */
export function hasFilters(operation: Operation): boolean {
	return shownParameters(operation).length > 0;
}

function shownParameters(operation: Operation): QueryParameter[] {
	return filterParameters(operation).filter(({ name }) => !hasListOfItsOwn(operation, name));
}

/** What is ticked in a list beside the filters is not asked for among them. */
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
		.flatMap((each) => ['asc', 'desc'].map((direction) => `${each}:${direction}`))
		.map((value) => ({ name: valueLabel(value), value }));
}
