import {
	getNamedType,
	isCompositeType,
	isObjectType,
	isInterfaceType,
	Kind,
	type FieldNode,
	type GraphQLCompositeType,
	type GraphQLSchema,
	type SelectionSetNode,
} from 'graphql';
import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { DEFAULT_PAGE_SIZE } from './relay';
import { graphQlError } from './errors';

/** The part of the context in which an engine stores a document's complexity. */
export interface Measured {
	measured: { complexity: number };
}

/** Maximum complexity of a document (bigcommerce-graphql.md). */
const MAX_COMPLEXITY = 10_000;

/**
 * Refuses documents that are too complex before they are executed. BigCommerce does not document how it counts. Here a field
 * counts as one, and the fields in a page are multiplied by the page size.
 */
export function limitComplexity<Context extends Measured>(): Plugin<Context> {
	return {
		onExecute({ args, setResultAndStopExecution }) {
			const cost = complexityOf(args as ExecutionArgs);
			(args.contextValue as Measured).measured.complexity = cost;
			if (cost <= MAX_COMPLEXITY) return;
			setResultAndStopExecution({
				errors: [
					graphQlError(
						`The query is too complex as it has a complexity score of ${cost} out of ${MAX_COMPLEXITY}. Please remove some elements and try again`,
					),
				],
			});
		},
	};
}

/** The complexity of the operation to run. */
function complexityOf({
	schema,
	document,
	operationName,
	variableValues,
}: Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>): number {
	const operations = document.definitions.filter(
		(definition) => definition.kind === Kind.OPERATION_DEFINITION,
	);
	const operation = operations.find(({ name }) => !operationName || name?.value === operationName);
	const root = operation && schema.getRootType(operation.operation);
	if (!operation || !root) return 0;
	const fragments = new Map(
		document.definitions.flatMap((definition) =>
			definition.kind === Kind.FRAGMENT_DEFINITION
				? [[definition.name.value, definition] as const]
				: [],
		),
	);

	// Cached per type, because fragments that use each other twice would otherwise take exponential time.
	const costs = new Map<string, number>();

	function selections(set: SelectionSetNode | undefined, type: GraphQLCompositeType): number {
		return (set?.selections ?? []).reduce((sum, selectionNode) => {
			if (selectionNode.kind === Kind.FIELD) return sum + field(selectionNode, type);
			if (selectionNode.kind === Kind.FRAGMENT_SPREAD)
				return sum + costOfFragment(selectionNode.name.value, type);
			return (
				sum +
				selections(
					selectionNode.selectionSet,
					conditionOf(schema, selectionNode.typeCondition?.name.value) ?? type,
				)
			);
		}, 0);
	}

	function costOfFragment(name: string, type: GraphQLCompositeType): number {
		const fragment = fragments.get(name);
		const own = conditionOf(schema, fragment?.typeCondition.name.value) ?? type;
		const key = `${name} ${own.name}`;
		const cost = costs.get(key) ?? selections(fragment?.selectionSet, own);
		costs.set(key, cost);
		return cost;
	}

	function field(node: FieldNode, parent: GraphQLCompositeType): number {
		const definition =
			isObjectType(parent) || isInterfaceType(parent)
				? parent.getFields()[node.name.value]
				: undefined;
		if (!definition) return 0;
		const type = getNamedType(definition.type);
		if (!isCompositeType(type)) return 1;
		const isPaged = definition.args.some(({ name }) => name === 'first');
		return (
			1 + (isPaged ? sizeOf(node, variableValues ?? {}) : 1) * selections(node.selectionSet, type)
		);
	}

	return selections(operation.selectionSet, root);
}

function conditionOf(
	schema: GraphQLSchema,
	name: string | undefined,
): GraphQLCompositeType | undefined {
	const type = name ? schema.getType(name) : undefined;
	return isCompositeType(type) ? type : undefined;
}

function sizeOf(node: FieldNode, variables: Record<string, unknown>): number {
	const argument = node.arguments?.find(
		({ name }) => name.value === 'first' || name.value === 'last',
	)?.value;
	if (argument?.kind === Kind.INT) return Number(argument.value);
	const value = argument?.kind === Kind.VARIABLE ? variables[argument.name.value] : undefined;
	return typeof value === 'number' ? value : DEFAULT_PAGE_SIZE;
}
