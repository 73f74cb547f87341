import type { GraphQl, Operation } from '../../../catalog/types';
import { fillTemplate } from '../localOperations/template';
import { withGlobalIds } from './globalIds';
import { isObject, type Json } from '../../shared/utils/isObject';

/**
 * Builds the GraphQL variables of an operation. Pure.
 * @param given values by name: picked IDs, filters and body fields; a batch is a list under its key
 */
export function variablesFrom(graphql: GraphQl, batch: Operation['batch'], given: Json): Json {
	const known = listed(
		graphql,
		withGlobalIds(addressed(graphql, implied(graphql, given)), graphql.ids),
	);
	const values =
		batch?.key && Array.isArray(known[batch.key])
			? {
					...known,
					[batch.key]: (known[batch.key] as unknown[]).map((each) => element(graphql, known, each)),
				}
			: known;
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

function implied({ implied: others = {} }: GraphQl, given: Json): Json {
	return Object.assign(
		{},
		given,
		...Object.entries(others)
			.filter(([name]) => isGiven(given[name]))
			.map(([, each]) => each),
	) as Json;
}

/** Email addresses given instead of IDs use separate variables. */
function addressed({ emails = {} }: GraphQl, given: Json): Json {
	const found = Object.entries(emails).filter(([name]) => String(given[name]).includes('@'));
	const others = Object.entries(given).filter(([name]) => !found.some(([each]) => each === name));
	return Object.fromEntries([
		...others,
		...found.map(([name, variable]) => [variable, String(given[name]).trim()]),
	]);
}

/** One element of a batch in the structure that BigCommerce expects. */
function element(graphql: GraphQl, known: Json, given: unknown): unknown {
	if (!isObject(given)) return given;
	const values = listed(graphql, given);
	return graphql.element ? fillTemplate(graphql.element, { ...known, ...values }) : values;
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
	return Object.entries(value).map(([key, each]) => ({
		[name]: key,
		[content]: typeof each === 'string' ? each : JSON.stringify(each),
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
