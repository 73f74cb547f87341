import {
	execute,
	getNamedType,
	isAbstractType,
	isEnumType,
	isListType,
	isNonNullType,
	isObjectType,
	isScalarType,
	parse,
	type ExecutionResult,
	type GraphQLOutputType,
	type GraphQLResolveInfo,
	type GraphQLSchema,
} from 'graphql';
import { createSchema } from 'graphql-yoga';

import scopeTable from '../../../catalog/scopes.json';
import { readSdl, type ApiName } from '../../../sandbox/graphql/engine';
import type { RightAnswer, WireRequest, World } from './rightAnswers';
import { markersIn } from './values';

type Json = Record<string, unknown>;

/** What resolvers are given: the store, and what made-up values are named after. */
interface Context {
	world: World;
	marker: number;
}

/** Tells the nodes of a list apart: all values below a node are named after its number. */
const NUMBER = '__number';

const schemas = new Map<ApiName, GraphQLSchema>();

function schemaOf(api: ApiName): GraphQLSchema {
	const schema = schemas.get(api) ?? createSchema({ typeDefs: readSdl(api) });
	schemas.set(api, schema);
	return schema;
}

/** Which of the GraphQL APIs answers at an address. */
export function graphQlApiAt(path: string): ApiName | undefined {
	if (!path.endsWith('/graphql')) return undefined;
	return path.startsWith('/accounts/')
		? 'account'
		: path.startsWith('/storefronts/')
			? 'storefront'
			: 'admin';
}

/** The answer to a document as its schema describes it: made-up values, whole lists of nodes, and no refusals. */
export function rightGraphQlAnswer(
	api: ApiName,
	{ body, text }: WireRequest,
	world: World,
): RightAnswer {
	const {
		query = '',
		variables = {},
		operationName,
	} = (body ?? {}) as { query?: string; variables?: Json; operationName?: string };
	const markers = markersIn(text);
	const schema = schemaOf(api);
	const result = execute({
		schema,
		document: parse(query),
		variableValues: variables,
		operationName,
		contextValue: { world, marker: markers[0] ?? 1 } satisfies Context,
		rootValue: {},
		fieldResolver: resolveField,
		typeResolver: (_value, _context, _info, type) => schema.getPossibleTypes(type)[0].name,
	}) as ExecutionResult;
	return { status: 200, body: JSON.parse(JSON.stringify(result)), markers, isList: false };
}

function resolveField(
	parent: Json,
	args: Json,
	context: Context,
	info: GraphQLResolveInfo,
): unknown {
	const given = parent[info.fieldName];
	if (given !== undefined) return given;
	if (info.fieldName === 'errors') return [];
	// What a batch was asked for comes back as a list of the same name.
	const sent = info.variableValues[info.fieldName];
	if (Array.isArray(sent)) return sent;
	const type = getNamedType(info.returnType);
	if (isObjectType(type) && 'edges' in type.getFields()) return connectionFor(args, context, info);
	return valueFor(info.returnType, info.fieldName, Number(parent[NUMBER] ?? context.marker));
}

function connectionFor(
	{ first, after }: Json,
	{ world }: Context,
	{ path, parentType, fieldName, returnType }: GraphQLResolveInfo,
): Json {
	const scopes =
		parentType.name === 'Client' && fieldName === 'scopes'
			? scopeTable.map(({ parameter }) => parameter)
			: undefined;
	const isInner = depthOf(path) > 3;
	const total = scopes?.length ?? (isInner ? 2 : world.records);
	const size = typeof first === 'number' ? first : scopes ? total : 10;
	const start = Number(String(after ?? '').replace('cursor-', ''));
	const end = Math.min(total, start + size);
	const isObject = isNodeObject(returnType);
	const nodeAt = (index: number) =>
		scopes?.[index] ?? (isObject ? { [NUMBER]: index + 1 } : `node-${index + 1}`);
	const edges = Array.from({ length: Math.max(0, end - start) }, (_, index) => ({
		cursor: `cursor-${start + index + 1}`,
		node: nodeAt(start + index),
		[NUMBER]: start + index + 1,
	}));
	return {
		edges,
		pageInfo: {
			hasNextPage: end < total,
			hasPreviousPage: start > 0,
			startCursor: `cursor-${start}`,
			endCursor: `cursor-${end}`,
		},
	};
}

function depthOf(path: GraphQLResolveInfo['path']): number {
	return path.prev ? depthOf(path.prev) + 1 : 1;
}

function isNodeObject(connection: GraphQLOutputType): boolean {
	const type = getNamedType(connection);
	const edge = isObjectType(type) ? getNamedType(type.getFields().edges.type) : undefined;
	const node = isObjectType(edge) ? getNamedType(edge.getFields().node.type) : undefined;
	return isObjectType(node) || isAbstractType(node);
}

function valueFor(type: GraphQLOutputType, name: string, number: number): unknown {
	if (isNonNullType(type)) return valueFor(type.ofType as GraphQLOutputType, name, number);
	if (isListType(type)) return [valueFor(type.ofType as GraphQLOutputType, name, number)];
	if (isEnumType(type)) return type.getValues()[0].value;
	return isScalarType(type) ? scalarFor(type.name, name, number) : { [NUMBER]: number };
}

function scalarFor(type: string, name: string, number: number): unknown {
	switch (type) {
		case 'Int':
		case 'Long':
			return number;
		case 'Float':
		case 'BigDecimal':
			return number + 0.5;
		case 'Boolean':
			return true;
		case 'DateTime':
			return '2026-03-01T10:00:00Z';
		case 'ID':
			return `bc/fuzz/${number}`;
		default:
			return `${name}-${number}`;
	}
}
