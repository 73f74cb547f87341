import type { Schema } from '../../../catalog/types';
import { isBlank } from '../requests/blank';
import { coerce, InvalidInput } from '../requests/input';
import type { Variable } from './document';

/** Values for the variables of an operation, and names that it does not have. */
export interface Given {
	values: Record<string, unknown>;
	/** Given, but not sent. */
	unknown: string[];
}

/** What a value of GraphQL's own types has to look like. Others, such as inputs and enums, are BigCommerce's to judge. */
const SCALARS: Record<string, Schema> = { Int: { type: 'integer' }, Float: { type: 'number' }, Boolean: { type: 'boolean' }, String: { type: 'string' }, ID: { type: 'string' } };

/**
 * Refuses variables that get their values from expressions and have none: without a value, a query would not be narrowed.
 * A cursor may be missing: then the list is read from its beginning.
 * @throws InvalidInput naming the variable
 */
export function assertValues(variables: Variable[], given: Record<string, unknown>, query: string): void {
	const cursors = new Set([...query.matchAll(/\b(?:after|before)\s*:\s*\$(\w+)/g)].map(([, name]) => name));
	const lacking = variables.find(({ name }) => Object.hasOwn(given, name) && isBlank(given[name]) && !cursors.has(name));
	if (lacking) throw new InvalidInput(`The variable "$${lacking.name}" has no value`, 'It is set by an expression, and this item has nothing there. Map a value, or take the variable out. Nothing was sent.');
}

/**
 * Leaves out of a form for a mutation what is blank, so that an empty cell writes nothing.
 * @param isAutomatic whether null is just another empty cell, and not what somebody chose to write
 */
export function withoutBlanks(given: Record<string, unknown>, isAutomatic: boolean): Record<string, unknown> {
	return Object.fromEntries(Object.entries(given).filter(([, value]) => !isBlank(value) || (value === null && !isAutomatic)));
}

/**
 * Brings values into the types that the operation declares: the text "12" is a number for `Int`, JSON text a list for `[Int]`.
 * @throws InvalidInput naming the variable that lacks a value, or has one of another type
 */
export function fitVariables(variables: Variable[], given: Record<string, unknown>): Given {
	const unknown = Object.keys(given).filter((name) => !variables.some((each) => each.name === name));
	const missing = variables.filter(({ name, isRequired }) => isRequired && (given[name] === undefined || given[name] === null));
	if (missing.length > 0) throw new InvalidInput(`The query wants a value for ${missing.map(({ name, type }) => `$${name} (${type})`).join(', ')}`, adviceFor(missing, unknown));
	const present = variables.filter(({ name }) => given[name] !== undefined);
	return { values: Object.fromEntries(present.map((each) => [each.name, fitted(given[each.name], each)])), unknown };
}

function adviceFor(missing: Variable[], unknown: string[]): string {
	const taken = unknown.length > 0 ? ` Given, but not in the query: ${unknown.join(', ')}.` : '';
	return `Add ${missing.length === 1 ? 'it' : 'them'} to the variables; a form takes up a changed query when its list of fields is reloaded, by the menu beside "Values".${taken} Nothing was sent.`;
}

function fitted(value: unknown, { name, of, isList }: Variable): unknown {
	const scalar = SCALARS[of];
	if (isList) return coerce(value, { type: 'array', items: scalar ?? {} }, name);
	if (scalar) return coerce(value, scalar, name);
	return asInput(value, name);
}

/** The text of an input's JSON, as a form holds it; everything else as it is. */
function asInput(value: unknown, name: string): unknown {
	return typeof value === 'string' && /^\s*[[{]/.test(value) ? coerce(value, { type: 'object' }, name) : value;
}
