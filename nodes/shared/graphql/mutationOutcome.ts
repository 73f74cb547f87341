import type { FieldNode, OperationDefinitionNode } from 'graphql/language/ast';

import type { Document } from './document';
import { holdsSomething, isAboutServer, REFUSALS, type GraphQlError } from './graphQlErrors';
import { answerName, fieldsOf } from './lists';
import { isObject, type Json } from '../utils/isObject';

/** What was asked for, for holding an answer to it. */
export interface Question extends Pick<Document, 'fragments'> {
	operation: OperationDefinitionNode;
}

/** BigCommerce groups its mutations: `account { addUserToAccount(…) }`. */
const MOST_GROUPS = 4;

/**
 * The mutations of an operation, by the names that lead to them in the answer. What groups them has no arguments, and
 * fields inside of it that have.
 */
export function mutationsIn({ operation, fragments }: Question): string[][] {
	if (operation.operation !== 'mutation') return [];
	const below = (field: FieldNode, path: string[]): string[][] => {
		const here = [...path, answerName(field)];
		const inside = fieldsOf(field.selectionSet, fragments);
		const isGroup = !hasArguments(field) && inside.some(hasArguments) && here.length < MOST_GROUPS;
		return isGroup
			? inside.filter(({ selectionSet }) => selectionSet).flatMap((each) => below(each, here))
			: [here];
	};
	return fieldsOf(operation.selectionSet, fragments)
		.filter(isAlwaysAnswered)
		.flatMap((each) => below(each, []));
}

function hasArguments({ arguments: all = [] }: FieldNode): boolean {
	return all.length > 0;
}

/** Directives such as `@include` may leave a field out; what begins with underscores is about the schema. */
function isAlwaysAnswered({ directives = [], name }: FieldNode): boolean {
	return directives.length === 0 && !name.value.startsWith('__');
}

/** The first mutation that was answered with nothing, which is no sign that it was carried out; faults elsewhere say why. */
export function unansweredMutation(
	mutations: string[][],
	data: Json,
	faults: GraphQlError[] = [],
): string | undefined {
	const missing = mutations.find(
		(path) => !isAnswered(valueAt(data, path)) && !faults.some((each) => concerns(each, path)),
	);
	return missing?.join('.');
}

/** Whether a payload says anything: a value, a record, or a list, if only an empty one of refusals. */
function isAnswered(payload: unknown): boolean {
	// A directive left the mutation out.
	if (payload === undefined) return true;
	const values = isObject(payload) ? Object.values(payload) : [payload];
	return values.some((each) => each !== null && each !== undefined);
}

/**
 * What may have been carried out of a mutation that was refused: `parts` where others than the refused ones are answered, or
 * may be; `unknown` where it broke off.
 * @param names what the document calls the lists of refusals
 */
export function whatMayBeDone(
	mutations: string[][],
	data: Json | null,
	faults: GraphQlError[],
	names: ReadonlySet<string> = new Set([REFUSALS]),
): 'parts' | 'unknown' | undefined {
	if (mutations.some((path) => isDoneBeside(valueAt(data, path), names))) return 'parts';
	if (mutations.length === 0 && holdsSomething(data)) return 'parts';
	const isUnknown = faults.some(
		(fault) =>
			isAboutServer(fault) ||
			mutations.some(
				(path, index) => concerns(fault, path) && (isBelow(fault, path, names) || index > 0),
			),
	);
	return isUnknown ? 'unknown' : undefined;
}

/** Whether a payload shows, or does not deny, that something was done: a list of refusals alone names only what was not. */
function isDoneBeside(payload: unknown, names: ReadonlySet<string>): boolean {
	if (!isObject(payload)) return holdsSomething(payload);
	const others = Object.entries(payload).filter(
		([name]) => !names.has(name) && name !== '__typename',
	);
	return others.length > 0
		? others.some(([, value]) => holdsSomething(value))
		: Object.keys(payload).some((name) => names.has(name));
}

function concerns({ path = [] }: GraphQlError, mutation: string[]): boolean {
	const shared = Math.min(path.length, mutation.length);
	return shared > 0 && mutation.slice(0, shared).every((name, index) => path[index] === name);
}

/** The mutation had been carried out by then: a field of what it answers could not be given. */
function isBelow(
	{ path = [] }: GraphQlError,
	mutation: string[],
	names: ReadonlySet<string>,
): boolean {
	return path.length > mutation.length && !names.has(String(path.at(-1)));
}

/** Null where something on the way is null. */
function valueAt(data: unknown, path: string[]): unknown {
	return path.reduce<unknown>(
		(at, name) => (isObject(at) ? at[name] : at === null ? null : undefined),
		data,
	);
}
