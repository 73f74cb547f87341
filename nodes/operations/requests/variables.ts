import type { GraphQl, Operation } from '../../../catalog/types';
import { fillTemplate } from '../localOperations/template';
import { withGlobalIds } from './globalIds';
import { isObject, type Json } from '../../shared/utils/isObject';

/**
 * Builds the GraphQL variables of an operation. Pure.
 * @param given values by name: picked IDs, filters and body fields; a batch is a list under its key
 */
export function variablesFrom(graphql: GraphQl, batch: Operation['batch'], fields: Json): Json {
	const variables = listed(
		graphql,
		withGlobalIds(addressed(graphql, implied(graphql, fields)), graphql.ids),
	);
	const values =
		batch?.key && Array.isArray(variables[batch.key])
			? {
					...variables,
					[batch.key]: (variables[batch.key] as unknown[]).map((value) =>
						element(graphql, variables, value),
					),
				}
			: variables;
	if (graphql.variables) return withoutEmpty(fillTemplate(graphql.variables, values) as Json);
	const names = variablesOf(graphql);
	return Object.fromEntries(
		Object.entries(values).filter(([name, value]) => names.has(name) && value !== undefined),
	);
}

/** The names of a document's variables. */
export function variablesOf({ document }: GraphQl): ReadonlySet<string> {
	const [head] = document.split('{', 1);
	return new Set([...head.matchAll(/\$(\w+):/g)].map(([, name]) => name));
}

function implied({ implied: others = {} }: GraphQl, fields: Json): Json {
	return Object.assign(
		{},
		fields,
		...Object.entries(others)
			.filter(([name]) => isGiven(fields[name]))
			.map(([, record]) => record),
	) as Json;
}

/** Email addresses given instead of IDs use separate variables. */
function addressed({ emails = {} }: GraphQl, fields: Json): Json {
	const emailFields = Object.entries(emails).filter(([name]) => String(fields[name]).includes('@'));
	const others = Object.entries(fields).filter(
		([name]) => !emailFields.some(([text]) => text === name),
	);
	return Object.fromEntries([
		...others,
		...emailFields.map(([name, variable]) => [variable, String(fields[name]).trim()]),
	]);
}

/** One element of a batch in the structure that BigCommerce expects. */
function element(graphql: GraphQl, variables: Json, value: unknown): unknown {
	if (!isObject(value)) return value;
	const values = listed(graphql, value);
	return graphql.element ? fillTemplate(graphql.element, { ...variables, ...values }) : values;
}

/** Replaces objects with lists of entries where BigCommerce expects that. */
function listed({ entries = {} }: GraphQl, values: Json): Json {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			entries[name] && isObject(value) ? entriesOf(value, entries[name]) : value,
		]),
	);
}

function entriesOf(value: Json, [name, content]: [string, string]): Json[] {
	return Object.entries(value).map(([key, value]) => ({
		[name]: key,
		[content]: typeof value === 'string' ? value : JSON.stringify(value),
	}));
}

/** Removes empty objects at any depth. */
function withoutEmpty(values: Json): Json {
	const kept = Object.entries(values).map(
		([name, value]) => [name, isObject(value) ? withoutEmpty(value) : value] as const,
	);
	return Object.fromEntries(
		kept.filter(([, value]) => !isObject(value) || Object.keys(value).length > 0),
	);
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
