import type { ArgumentNode, ConstValueNode, DocumentNode, FieldNode, SelectionSetNode } from 'graphql/language/ast';

import type { Document } from './document';
import { Kind, print } from './language';
import { argumentOf, fieldsOf, type List } from './lists';
import type { Part } from './pages';

/** What is sent for one part of a list. */
export interface PageRequest {
	query: string;
	variables: Record<string, unknown>;
}

/**
 * The request for a part of a list. Where the document has variables for `first` and `after`, they are set; otherwise the
 * arguments are written into the document, and so is a `pageInfo` that says how to go on.
 */
export function requestForPart({ tree, fragments }: Document, { field }: List, variables: Record<string, unknown>, { first, after }: Part): PageRequest {
	const values: Array<[string, number | string | undefined]> = [['first', first], ['after', after]];
	const given = { ...variables };
	let changed = withPageInfo(field, fragments);
	for (const [name, value] of values) {
		const written = argumentOf(field, name)?.value;
		if (value === undefined) continue;
		if (written?.kind === Kind.VARIABLE) given[written.name.value] = value;
		else changed = withArgument(changed, name, value);
	}
	return { query: print(changed === field ? tree : (replaced(tree, field, changed) as DocumentNode)), variables: given };
}

/** The variables that the node sets itself, where the document has one for the size of a page. */
export function pageVariables({ field }: List, first: number): Record<string, unknown> {
	const value = argumentOf(field, 'first')?.value;
	return value?.kind === Kind.VARIABLE ? { [value.name.value]: first } : {};
}

/** Where somebody lets a list begin, and how many records they ask for at a time; as far as they say so. */
export function writtenPart({ field }: List, variables: Record<string, unknown>): Partial<Part> {
	const first = Number(valueOf(argumentOf(field, 'first'), variables));
	const after = valueOf(argumentOf(field, 'after'), variables);
	return { ...(Number.isInteger(first) && first > 0 ? { first } : {}), ...(typeof after === 'string' && after !== '' ? { after } : {}) };
}

function valueOf(argument: ArgumentNode | undefined, variables: Record<string, unknown>): unknown {
	const value = argument?.value;
	if (value?.kind === Kind.VARIABLE) return variables[value.name.value];
	return value && 'value' in value ? value.value : undefined;
}

/** Records on a page that BigCommerce takes in most lists. */
const USUAL_FIRST = 50;
const LARGEST_COMPLEXITY = 10_000;
/** What BigCommerce hands out of a list that says nothing about its size. */
const USUAL_SIZE = 10;

/**
 * How many records to ask for at first, so that the query stays below BigCommerce's limit. How it counts is not documented:
 * here every field is worth one, as often as the lists around it may hold records.
 */
export function firstThatFits({ field }: List, { fragments }: Pick<Document, 'fragments'>, variables: Record<string, unknown>): number {
	const perRecord = Math.max(1, costOf(field.selectionSet, fragments, variables));
	return Math.max(1, Math.min(USUAL_FIRST, Math.floor((LARGEST_COMPLEXITY * 0.9) / perRecord)));
}

function costOf(set: SelectionSetNode | undefined, fragments: Document['fragments'], variables: Record<string, unknown>, depth = 0): number {
	if (depth > 16) return 0;
	return fieldsOf(set, fragments).reduce((sum, each) => {
		const inside = fieldsOf(each.selectionSet, fragments);
		const isList = inside.some(({ name }) => name.value === 'edges' || name.value === 'nodes');
		const size = Number(valueOf(argumentOf(each, 'first'), variables)) || USUAL_SIZE;
		return sum + 1 + (isList ? size : 1) * costOf(each.selectionSet, fragments, variables, depth + 1);
	}, 0);
}

function withArgument(field: FieldNode, name: string, value: number | string): FieldNode {
	const node: ConstValueNode = typeof value === 'number' ? { kind: Kind.INT, value: String(value) } : { kind: Kind.STRING, value };
	const others = (field.arguments ?? []).filter((each) => each.name.value !== name);
	return { ...field, arguments: [...others, { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value: node }] };
}

const NEEDED = ['hasNextPage', 'endCursor'];

function withPageInfo(field: FieldNode, fragments: Document['fragments']): FieldNode {
	const inside = fieldsOf(field.selectionSet, fragments);
	const known = inside.filter(({ name, alias }) => name.value === 'pageInfo' && !alias).flatMap((each) => fieldsOf(each.selectionSet, fragments)).filter(({ alias }) => !alias).map(({ name }) => name.value);
	if (!field.selectionSet || NEEDED.every((each) => known.includes(each))) return field;
	const selections = NEEDED.map((value): FieldNode => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value } }));
	const pageInfo: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'pageInfo' }, selectionSet: { kind: Kind.SELECTION_SET, selections } };
	return { ...field, selectionSet: { ...field.selectionSet, selections: [...field.selectionSet.selections, pageInfo] } };
}

/** The same tree with one field in the place of another. */
function replaced(value: unknown, old: FieldNode, by: FieldNode): unknown {
	if (value === old) return by;
	if (Array.isArray(value)) return value.map((each: unknown) => replaced(each, old, by));
	if (typeof value !== 'object' || value === null) return value;
	// Where it was written is of no use any more.
	return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'loc').map(([name, each]) => [name, replaced(each, old, by)]));
}
