import type { IDataObject, IExecuteFunctions, ResourceMapperValue } from 'n8n-workflow';

import { hasExpression, isBlank } from './blank';
import { InputError } from './coerce';
import { msg } from '../text/message';

/** What a form gives for one item. */
export interface MappedValues {
	/** By field. Those that an expression sets and that have no value are there as well, with what they came to. */
	values: IDataObject;
	/** They are the incoming item as it is. */
	isAutomatic: boolean;
}

/**
 * The values of a resource mapper: typed in one by one, or the whole incoming item.
 * A field that was left blank in the form is not set; one whose expression comes to nothing is.
 * @param label what the form is called, for messages
 * @throws InputError when the parameter is no form
 */
export function mappedValues(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
	label: string,
): MappedValues {
	// Read as a whole: n8n's own check of `name.value` knows only the options that were loaded when the form was filled in,
	// and would refuse a brand made since. Requests check the values themselves.
	const form = context.getNodeParameter(name, itemIndex, {}) as unknown;
	const raw = context.getNodeParameter(name, itemIndex, {}, { rawExpressions: true }) as unknown;
	if (isBlank(form) && !hasExpression(raw)) return { values: {}, isAutomatic: false };
	if (!isObject(form) || (isExpression(raw) && !('value' in form))) throw noForm(label);
	const { mappingMode, value, schema } = form as Partial<ResourceMapperValue>;
	if (mappingMode === 'autoMapInputData')
		return { values: context.getInputData()[itemIndex].json, isAutomatic: true };
	const rawValue = isObject(raw) ? raw.value : raw;
	if (isBlank(value) && !isExpression(rawValue)) return { values: {}, isAutomatic: false };
	if (!isObject(value)) throw noForm(label);
	// Some versions of n8n keep values of fields that were taken off the form, false for every boolean among them.
	const removed = new Set(
		(Array.isArray(schema) ? schema : []).filter((each) => each?.removed).map(({ id }) => id),
	);
	const isSet = ([field, each]: [string, unknown]) =>
		!removed.has(field) && (!isBlank(each) || isSetByExpression(rawValue, field));
	return {
		values: Object.fromEntries(Object.entries(value).filter(isSet)) as IDataObject,
		isAutomatic: false,
	};
}

/** Whole forms can be an expression, too. */
function isSetByExpression(rawValue: unknown, field: string): boolean {
	return isObject(rawValue) && Object.hasOwn(rawValue, field)
		? hasExpression(rawValue[field])
		: hasExpression(rawValue);
}

function isExpression(raw: unknown): boolean {
	return typeof raw === 'string' && raw.startsWith('=');
}

function noForm(label: string): InputError {
	return new InputError(
		msg`"${label}" has no values`,
		'The whole form is an expression that returns no form for this item. Fill in the fields one by one instead.',
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
