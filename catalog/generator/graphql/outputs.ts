import { Kind, type FieldNode, type SelectionSetNode } from 'graphql';
import omit from 'lodash/omit';

import type { Operation, OutputSchema } from '../../types';
import { simplifiedFields } from '../simplified';
import type { Definitions, Document } from './definitions';

type Fields = Record<string, OutputSchema>;

/** The shape of an operation's records, from the fields that its document selects. */
export function fieldsGivenBy(
	{ method, answer, graphql, batch }: Operation,
	{ definition }: Document,
	tables: Pick<Definitions, 'leaves' | 'lists'>,
): Fields {
	if (method === 'DELETE') return { deleted: 'boolean' };
	if (answer.kind === 'nothing' || !graphql) return { success: 'boolean' };
	const selection = selectionAt(definition.selectionSet, graphql.at);
	if (!selection) return { [batch?.field ?? 'value']: 'string' };
	const outer = nodeOf(selection) ?? selection;
	if (!graphql.inner) return fieldsOf(outer, tables);
	const { field, as } = graphql.inner;
	const inner = selectionAt(outer, field);
	return {
		...fieldsOf((inner && nodeOf(inner)) ?? outer, tables),
		[as]: omit(fieldsOf(outer, tables), field),
	};
}

/** The fields that Simplified output keeps; undefined if the record is small anyway. @throws if a requested field does not exist */
export function keptFields(
	{ id, resource, answer }: Operation,
	fields: Fields,
	wanted?: string[],
): string[] | undefined {
	const gone = wanted?.find((name) => !has(fields, name.split('.')));
	if (gone) throw new Error(`${id} gives no field "${gone}" for Simplified output to keep.`);
	return answer.wide ? (wanted ?? simplifiedFields(fields, resource)) : undefined;
}

function has(schema: OutputSchema | undefined, [name, ...rest]: string[]): boolean {
	if (name === undefined) return schema !== undefined;
	return typeof schema === 'object' && !Array.isArray(schema) && has(schema[name], rest);
}

function fieldsOf(
	selection: SelectionSetNode,
	tables: Pick<Definitions, 'leaves' | 'lists'>,
): Fields {
	return Object.fromEntries(
		fieldNodes(selection).map((fieldNode) => [fieldNode.name.value, outputOf(fieldNode, tables)]),
	);
}

function outputOf(
	{ name, selectionSet }: FieldNode,
	tables: Pick<Definitions, 'leaves' | 'lists'>,
): OutputSchema {
	if (!selectionSet) return tables.leaves[name.value] ?? 'string';
	// The node converts a connection inside a record to a plain list.
	const node = nodeOf(selectionSet);
	if (node) return [fieldsOf(node, tables)];
	const fields = fieldsOf(selectionSet, tables);
	return tables.lists.includes(name.value) ? [fields] : fields;
}

/** The selection for each node of a connection. */
export function nodeOf(selection: SelectionSetNode): SelectionSetNode | undefined {
	const edges = fieldNodes(selection).find(({ name }) => name.value === 'edges')?.selectionSet;
	return edges && fieldNodes(edges).find(({ name }) => name.value === 'node')?.selectionSet;
}

/** The selection at a path; undefined for a field without subfields. @throws if the field does not exist */
export function selectionAt(
	selection: SelectionSetNode,
	path: string,
): SelectionSetNode | undefined {
	return path.split('.').reduce<SelectionSetNode | undefined>((at, name) => {
		const field = at && fieldNodes(at).find((fieldNode) => fieldNode.name.value === name);
		if (!field) throw new Error(`A document of catalog/graphql selects nothing at "${path}".`);
		return field.selectionSet;
	}, selection);
}

/** The mutation of a document. BigCommerce groups mutations, as in `user.addUserToStore`. */
export function mutationIn(selection: SelectionSetNode): string {
	const [group] = fieldNodes(selection);
	const [mutation] = group.selectionSet ? fieldNodes(group.selectionSet) : [];
	return [group, mutation]
		.filter(Boolean)
		.map(({ name }) => name.value)
		.join('.');
}

function fieldNodes({ selections }: SelectionSetNode): FieldNode[] {
	return selections.filter((selection) => selection.kind === Kind.FIELD);
}
