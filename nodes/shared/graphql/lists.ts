import type { ArgumentNode, FieldNode, OperationDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql/language/ast';

import { InvalidInput } from '../requests/input';
import type { Document } from './document';
import { Kind } from './language';

/** A connection that an operation asks for. */
export interface List {
	/** Names of fields in the answer that lead to it: `site.products`. */
	path: string;
	field: FieldNode;
}

type Fragments = Document['fragments'];

/** The fields of a selection, those of fragments among them. Fragments may use each other, but not themselves. */
export function fieldsOf(set: SelectionSetNode | undefined, fragments: Fragments, within: string[] = []): FieldNode[] {
	return (set?.selections ?? []).flatMap((each: SelectionNode): FieldNode[] => {
		if (each.kind === Kind.FIELD) return [each];
		if (each.kind === Kind.INLINE_FRAGMENT) return fieldsOf(each.selectionSet, fragments, within);
		const name = each.name.value;
		return within.includes(name) ? [] : fieldsOf(fragments.get(name)?.selectionSet, fragments, [...within, name]);
	});
}

/** The name that a field has in the answer. */
export function answerName({ alias, name }: FieldNode): string {
	return (alias ?? name).value;
}

/**
 * The connections that an operation asks for and that do not lie inside another list. Known by their shape, as there is no
 * schema at hand: `edges` or `nodes`, with `pageInfo` beside them or with arguments of a page.
 */
export function listsIn({ selectionSet }: OperationDefinitionNode, fragments: Fragments): List[] {
	const lists = listsBelow(selectionSet, fragments, [], []);
	return [...new Map(lists.map((each) => [each.path, each])).values()];
}

function listsBelow(set: SelectionSetNode | undefined, fragments: Fragments, path: string[], above: FieldNode[]): List[] {
	// Fragments that use themselves are BigCommerce's to refuse, but must not lead round in circles here.
	if (above.length > DEEPEST) return [];
	return fieldsOf(set, fragments).flatMap((field) => {
		const here = [...path, answerName(field)];
		return isList(field, fragments) ? [{ path: here.join('.'), field }] : listsBelow(field.selectionSet, fragments, here, [...above, field]);
	});
}

/** BigCommerce takes no deeper query. Source: its developers, bigcommerce/dev-docs#2019. */
const DEEPEST = 16;

function isList(field: FieldNode, fragments: Fragments): boolean {
	const inside = fieldsOf(field.selectionSet, fragments).map(({ name }) => name.value);
	if (!inside.includes('edges') && !inside.includes('nodes')) return false;
	return inside.includes('pageInfo') || PAGE_ARGUMENTS.some((name) => argumentOf(field, name)) || inside.includes('edges');
}

const PAGE_ARGUMENTS = ['first', 'after', 'last', 'before'];

/** An argument of a field; undefined where it is not written. */
export function argumentOf({ arguments: all = [] }: FieldNode, name: string): ArgumentNode | undefined {
	return all.find((each) => each.name.value === name);
}

/**
 * The list whose records are wanted.
 * @param path as somebody wrote it; empty where there is only one
 * @returns undefined when the operation asks for no list and none is named
 * @throws InvalidInput when it is not clear which one is meant
 */
export function chooseList(lists: List[], path = ''): List | undefined {
	const paths = lists.map((each) => each.path).join(', ');
	const wanted = path.trim().replace(/^data\./, '').replace(/\.(edges|nodes)$/, '');
	const found = wanted ? lists.find((each) => each.path === wanted) : lists[0];
	if (wanted && !found) throw new InvalidInput(`The query asks for no list at "${wanted}"`, lists.length > 0 ? `Its lists are: ${paths}.` : 'A list is a field with edges { node { … } } and pageInfo. Leave "List" empty.');
	if (!wanted && lists.length > 1) throw new InvalidInput('The query asks for several lists', `They are: ${paths}. Name the one whose records you want under "List" in the options, or choose "Whole Answer" as the output.`);
	const backwards = found && ['last', 'before'].find((name) => argumentOf(found.field, name));
	if (backwards) throw new InvalidInput(`The list "${found.path}" is read backwards, by "${backwards}"`, 'The node reads lists forwards. Use "first", or choose "Whole Answer" as the output.');
	return found;
}
