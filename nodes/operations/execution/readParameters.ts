import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../../catalog/types';
import { parameterLabel } from '../../shared/catalog/names';
import { msg } from '../../shared/text/message';
import { hasExpression, hasOnlyBlanks, isBlank } from '../../shared/utils/blank';
import { InputError, toList, coerce } from '../../shared/utils/coerce';
import { mappedValues } from '../../shared/utils/readMapper';
import type { FilledIn } from '../files/fields';
import { readFileBody } from '../files/readFile';
import { selectedOnTheWire } from '../output/shapeRecord';
import { takesFields } from '../requests/body';
import { headerParameters, type ParameterValues } from '../requests/build';
import { choicesOf, filterParameters, withoutValue } from '../requests/query';

/** Reads the parameters of one item. */
export async function readParameters(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): Promise<ParameterValues> {
	const named = [...operation.pathParameters, ...headerParameters(operation)];
	return {
		parameters: Object.fromEntries(
			named.map(({ parameter }) => [parameter, readParameter(context, parameter, itemIndex)]),
		),
		filters:
			filterParameters(operation).length > 0 ? filtersFor(context, operation, itemIndex) : {},
		zone: context.getTimezone(),
		deleteEverything: operation.massDelete === true && isEverythingMeant(context, itemIndex),
		body: await bodyFor(context, operation, itemIndex),
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
	if (value.mode !== 'url' || isBlank(value.value)) return value.value;
	try {
		if (typeof value.value === 'string')
			return context.getNodeParameter(name, itemIndex, '', { extractValue: true });
	} catch {
		// Reported below with a message of this node.
	}
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
	const { values } = mappedValues(context, 'filters', itemIndex, 'Filters');
	return {
		...selectedOnTheWire(context, operation, itemIndex),
		...values,
		...included(context, operation, itemIndex),
	};
}

async function bodyFor(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): Promise<ParameterValues['body']> {
	if (!operation.body) return undefined;
	const isMapped =
		takesFields(operation) &&
		context.getNodeParameter('bodyMode', itemIndex, 'fields') === 'fields';
	const body = isMapped ? fieldsFor(context, itemIndex) : { json: jsonFor(context, itemIndex) };
	return operation.body.file ? await readFileBody(context, operation.body, itemIndex, body) : body;
}

function fieldsFor(context: IExecuteFunctions, itemIndex: number): FilledIn {
	const { values, isAutomatic } = mappedValues(context, 'fields', itemIndex, 'Fields');
	const clear = toList(context.getNodeParameter('clearFields', itemIndex, []), 'Clear Fields')
		.filter((value) => !isBlank(value))
		.map(String);
	return { fields: values, isAutomatic, ...(clear.length > 0 ? { clear } : {}) };
}

/** The JSON of the whole body; undefined if an expression returned nothing. */
function jsonFor(context: IExecuteFunctions, itemIndex: number): unknown {
	const json = context.getNodeParameter('jsonBody', itemIndex, {}) as unknown;
	return isBlank(json) &&
		hasExpression(context.getNodeParameter('jsonBody', itemIndex, {}, { rawExpressions: true }))
		? undefined
		: json;
}

/** The selected additional data for the response. @throws InputError if an expression returns nothing */
function included(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): IDataObject {
	if (choicesOf(operation, 'include').length === 0) return {};
	const ticked = context.getNodeParameter('include', itemIndex, []) as unknown;
	if (Array.isArray(ticked) && ticked.length === 0) return {};
	if (
		isBlank(ticked) &&
		!hasExpression(context.getNodeParameter('include', itemIndex, [], { rawExpressions: true }))
	)
		return {};
	if (isBlank(ticked) || hasOnlyBlanks(ticked)) throw withoutValue('Include');
	return { include: toList(ticked, 'Include') as string[] };
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

/** Whether *Return All* is on. An expression may return text. @throws InputError for anything but true and false */
export function isOn(returnAll: unknown): boolean {
	if (returnAll === undefined || returnAll === null) return false;
	return coerce(returnAll, { type: 'boolean' }, 'Return All') === true;
}
