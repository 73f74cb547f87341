import type { GraphQl, Operation } from '../../../catalog/types';
import { fillTemplate } from '../localOperations/template';
import { withGlobalIds } from './globalIds';
import { isObject, type Json } from '../../shared/utils/isObject';

/**
 * The variables of an operation's document from what was filled in. Pure.
 * @param given by name: what is picked, filters, and the fields of the body; a batch is a list under its key
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

/** An e-mail address in place of an ID has a variable of its own. */
function addressed({ emails = {} }: GraphQl, given: Json): Json {
	const found = Object.entries(emails).filter(([name]) => String(given[name]).includes('@'));
	const others = Object.entries(given).filter(([name]) => !found.some(([each]) => each === name));
	return Object.fromEntries([
		...others,
		...found.map(([name, variable]) => [variable, String(given[name]).trim()]),
	]);
}

/** One element of a batch, as BigCommerce wants it. */
function element(graphql: GraphQl, known: Json, given: unknown): unknown {
	if (!isObject(given)) return given;
	const values = listed(graphql, given);
	return graphql.element ? fillTemplate(graphql.element, { ...known, ...values }) : values;
}

/** The same values with a list of entries in place of every object that BigCommerce takes as such. */
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

/** An object of which nothing was filled in is not sent, wherever it stands. */
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
