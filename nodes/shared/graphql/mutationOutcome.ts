import type { FieldNode, OperationDefinitionNode } from 'graphql/language/ast';

import type { Document } from './document';
import { holdsSomething, isAboutServer, REFUSALS, type GraphQlError } from './graphQlErrors';
import { answerName, fieldsOf } from './lists';
import { isObject, type Json } from '../utils/isObject';

/** The parsed request, to check its response. */
export interface Question extends Pick<Document, 'fragments'> {
	operation: OperationDefinitionNode;
}

/** BigCommerce groups its mutations: `account { addUserToAccount(…) }`. */
const MOST_GROUPS = 4;

/**
 * The mutations of an operation, by their path in the response. A group has no arguments, but contains
 * fields with arguments.
 */
export function mutationsIn({ operation, fragments }: Question): string[][] {
	if (operation.operation !== 'mutation') return [];
	const below = (field: FieldNode, path: string[]): string[][] => {
		const here = [...path, answerName(field)];
		const inside = fieldsOf(field.selectionSet, fragments);
		const isGroup = !hasArguments(field) && inside.some(hasArguments) && here.length < MOST_GROUPS;
		return isGroup
			? inside.filter(({ selectionSet }) => selectionSet).flatMap((field) => below(field, here))
			: [here];
	};
	return fieldsOf(operation.selectionSet, fragments)
		.filter(isAlwaysAnswered)
		.flatMap((field) => below(field, []));
}

function hasArguments({ arguments: all = [] }: FieldNode): boolean {
	return all.length > 0;
}

/** Whether the response always contains a field: it has no directives such as `@include`, and is not a schema field with underscores. */
function isAlwaysAnswered({ directives = [], name }: FieldNode): boolean {
	return directives.length === 0 && !name.value.startsWith('__');
}

/** The first mutation without a result or an error, so that nothing shows that it was carried out. */
export function unansweredMutation(
	mutations: string[][],
	data: Json,
	faults: GraphQlError[] = [],
): string | undefined {
	const missing = mutations.find(
		(path) => !isAnswered(answerAt(data, path)) && !faults.some((fault) => concerns(fault, path)),
	);
	return missing?.join('.');
}

/** Whether a payload has content: a value, a record or a list, even an empty list of refusals. */
function isAnswered(payload: unknown): boolean {
	// A directive excluded the mutation.
	if (payload === undefined) return true;
	const values = isObject(payload) ? Object.values(payload) : [payload];
	return values.some((value) => value !== null && value !== undefined);
}

/**
 * What may have been carried out of a refused mutation: `parts` if others than the refused ones have a result, or
 * may have one; `unknown` if it was interrupted.
 * @param names the names of the refusal lists in the document
 */
export function whatMayBeDone(
	mutations: string[][],
	data: Json | null,
	faults: GraphQlError[],
	names: ReadonlySet<string> = new Set([REFUSALS]),
): 'parts' | 'unknown' | undefined {
	if (mutations.some((path) => isDoneBeside(answerAt(data, path), names))) return 'parts';
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

/** Whether something may have been done according to a payload. A list of refusals alone only names what was not done. */
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

/** Whether the mutation itself was carried out, and only a field of its result failed. */
function isBelow(
	{ path = [] }: GraphQlError,
	mutation: string[],
	names: ReadonlySet<string>,
): boolean {
	return path.length > mutation.length && !names.has(String(path.at(-1)));
}

/** Null if a value on the path is null. */
function answerAt(data: unknown, path: string[]): unknown {
	return path.reduce<unknown>(
		(at, name) => (isObject(at) ? at[name] : at === null ? null : undefined),
		data,
	);
}
