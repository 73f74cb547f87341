import type {
	ArgumentNode,
	ConstValueNode,
	DocumentNode,
	FieldNode,
	SelectionSetNode,
} from 'graphql/language/ast';

import { STEPS } from '../../../shared/graphql/connections';
import type { Document } from '../../../shared/graphql/document';
import { Kind, print } from '../../../shared/graphql/language';
import {
	answerName,
	argumentOf,
	DEEPEST,
	fieldsOf,
	isList,
	type List,
} from '../../../shared/graphql/lists';
import type { Question } from '../../../shared/graphql/mutationOutcome';
import { KEYS, type PagePosition } from '../../../shared/graphql/pages';
import { createFieldCounter } from '../../../shared/graphql/documentSize';

/** The request for one page of a list. */
export interface PageRequest {
	query: string;
	variables: Record<string, unknown>;
}

/**
 * Builds the request for one page of a list. If the document has variables for `first` and `after`, they are set. Otherwise the
 * arguments are added to the document. A `pageInfo` with the cursor is added too.
 */
export function requestForPart(
	document: Document,
	{ field }: List,
	variables: Record<string, unknown>,
	{ first, after }: PagePosition,
): PageRequest {
	const { tree, fragments } = document;
	const values: Array<[string, number | string | undefined]> = [
		['first', first],
		['after', after],
	];
	const pagedVariables = { ...variables };
	let changed = withPageInfo(field, fragments, NEEDED);
	for (const [name, value] of values) {
		const written = argumentOf(field, name)?.value;
		if (value === undefined) continue;
		// A variable that other lists also use is not changed: a short last page must not shorten them.
		if (written?.kind === Kind.VARIABLE && usesOf(tree, written.name.value) === 1)
			pagedVariables[written.name.value] = value;
		else changed = withArgument(changed, name, value);
	}
	return {
		query: print(
			changed === field
				? tree
				: (rewritten(tree, (old, by) => (old === field ? changed : by)) as DocumentNode),
		),
		variables: pagedVariables,
	};
}

/** Number of uses of a variable, without its declaration. */
function usesOf(value: unknown, name: string): number {
	if (Array.isArray(value))
		return value.reduce<number>((sum, value) => sum + usesOf(value, name), 0);
	if (typeof value !== 'object' || value === null) return 0;
	const { kind, name: own } = value as { kind?: string; name?: { value?: string } };
	if (kind === Kind.VARIABLE) return own?.value === name ? 1 : 0;
	return Object.entries(value).reduce(
		(sum, [key, value]) =>
			key === 'loc' || (kind === Kind.VARIABLE_DEFINITION && key === 'variable')
				? sum
				: sum + usesOf(value, name),
		0,
	);
}

/**
 * Adds fields to the document that show whether nested lists have more entries, and that identify records. Neither appears in
 * the output records.
 */
export function prepareForPages(
	document: Document,
	{ path, field }: List,
): { document: Document; list: List } {
	const { fragments } = document;
	const inside = new Set(listFieldsBelow(field, fragments));
	let top = field;
	const tree = rewritten(document.tree, (old, by) => {
		const changed =
			old === field
				? withCursors(by, fragments)
				: inside.has(old)
					? withPageInfo(by, fragments, ['hasNextPage'], old)
					: by;
		if (old === field) top = changed;
		return changed;
	}) as DocumentNode;
	const all = tree.definitions.flatMap((definition) =>
		definition.kind === Kind.FRAGMENT_DEFINITION
			? [[definition.name.value, definition] as const]
			: [],
	);
	return { document: { ...document, tree, fragments: new Map(all) }, list: { path, field: top } };
}

/** The lists nested in the records of a list. */
function listFieldsBelow(field: FieldNode, fragments: Document['fragments']): FieldNode[] {
	const count = createFieldCounter();
	const seen = new Set<FieldNode>();
	const left = [...fieldsOf(field.selectionSet, fragments)];
	for (let field = left.pop(); field !== undefined; field = left.pop()) {
		count();
		if (seen.has(field)) continue;
		seen.add(field);
		left.push(...fieldsOf(field.selectionSet, fragments));
	}
	return [...seen].filter((field) => isList(field, fragments));
}

/** Adds `cursor` to the edges if the records have no ID. By the Relay specification every edge has one. */
function withCursors(field: FieldNode, fragments: Document['fragments']): FieldNode {
	const selections = field.selectionSet?.selections ?? [];
	const edges = selections.find(
		(selection): selection is FieldNode =>
			selection.kind === Kind.FIELD && selection.name.value === 'edges' && !selection.alias,
	);
	const inside = fieldsOf(edges?.selectionSet, fragments);
	const node = inside.find((field) => answerName(field) === 'node');
	const isKnown = fieldsOf(node?.selectionSet, fragments).some((field) =>
		KEYS.includes(answerName(field)),
	);
	if (!edges?.selectionSet || isKnown || inside.some((field) => answerName(field) === 'cursor'))
		return field;
	const asked: FieldNode = {
		...edges,
		selectionSet: {
			...edges.selectionSet,
			selections: [...edges.selectionSet.selections, plainField('cursor')],
		},
	};
	return {
		...field,
		selectionSet: {
			...(field.selectionSet as SelectionSetNode),
			selections: selections.map((selection) => (selection === edges ? asked : selection)),
		},
	};
}

/**
 * The number of entries that an operation requests of each list without `pageInfo`. Keys are paths in the response, without
 * `edges` and `node`.
 */
export function sizesWithoutPageInfo(
	{ operation, fragments }: Question,
	variables: Record<string, unknown>,
): Map<string, number> {
	const sizes = new Map<string, number>();
	const count = createFieldCounter();
	const look = (set: SelectionSetNode | undefined, path: string[]): void => {
		if (path.length > DEEPEST) return;
		for (const field of fieldsOf(set, fragments)) {
			count();
			const here = STEPS.has(field.name.value) ? path : [...path, answerName(field)];
			const size =
				Number(valueOf(argumentOf(field, 'first') ?? argumentOf(field, 'last'), variables)) ||
				USUAL_SIZE;
			if (
				isList(field, fragments) &&
				!fieldsOf(field.selectionSet, fragments).some(({ name }) => name.value === 'pageInfo')
			)
				sizes.set(here.join('.'), size);
			look(field.selectionSet, here);
		}
	};
	look(operation.selectionSet, []);
	return sizes;
}

/** The variable that the node sets itself, if the document has one for the page size. */
export function pageVariables({ field }: List, first: number): Record<string, unknown> {
	const value = argumentOf(field, 'first')?.value;
	return value?.kind === Kind.VARIABLE ? { [value.name.value]: first } : {};
}

/** The `first` and `after` of a list, if the query sets them. */
export function writtenPart(
	{ field }: List,
	variables: Record<string, unknown>,
): Partial<PagePosition> {
	const first = Number(valueOf(argumentOf(field, 'first'), variables));
	const after = valueOf(argumentOf(field, 'after'), variables);
	return {
		...(Number.isInteger(first) && first > 0 ? { first } : {}),
		...(typeof after === 'string' && after !== '' ? { after } : {}),
	};
}

function valueOf(argument: ArgumentNode | undefined, variables: Record<string, unknown>): unknown {
	const value = argument?.value;
	if (value?.kind === Kind.VARIABLE) return variables[value.name.value];
	return value && 'value' in value ? value.value : undefined;
}

/** Largest page size that BigCommerce accepts for most lists. */
const USUAL_FIRST = 50;
const LARGEST_COMPLEXITY = 10_000;
/** Number of entries that BigCommerce returns for a list without a size. */
const USUAL_SIZE = 10;

/**
 * The number of records to request at first, so that the query stays below BigCommerce's complexity limit. BigCommerce does not
 * document how it counts. Here each field counts as one, multiplied by the sizes of the lists around it.
 */
export function firstThatFits(
	{ field }: List,
	{ fragments }: Pick<Document, 'fragments'>,
	variables: Record<string, unknown>,
): number {
	const perRecord = Math.max(1, costOf(field.selectionSet, fragments, variables));
	return Math.max(1, Math.min(USUAL_FIRST, Math.floor((LARGEST_COMPLEXITY * 0.9) / perRecord)));
}

function costOf(
	set: SelectionSetNode | undefined,
	fragments: Document['fragments'],
	variables: Record<string, unknown>,
	count = createFieldCounter(),
	depth = 0,
): number {
	if (depth > DEEPEST) return 0;
	return fieldsOf(set, fragments).reduce((sum, field) => {
		count();
		const inside = fieldsOf(field.selectionSet, fragments);
		const areMany = inside.some(({ name }) => name.value === 'edges' || name.value === 'nodes');
		const size = Number(valueOf(argumentOf(field, 'first'), variables)) || USUAL_SIZE;
		return (
			sum +
			1 +
			(areMany ? size : 1) * costOf(field.selectionSet, fragments, variables, count, depth + 1)
		);
	}, 0);
}

function withArgument(field: FieldNode, name: string, value: number | string): FieldNode {
	const node: ConstValueNode =
		typeof value === 'number'
			? { kind: Kind.INT, value: String(value) }
			: { kind: Kind.STRING, value };
	const others = (field.arguments ?? []).filter((argument) => argument.name.value !== name);
	return {
		...field,
		arguments: [
			...others,
			{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value: node },
		],
	};
}

const NEEDED = ['hasNextPage', 'endCursor'];

/** @param written the original field, if parts of it were already changed */
function withPageInfo(
	field: FieldNode,
	fragments: Document['fragments'],
	needed: string[],
	written = field,
): FieldNode {
	const inside = fieldsOf(written.selectionSet, fragments);
	const selectedNames = inside
		.filter(({ name, alias }) => name.value === 'pageInfo' && !alias)
		.flatMap((field) => fieldsOf(field.selectionSet, fragments))
		.filter(({ alias }) => !alias)
		.map(({ name }) => name.value);
	if (!field.selectionSet || needed.every((text) => selectedNames.includes(text))) return field;
	const pageInfo: FieldNode = {
		...plainField('pageInfo'),
		selectionSet: { kind: Kind.SELECTION_SET, selections: needed.map(plainField) },
	};
	return {
		...field,
		selectionSet: {
			...field.selectionSet,
			selections: [...field.selectionSet.selections, pageInfo],
		},
	};
}

function plainField(value: string): FieldNode {
	return { kind: Kind.FIELD, name: { kind: Kind.NAME, value } };
}

/** Copies the tree and replaces fields. @param change gets each original field, and its copy with the changes inside it */
function rewritten(value: unknown, change: (old: FieldNode, by: FieldNode) => FieldNode): unknown {
	if (Array.isArray(value)) return value.map((value: unknown) => rewritten(value, change));
	if (typeof value !== 'object' || value === null) return value;
	// Source locations no longer apply.
	const by: unknown = Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => name !== 'loc')
			.map(([name, value]) => [name, rewritten(value, change)]),
	);
	return (value as { kind?: string }).kind === Kind.FIELD
		? change(value as FieldNode, by as FieldNode)
		: by;
}
