import type { FieldNode, SelectionNode, SelectionSetNode } from 'graphql/language/ast';

import { REFUSALS } from './graphQlErrors';
import { Kind } from './language';
import { answerName, fieldsOf } from './lists';
import type { Question } from './mutationOutcome';

/** Values of an answer that are compared with what was asked for. More would hold up n8n. */
const MOST_VALUES = 100_000;

/** One comparison, so that it ends. */
interface Check extends Pick<Question, 'fragments'> {
	left: number;
	certain: Map<SelectionSetNode, ReadonlySet<FieldNode>>;
}

/**
 * Holds `data` to what was asked for. By the GraphQL specification (section 6.3) every field stands in the answer, null where
 * it has no value, and a field with fields is an object or a list of them. Of records it is enough that they hold one of the
 * fields that were asked for.
 * @returns the names that lead to the first field that is missing or something else; undefined when there is none
 */
export function misfitIn({ operation, fragments }: Question, data: unknown): string | undefined {
	return misfitOf(
		{ fragments, left: MOST_VALUES, certain: new Map() },
		operation.selectionSet,
		data,
		true,
	)?.join('.');
}

function misfitOf(
	check: Check,
	set: SelectionSetNode,
	value: unknown,
	isRoot = false,
): Array<string | number> | undefined {
	if (value === null || check.left <= 0) return undefined;
	if (Array.isArray(value)) {
		for (const [index, each] of value.entries()) {
			if (check.left <= 0) return undefined;
			const found = misfitOf(check, set, each);
			if (found) return [index, ...found];
		}
		return undefined;
	}
	if (typeof value !== 'object') return [];
	const record = value as Record<string, unknown>;
	const fields = fieldsOf(set, check.fragments);
	const missing = missingIn(
		[...certainIn(check, set, isRoot)],
		record,
		isRoot || !fields.some((each) => record[answerName(each)] !== undefined),
	);
	if (missing) return [answerName(missing)];
	for (const field of fields) {
		check.left -= 1;
		const name = answerName(field);
		const inside = record[name];
		// Refusals are read in whatever form they come.
		if (inside === undefined || !field.selectionSet || field.name.value === REFUSALS) continue;
		const found = misfitOf(check, field.selectionSet, inside);
		if (found) return [name, ...found];
	}
	return undefined;
}

/** The first of the fields that a record has to hold: of several, one is enough where it is not the whole answer. */
function missingIn(
	fields: FieldNode[],
	record: Record<string, unknown>,
	isNeeded: boolean,
): FieldNode | undefined {
	return isNeeded ? fields.find((each) => record[answerName(each)] === undefined) : undefined;
}

/** The fields that stand in every answer. Fragments may be for records of another type, and directives leave fields out. */
function certainIn(
	{ certain, fragments }: Check,
	set: SelectionSetNode,
	isRoot: boolean,
): ReadonlySet<FieldNode> {
	const known = certain.get(set);
	if (known) return known;
	const fields = new Set<FieldNode>();
	const used = new Set<string>();
	const left: SelectionNode[] = [...set.selections].reverse();
	for (let each = left.pop(); each !== undefined; each = left.pop()) {
		if ((each.directives ?? []).length > 0) continue;
		if (each.kind === Kind.FIELD && each.name.value.startsWith('__')) continue;
		if (each.kind === Kind.FIELD) fields.add(each);
		else if (each.kind === Kind.INLINE_FRAGMENT && (isRoot || !each.typeCondition))
			left.push(...[...each.selectionSet.selections].reverse());
		else if (each.kind === Kind.FRAGMENT_SPREAD && isRoot && !used.has(each.name.value)) {
			used.add(each.name.value);
			left.push(...[...(fragments.get(each.name.value)?.selectionSet.selections ?? [])].reverse());
		}
	}
	certain.set(set, fields);
	return fields;
}
