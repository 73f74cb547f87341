import type {
	ArgumentNode,
	FieldNode,
	OperationDefinitionNode,
	SelectionNode,
	SelectionSetNode,
} from 'graphql/language/ast';

import { InputError } from '../utils/coerce';
import { listNames, type Document } from './document';
import { Kind } from './language';
import { createFieldCounter } from './documentSize';
import { msg } from '../text/message';

/** A connection that an operation requests. */
export interface List {
	/** Its path in the response: `site.products`. */
	path: string;
	field: FieldNode;
}

type Fragments = Document['fragments'];

/** Cached fields of selections, while their document is in use. */
const fieldsByFragments = new WeakMap<Fragments, Map<SelectionSetNode, FieldNode[]>>();

/** The fields of a selection, including its fragments, each fragment once. @throws InputError if there are too many */
export function fieldsOf(set: SelectionSetNode | undefined, fragments: Fragments): FieldNode[] {
	if (!set) return [];
	const read = fieldsByFragments.get(fragments) ?? new Map<SelectionSetNode, FieldNode[]>();
	fieldsByFragments.set(fragments, read);
	const fields = read.get(set) ?? collect(set, fragments);
	read.set(set, fields);
	return fields;
}

function collect(set: SelectionSetNode, fragments: Fragments): FieldNode[] {
	const count = createFieldCounter();
	const fields: FieldNode[] = [];
	const used = new Set<string>();
	const left: SelectionNode[] = [...set.selections].reverse();
	for (let value = left.pop(); value !== undefined; value = left.pop()) {
		count();
		if (value.kind === Kind.FIELD) fields.push(value);
		else if (value.kind === Kind.INLINE_FRAGMENT)
			left.push(...[...value.selectionSet.selections].reverse());
		else if (!used.has(value.name.value)) {
			used.add(value.name.value);
			left.push(...[...(fragments.get(value.name.value)?.selectionSet.selections ?? [])].reverse());
		}
	}
	return fields;
}

/** The name of a field in the response. */
export function answerName({ alias, name }: FieldNode): string {
	return (alias ?? name).value;
}

/**
 * The requested connections that are not inside another list. Recognized by structure, because there is no
 * schema: `edges` or `nodes`, with `pageInfo` or with paging arguments.
 */
export function listsIn({ selectionSet }: OperationDefinitionNode, fragments: Fragments): List[] {
	const lists = listsBelow(selectionSet, fragments, [], createFieldCounter());
	return [...new Map(lists.map((list) => [list.path, list])).values()];
}

function listsBelow(
	set: SelectionSetNode | undefined,
	fragments: Fragments,
	path: string[],
	count: () => void,
): List[] {
	if (path.length > DEEPEST) return [];
	return fieldsOf(set, fragments).flatMap((field) => {
		count();
		const here = [...path, answerName(field)];
		return isList(field, fragments)
			? [{ path: here.join('.'), field }]
			: listsBelow(field.selectionSet, fragments, here, count);
	});
}

/** BigCommerce accepts no deeper query. Source: its developers, bigcommerce/dev-docs#2019. */
export const DEEPEST = 16;

/** Whether a field is requested as a connection. */
export function isList(field: FieldNode, fragments: Fragments): boolean {
	// With an alias, a part of a connection counts as an ordinary field.
	const inside = fieldsOf(field.selectionSet, fragments)
		.filter(({ alias, name }) => !alias || alias.value === name.value)
		.map(({ name }) => name.value);
	if (!inside.includes('edges') && !inside.includes('nodes')) return false;
	return (
		inside.includes('pageInfo') ||
		PAGE_ARGUMENTS.some((name) => argumentOf(field, name)) ||
		inside.includes('edges')
	);
}

const PAGE_ARGUMENTS = ['first', 'after', 'last', 'before'];

/** An argument of a field; undefined if absent. */
export function argumentOf(
	{ arguments: all = [] }: FieldNode,
	name: string,
): ArgumentNode | undefined {
	return all.find((argument) => argument.name.value === name);
}

/**
 * The list whose records to return.
 * @param path as entered by the user; may be empty if there is only one
 * @returns undefined if the operation requests no list and none is named
 * @throws InputError if it is ambiguous
 */
export function chooseList(lists: List[], path = ''): List | undefined {
	const paths = listNames(lists.map((list) => list.path));
	const wanted = path
		.trim()
		.replace(/^data\./, '')
		.replace(/\.(edges|nodes)$/, '');
	const chosen = wanted ? lists.find((list) => list.path === wanted) : lists[0];
	if (wanted && !chosen)
		throw new InputError(
			msg`The query asks for no list at "${wanted}"`,
			lists.length > 0
				? `Its lists are: ${paths}.`
				: 'A list is a field with edges { node { … } } and pageInfo. Leave "List" empty.',
		);
	if (!wanted && lists.length > 1)
		throw new InputError(
			msg`The query asks for several lists`,
			`They are: ${paths}. Enter the one whose records you want under "List" in the options, or choose "Whole Answer" as the output.`,
		);
	const backwards = chosen && ['last', 'before'].find((name) => argumentOf(chosen.field, name));
	if (backwards)
		throw new InputError(
			msg`The list "${chosen.path}" is read backwards, by "${backwards}"`,
			'The node reads lists forwards. Use "first", or choose "Whole Answer" as the output.',
		);
	return chosen;
}
