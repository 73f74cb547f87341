import type { IDataObject, IExecuteFunctions, ResourceMapperValue } from 'n8n-workflow';

import { hasExpression, isBlank } from './blank';
import { InputError } from './coerce';
import { msg } from '../text/message';
import { isObject } from './isObject';

/** The values of a form for one item. */
export interface MappedValues {
	/** By field. Includes fields whose expression returned no value. */
	values: IDataObject;
	/** The values are the incoming item as is. */
	isAutomatic: boolean;
}

/**
 * The values of a resource mapper: entered one by one, or the whole incoming item.
 * A field left blank in the form is not set. A field whose expression returns nothing is set.
 * @param label the label of the form, for messages
 * @throws InputError if the parameter is not a form
 */
export function mappedValues(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
	label: string,
): MappedValues {
	// Read as a whole: n8n's own check of `name.value` knows only the options that were loaded when the form was filled in,
	// and would refuse a brand created since. Requests check the values themselves.
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
	// Some versions of n8n keep values of fields that were removed from the form, with false for every boolean.
	const removed = new Set(
		(Array.isArray(schema) ? schema : []).filter((field) => field?.removed).map(({ id }) => id),
	);
	const isSet = ([field, value]: [string, unknown]) =>
		!removed.has(field) && (!isBlank(value) || isSetByExpression(rawValue, field));
	return {
		values: Object.fromEntries(Object.entries(value).filter(isSet)) as IDataObject,
		isAutomatic: false,
	};
}

/** The whole form can also be an expression. */
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
