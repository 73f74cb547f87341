import type { IExecuteFunctions } from 'n8n-workflow';
import { recordSchema } from '../../../catalog/recordSchema';
import type { Operation } from '../../../catalog/types';
import { pickerOf } from '../../shared/catalog/forms';
import { locatorKeys } from '../keys/keyedRecords';
import { fieldLabel, parameterLabel } from '../../shared/catalog/names';
import { msg } from '../../shared/text/message';
import { hasExpression, isBlank } from '../../shared/utils/blank';
import { InputError, toList, coerce } from '../../shared/utils/coerce';
import { mappedValues } from '../../shared/utils/readMapper';
import { entriesFor } from '../entries/readEntries';
import { readFileBody } from '../files/readFile';
import { LocatedByKey } from '../keys/findReferences';
import { filtersOf, includedBy, sinceOf } from '../output/requestedFields';
import { selectedOnTheWire } from '../output/shapeRecord';
import { takesFields } from '../requests/bodyForm';
import { fieldsFromColumns } from '../requests/columnNames';
import { type ParameterValues } from '../requests/build';
import { headerParameters } from '../requests/headerParameters';
import type { FieldValues } from '../requests/fieldValues';
import type { Json } from '../../shared/utils/isObject';

/** Reads the parameters of one item. */
export async function readParameters(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): Promise<ParameterValues> {
	const named = [...operation.pathParameters, ...headerParameters(operation)];
	const parameters = Object.fromEntries(
		named.map(({ parameter }) => [parameter, readParameter(context, parameter, itemIndex)]),
	);
	return {
		parameters,
		filters: filtersFor(context, operation, itemIndex),
		...sinceOf(context, operation, itemIndex),
		zone: context.getTimezone(),
		deleteEverything: operation.massDelete === true && isEverythingMeant(context, itemIndex),
		body: await bodyFor(context, operation, itemIndex, parameters),
	};
}

/** Whether a person has confirmed that all records may be deleted. Expressions and agents cannot. */
export function isEverythingMeant(context: IExecuteFunctions, itemIndex: number): boolean {
	const raw = context.getNodeParameter('deleteEverything', itemIndex, false, {
		rawExpressions: true,
	}) as unknown;
	return raw === true && !context.getNode().type.endsWith('Tool');
}

/** @throws InputError if the value is not the URL of a record */
function readParameter(context: IExecuteFunctions, name: string, itemIndex: number): unknown {
	const value = context.getNodeParameter(name, itemIndex, '') as unknown;
	if (!isLocator(value)) return value;
	const { mode } = value;
	const isKey = locatorKeys(name).some((key) => key.mode === mode);
	if (mode !== 'url' || isBlank(value.value))
		return isKey ? new LocatedByKey(String(mode), value.value) : value.value;
	try {
		if (typeof value.value === 'string' && pickerOf(name)?.panel)
			return context.getNodeParameter(name, itemIndex, '', { extractValue: true });
	} catch {
		// It may be an address in the storefront. Otherwise it is reported below with a message of this node.
	}
	if (isKey && typeof value.value === 'string') return new LocatedByKey('url', value.value);
	throw new InputError(
		msg`"${parameterLabel(name)}" is not the address of such a record`,
		'Copy the URL of its page in the control panel, or choose "By ID".',
	);
}

function isLocator(value: unknown): value is { mode?: unknown; value?: unknown } {
	return typeof value === 'object' && value !== null && ('value' in value || '__rl' in value);
}

function filtersFor(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): Record<string, unknown> {
	const filters = filtersOf(context, operation, itemIndex);
	const include = includedBy(context, operation, itemIndex);
	return {
		...selectedOnTheWire(context, operation, itemIndex, Object.keys(filters)),
		...filters,
		...(include.length > 0 ? { include } : {}),
	};
}

async function bodyFor(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
	parameters: Json,
): Promise<ParameterValues['body']> {
	if (!operation.body) return undefined;
	const isMapped =
		takesFields(operation) &&
		context.getNodeParameter('bodyMode', itemIndex, 'fields') === 'fields';
	const body = isMapped
		? withEntries(
				fieldsFor(context, operation, itemIndex),
				await entriesFor(context, operation, itemIndex, parameters),
			)
		: { json: jsonFor(context, itemIndex) };
	return operation.body.file ? await readFileBody(context, operation.body, itemIndex, body) : body;
}

function fieldsFor(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): FieldValues {
	const { values, isAutomatic } = mappedValues(context, 'fields', itemIndex, 'Fields');
	const clear = toList(context.getNodeParameter('clearFields', itemIndex, []), 'Clear Fields')
		.filter((value) => !isBlank(value))
		.map(String);
	const fields = isAutomatic
		? fieldsFromColumns(values, recordSchema(operation) ?? {}, operation.resource)
		: (values as Json);
	return { fields, isAutomatic, ...(clear.length > 0 ? { clear } : {}) };
}

/**
 * The fields together with the lists that were filled in entry by entry.
 * @throws InputError if a list is filled in twice
 */
function withEntries(filledIn: FieldValues, entries: Json): FieldValues {
	const { fields, isAutomatic } = filledIn;
	const twice = Object.keys(entries).find((name) => !isAutomatic && !isBlank(fields[name]));
	if (twice !== undefined)
		throw new InputError(
			msg`"${fieldLabel(twice)}" is filled in twice`,
			'It has entries in its form, and a value among the fields. Remove one of them.',
		);
	return { ...filledIn, fields: { ...fields, ...entries }, entries: Object.keys(entries) };
}

/** The JSON of the whole body; undefined if an expression returned nothing. */
function jsonFor(context: IExecuteFunctions, itemIndex: number): unknown {
	const json = context.getNodeParameter('jsonBody', itemIndex, {}) as unknown;
	return isBlank(json) &&
		hasExpression(context.getNodeParameter('jsonBody', itemIndex, {}, { rawExpressions: true }))
		? undefined
		: json;
}

/**
 * The maximum number of records, from the parameters *Return All* and *Limit*.
 * @param returnAll may be text; off if it has no value
 * @returns undefined for all records
 * @throws InputError if they specify neither all nor a number of records
 */
export function wantedFrom(returnAll: unknown, limit: unknown): number | undefined {
	if (isOn(returnAll)) return undefined;
	const number =
		typeof limit === 'string' && /^\s*\d{1,15}\s*$/.test(limit) ? Number(limit) : limit;
	if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) return number;
	const description =
		'Enter the maximum number of records, or turn on "Return All". If it is an expression, it does not return such a number for this item.';
	throw new InputError(msg`"Limit" must be a whole number above 0`, description);
}

/** Whether a setting is on. An expression may return text. @throws InputError for anything but true and false */
export function isOn(value: unknown, label = 'Return All'): boolean {
	if (value === undefined || value === null) return false;
	return coerce(value, { type: 'boolean' }, label) === true;
}
