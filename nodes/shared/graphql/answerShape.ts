import type { FieldNode, SelectionNode, SelectionSetNode } from 'graphql/language/ast';

import { REFUSALS } from './graphQlErrors';
import { Kind } from './language';
import { answerName, fieldsOf } from './lists';
import type { Question } from './mutationOutcome';

/** Maximum number of compared values. More would block n8n. */
const MOST_VALUES = 100_000;

/** The state of one comparison, to limit its length. */
interface Check extends Pick<Question, 'fragments'> {
	left: number;
	certain: Map<SelectionSetNode, ReadonlySet<FieldNode>>;
}

/**
 * Checks `data` against the query. By the GraphQL specification (section 6.3), every field is in the response, null if
 * it has no value, and a field with subfields is an object or a list. A record only needs to have one of the
 * requested fields.
 * @returns the path of the first missing or wrong field; undefined if there is none
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
		for (const [index, child] of value.entries()) {
			if (check.left <= 0) return undefined;
			const misfit = misfitOf(check, set, child);
			if (misfit) return [index, ...misfit];
		}
		return undefined;
	}
	if (typeof value !== 'object') return [];
	const record = value as Record<string, unknown>;
	const fields = fieldsOf(set, check.fragments);
	const missing = missingIn(
		[...certainIn(check, set, isRoot)],
		record,
		isRoot || !fields.some((field) => record[answerName(field)] !== undefined),
	);
	if (missing) return [answerName(missing)];
	for (const field of fields) {
		check.left -= 1;
		const name = answerName(field);
		const inside = record[name];
		// Refusals may have any structure.
		if (inside === undefined || !field.selectionSet || field.name.value === REFUSALS) continue;
		const misfit = misfitOf(check, field.selectionSet, inside);
		if (misfit) return [name, ...misfit];
	}
	return undefined;
}

/** The first missing field of a record. Except at the top level, one of several fields is enough. */
function missingIn(
	fields: FieldNode[],
	record: Record<string, unknown>,
	isNeeded: boolean,
): FieldNode | undefined {
	return isNeeded ? fields.find((field) => record[answerName(field)] === undefined) : undefined;
}

/** The fields that every response contains. Excludes fragments, which may be for other types, and fields with directives. */
function certainIn(
	{ certain, fragments }: Check,
	set: SelectionSetNode,
	isRoot: boolean,
): ReadonlySet<FieldNode> {
	const names = certain.get(set);
	if (names) return names;
	const fields = new Set<FieldNode>();
	const used = new Set<string>();
	const left: SelectionNode[] = [...set.selections].reverse();
	for (let value = left.pop(); value !== undefined; value = left.pop()) {
		if ((value.directives ?? []).length > 0) continue;
		if (value.kind === Kind.FIELD && value.name.value.startsWith('__')) continue;
		if (value.kind === Kind.FIELD) fields.add(value);
		else if (value.kind === Kind.INLINE_FRAGMENT && (isRoot || !value.typeCondition))
			left.push(...[...value.selectionSet.selections].reverse());
		else if (value.kind === Kind.FRAGMENT_SPREAD && isRoot && !used.has(value.name.value)) {
			used.add(value.name.value);
			left.push(...[...(fragments.get(value.name.value)?.selectionSet.selections ?? [])].reverse());
		}
	}
	certain.set(set, fields);
	return fields;
}
