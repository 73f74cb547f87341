import type { IExecuteFunctions } from 'n8n-workflow';

import { mappedValues } from '../../../shared/utils/readMapper';
import { isBlank } from '../../../shared/utils/blank';
import { parseJson, InputError } from '../../../shared/utils/coerce';
import { msg } from '../../../shared/text/message';
import { isObject, type Json } from '../../../shared/utils/isObject';

/** The values for variables, as entered. */
export interface GivenVariables {
	values: Record<string, unknown>;
	/** The values are a whole item, which may have more fields than the query has variables. */
	isMapped: boolean;
}

/** How an expression sets a value by name. */
type Named = 'nothing' | 'lost' | 'set';

/**
 * The values for the variables of a query, from the form or from JSON. Throws if a variable's expression has no result, because
 * without a value a filter would match everything.
 * @param names the variables that the query declares
 * @param isReading the query changes nothing, so null or empty parts of a value can only be filters
 * @throws InputError
 */
export function givenVariables(
	context: IExecuteFunctions,
	itemIndex: number,
	names: string[],
	isReading: boolean,
): GivenVariables {
	const { variables: written, variableFields: form } = context.getNode().parameters as {
		variables?: unknown;
		variableFields?: { value?: Json | null };
	};
	if (context.getNodeParameter('variablesMode', itemIndex, 'json') === 'form')
		return fromForm(context, itemIndex, names, form?.value ?? {}, isReading);
	const parameterValue = context.getNodeParameter('variables', itemIndex, {});
	const values = parsed(parameterValue, isExpression(written));
	const named = isExpression(written)
		? namesIn(String(written), typeof parameterValue === 'string')
		: undefined;
	if (named) for (const name of names) assertGiven(name, values, named, isReading);
	return { values, isMapped: false };
}

function fromForm(
	context: IExecuteFunctions,
	itemIndex: number,
	names: string[],
	written: Json,
	isReading: boolean,
): GivenVariables {
	const { values: filledIn, isAutomatic: isMapped } = mappedValues(
		context,
		'variableFields',
		itemIndex,
		'Values',
	);
	const values: Json = { ...filledIn };
	for (const name of names) {
		const isSet = isMapped ? Object.hasOwn(values, name) : isExpression(written[name]);
		const value = Object.hasOwn(values, name) ? values[name] : undefined;
		// A blank cell sets nothing; null from an expression is intentional.
		if (!isReading && isMapped && isBlank(value)) delete values[name];
		else if (isSet && (isReading || value !== null)) assertValue(name, value, isReading);
		// Blank in the form means not set.
		else if (value === '' || value === undefined) delete values[name];
	}
	return { values, isMapped };
}

/** n8n marks expressions with a leading equals sign. */
export function isExpression(written: unknown): boolean {
	return typeof written === 'string' && written.startsWith('=');
}

function parsed(value: unknown, isWorkedOut: boolean): Json {
	const isBlank =
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
	if (isBlank && isWorkedOut)
		throw new InputError(
			msg`"JSON Variables" has no value`,
			'Its expression has no result for this item. Nothing was sent.',
		);
	const values = isBlank
		? {}
		: typeof value === 'string'
			? parseJson(value, 'JSON Variables')
			: value;
	if (isObject(values)) return values;
	throw new InputError(
		msg`"JSON Variables" must be a JSON object`,
		'For example: { "first": 50 }. Nothing was sent.',
	);
}

/** @param named the names that the expression sets; a value that it sets to nothing directly is intentional */
function assertGiven(
	name: string,
	values: Json,
	named: Map<string, Named>,
	isReading: boolean,
): void {
	const is = named.get(name);
	if (is === 'nothing' || (!Object.hasOwn(values, name) && is !== 'lost')) return;
	assertValue(name, Object.hasOwn(values, name) ? values[name] : undefined, isReading);
}

const LONGEST_EXPRESSION = 20_000;
const KEY_OR_BRACE = /([{,]\s*)["']?([A-Za-z_]\w*)["']?\s*:|[{}]/g;
const NOTHING = /^\s*(null\b|""|''|\[\s*\])/;
/** A condition, which may leave out a value on purpose. */
const CONDITION = /\?(?![.?])|&&|\bif\b/;

/**
 * The top-level names in an expression. `nothing`: the value is written as null, or as an empty string or list. `lost`: the
 * expression produces JSON text, which omits undefined values.
 * @param isText the expression results in JSON text
 */
function namesIn(expression: string, isText: boolean): Map<string, Named> {
	const text = expression.slice(0, LONGEST_EXPRESSION);
	const keys: Array<{ name: string; depth: number; isNothing: boolean }> = [];
	let depth = 0;
	for (const match of text.matchAll(KEY_OR_BRACE)) {
		const [all, before, name] = match;
		depth += all.startsWith('{') ? 1 : all === '}' ? -1 : 0;
		if (before)
			keys.push({
				name,
				depth,
				isNothing: NOTHING.test(
					text.slice(match.index + all.length, match.index + all.length + 20),
				),
			});
	}
	const top = Math.min(...keys.map((key) => key.depth));
	const isLost = isText && !CONDITION.test(text);
	return new Map(
		keys
			.filter((key) => key.depth === top)
			.map((key) => [key.name, key.isNothing ? 'nothing' : isLost ? 'lost' : 'set']),
	);
}

function assertValue(name: string, value: unknown, isReading: boolean): void {
	if (isNothing(value)) throw withoutValue(name);
	assertNothingMissing(value, name, !isReading);
}

/** @param mayBeEmpty null and empty strings are allowed, as in the input of a mutation */
function assertNothingMissing(
	value: unknown,
	path: string,
	mayBeEmpty: boolean,
	levels = MOST_LEVELS,
): void {
	if (typeof value !== 'object' || value === null || levels === 0) return;
	for (const [key, child] of Object.entries(value)) {
		const here = path === '' ? key : `${path}.${key}`;
		if (child === undefined || (!mayBeEmpty && isNothing(child))) throw withoutValue(here);
		assertNothingMissing(child, here, mayBeEmpty, levels - 1);
	}
}

/** Deeper levels are refused elsewhere. */
const MOST_LEVELS = 100;

/** Checks for no value: null, undefined, blank, or a list of only such values. */
function isNothing(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isNothing);
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

function withoutValue(name: string): InputError {
	return new InputError(
		msg`The variable "${name}" has no value`,
		'Its expression has no result for this item. Without a value, BigCommerce would return everything. Correct the expression, or remove the variable if it is not needed. Nothing was sent.',
	);
}
