import { Kind, type TypeDefinitionNode, type TypeNode } from 'graphql';

import type { Schema } from '../../types';

/** GraphQL's built-in types, and the one that BigCommerce adds. */
const SCALARS: Record<string, Schema> = {
	ID: { type: 'string' },
	String: { type: 'string' },
	Boolean: { type: 'boolean' },
	Int: { type: 'integer' },
	Long: { type: 'integer' },
	Float: { type: 'number' },
};

/**
 * The schema of a variable: its type, the values of an enum, the fields of an input.
 * @throws if a type is not described in catalog/graphql/types.graphql
 */
export function schemaOf(type: TypeNode, types: Map<string, TypeDefinitionNode>): Schema {
	if (type.kind === Kind.NON_NULL_TYPE) return schemaOf(type.type, types);
	if (type.kind === Kind.LIST_TYPE) return { type: 'array', items: schemaOf(type.type, types) };
	const scalar = SCALARS[type.name.value];
	if (scalar) return scalar;
	const found = types.get(type.name.value);
	if (found?.kind === Kind.ENUM_TYPE_DEFINITION)
		return { type: 'string', enum: (found.values ?? []).map(({ name }) => name.value) };
	if (found?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
		return objectSchema(
			(found.fields ?? []).map((field) => [
				field.name.value,
				schemaOf(field.type, types),
				isRequired(field),
			]),
		);
	throw new Error(`catalog/graphql/types.graphql does not say what ${type.name.value} is.`);
}

/** The schema of an object, with its required fields. */
export function objectSchema(
	fields: Array<[name: string, schema: Schema, isRequired: boolean]>,
): Schema {
	const required = fields.filter(([, , isNeeded]) => isNeeded).map(([name]) => name);
	return {
		type: 'object',
		properties: Object.fromEntries(fields.map(([name, schema]) => [name, schema])),
		...(required.length > 0 ? { required } : {}),
	};
}

/** Checks whether a variable, or a field of an input, is required. */
export function isRequired({
	type,
	defaultValue,
}: {
	type: TypeNode;
	defaultValue?: unknown;
}): boolean {
	return type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;
}
