import type { IExecuteFunctions } from 'n8n-workflow';

import { mappedValues } from '../../shared/utils/readMapper';
import { isBlank } from '../../shared/utils/blank';
import { parseJson, InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';
import { isObject, type Json } from '../../shared/utils/isObject';

/** The values for variables, as they were given. */
export interface GivenVariables {
	values: Record<string, unknown>;
	/** They are a whole item, which may hold more than the query wants. */
	isMapped: boolean;
}

/** How an expression sets a value that it names. */
type Named = 'nothing' | 'lost' | 'set';

/**
 * The values for the variables of a query, from the form or as JSON. A variable that is set by an expression and comes to
 * nothing is refused by name: without its value, a filter would find everything.
 * @param names the variables that the query declares
 * @param isReading the query changes nothing, so what is null or empty inside of a value can only be a filter
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
	const given = context.getNodeParameter('variables', itemIndex, {});
	const values = parsed(given, isExpression(written));
	const named = isExpression(written)
		? namesIn(String(written), typeof given === 'string')
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
		// A blank cell writes nothing; null from an expression is what was meant.
		if (!isReading && isMapped && isBlank(value)) delete values[name];
		else if (isSet && (isReading || value !== null)) assertValue(name, value, isReading);
		// Left blank in the form: not set.
		else if (value === '' || value === undefined) delete values[name];
	}
	return { values, isMapped };
}

/** n8n marks what is worked out for each item by an equals sign. */
export function isExpression(written: unknown): boolean {
	return typeof written === 'string' && written.startsWith('=');
}

function parsed(given: unknown, isWorkedOut: boolean): Json {
	const isBlank =
		given === undefined || given === null || (typeof given === 'string' && given.trim() === '');
	if (isBlank && isWorkedOut)
		throw new InputError(
			msg`"JSON Variables" has no value`,
			'Its expression comes to nothing for this item. Nothing was sent.',
		);
	const values = isBlank
		? {}
		: typeof given === 'string'
			? parseJson(given, 'JSON Variables')
			: given;
	if (isObject(values)) return values;
	throw new InputError(
		msg`"JSON Variables" must be a JSON object`,
		'For example: { "first": 50 }. Nothing was sent.',
	);
}

/** @param named what the expression itself names: what it sets to nothing as such is meant so */
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
/** A condition, by which a value may be left out on purpose. */
const CONDITION = /\?(?![.?])|&&|\bif\b/;

/**
 * The names that an expression gives to its values, without those inside of other values. `nothing`: the value is written as
 * null, or as an empty text or list. `lost`: it is a value of an expression that writes JSON, which leaves out what is undefined.
 * @param isText the expression comes to JSON
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
	const top = Math.min(...keys.map((each) => each.depth));
	const isLost = isText && !CONDITION.test(text);
	return new Map(
		keys
			.filter((each) => each.depth === top)
			.map((each) => [each.name, each.isNothing ? 'nothing' : isLost ? 'lost' : 'set']),
	);
}

function assertValue(name: string, value: unknown, isReading: boolean): void {
	if (isNothing(value)) throw withoutValue(name);
	assertNothingMissing(value, name, !isReading);
}

/** @param mayBeEmpty null and empty texts are values, as in what a mutation writes */
function assertNothingMissing(
	value: unknown,
	path: string,
	mayBeEmpty: boolean,
	levels = MOST_LEVELS,
): void {
	if (typeof value !== 'object' || value === null || levels === 0) return;
	for (const [key, each] of Object.entries(value)) {
		const here = path === '' ? key : `${path}.${key}`;
		if (each === undefined || (!mayBeEmpty && isNothing(each))) throw withoutValue(here);
		assertNothingMissing(each, here, mayBeEmpty, levels - 1);
	}
}

/** What lies deeper is refused elsewhere. */
const MOST_LEVELS = 100;

/** No value: nothing, blank, or a list of nothing. */
function isNothing(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isNothing);
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

function withoutValue(name: string): InputError {
	return new InputError(
		msg`The variable "${name}" has no value`,
		'Its expression comes to nothing for this item. Without it, BigCommerce would answer for everything. Correct the expression, or leave the variable out where it is not wanted. Nothing was sent.',
	);
}
