import type { ResourceMapperField } from 'n8n-workflow';

import uniq from 'lodash/uniq';

import type { Operation, QueryParameter, Schema } from '../../../catalog/types';
import { byUse, sortsWithDirection } from '../../shared/catalog/forms';
import { keyedRecordOfField } from '../keys/keyedRecords';
import { filterLabel, valueLabel } from '../../shared/catalog/names';
import { OTHER_FILTERS, takesOtherFilters } from '../requests/otherFilters';
import { choicesOf, filterParameters } from '../requests/query';
import { waysOf } from '../sinceLastRun/lists';
import { sinceFields } from '../sinceLastRun/settings';
import { inputFor, listInput, withKeys, type Input } from './inputs';
import { newForm } from './newForm';

/** The filters of an operation as form fields: required ones first, then by how often they are used. */
export function filterFields(operation: Operation): ResourceMapperField[] {
	const order = byUse('filters');
	const fields = shownParameters(operation).map((parameter) => filterField(operation, parameter));
	fields.sort((a, b) => Number(b.required) - Number(a.required) || order(a.id, b.id));
	const shown = sideBySide(fields);
	const others = shown.length > 0 && takesOtherFilters(operation) ? [otherFilters] : [];
	const required = shown.filter((field) => field.required);
	return newForm([
		...required,
		...sinceFields(operation),
		...shown.filter((field) => !field.required),
		...others,
	]);
}

/** Both ends of a range together, the lower one first: *Created After*, *Created Before*. */
function sideBySide(fields: ResourceMapperField[]): ResourceMapperField[] {
	const byId = new Map(fields.map((field) => [field.id, field]));
	const pairs = fields.flatMap((lower) => {
		const upper = byId.get(upperEnd(lower.id) ?? '');
		return upper ? [[lower, upper]] : [];
	});
	const pairOf = (field: ResourceMapperField) => pairs.find((pair) => pair.includes(field));
	return uniq(fields.flatMap((field) => pairOf(field) ?? [field]));
}

/** `min_total` → `max_total`, `price:min` → `price:max`, `minCreated` → `maxCreated`. */
function upperEnd(id: string): string | undefined {
	const upper = id.replace(/^min(?=[_A-Z])|(?<=:)min$/, 'max');
	return upper === id ? undefined : upper;
}

/** Filters by name that the form does not list, because there would be dozens of them. */
const otherFilters: ResourceMapperField = {
	id: OTHER_FILTERS,
	displayName: `${filterLabel(OTHER_FILTERS)} (JSON)`,
	required: false,
	defaultMatch: false,
	display: true,
	type: 'object',
};

/** Whether the operation has filters. Faster than building the form, because this is checked for every operation. */
export function hasFilters(operation: Operation): boolean {
	return waysOf(operation) !== undefined || shownParameters(operation).length > 0;
}

/** Without the fields to return where *Output* has them. */
function shownParameters(operation: Operation): QueryParameter[] {
	const isShown = ({ name, role }: QueryParameter) =>
		!hasSeparateList(operation, name) && !(operation.answer.wide && role === 'fields');
	return filterParameters(operation).filter(isShown);
}

/** Whether a filter has a separate multi-select list and is therefore not in the filter form. */
export function hasSeparateList(operation: Operation, name: string): boolean {
	return name === 'include' && choicesOf(operation, name).length > 0;
}

function filterField(
	operation: Operation,
	{ name, schema, required }: QueryParameter,
): ResourceMapperField {
	const common = {
		id: name,
		displayName: filterLabel(name),
		required: required === true,
		defaultMatch: false,
		display: true,
	};
	const record = keyedRecordOfField(operation.resource, name, true);
	return { ...common, ...withKeys(filterInput(operation, name, schema), record) };
}

function filterInput(operation: Operation, name: string, schema: Schema): Input {
	if (schema.type === 'array') return listInput(schema);
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
