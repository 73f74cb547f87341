import { orderOf, type Compare } from '../order';
import type { Forms } from '../formTypes';
import type { Operation, Schema } from '../types';
import { demandingSchema } from './demandingSchema';
import { staleNames } from './exampleNames';
import { fitting, presetFor, type GivenExamples, type Values } from './exampleValues';

/** Makes the example of an operation's JSON body; undefined if it would be empty. */
export type ExampleOf = (operation: Operation) => unknown;

/** A record is filled up with plain fields to this number. */
const MOST = { outer: 8, inner: 3 };
const DEEPEST = 6;

/**
 * What makes the examples in the documentation: required fields and a few of the most common ones, with values written by
 * hand, and the templates of the form for nested parts. An optional field without a value is left out.
 * @throws if a value is for nothing in the catalog
 */
export function examplesFrom(
	{ values, of, with: also }: GivenExamples,
	{ templates, fields }: Pick<Forms, 'templates' | 'fields'>,
	operations: readonly Operation[],
): ExampleOf {
	const stale = staleNames({ values, of, with: also }, operations);
	if (stale.length > 0) throw new Error(`catalog/forms/examples.yaml: ${stale.join(', ')}`);
	const order = orderOf(fields);
	return (operation) => {
		const { id, resource, body } = operation;
		if (!body) return undefined;
		const ofTemplates = Object.fromEntries(
			templates
				.filter((template) => template.operations.includes(id))
				.map(({ field, value }) => [field, value]),
		);
		const scopes = [of[id] ?? {}, ofTemplates, of[resource] ?? {}, values];
		const example = exampleAt(demandingSchema(body), [], {
			order,
			scopes,
			id,
			also: also[id] ?? also[resource] ?? [],
		});
		const isNothing = typeof example === 'object' && Object.keys(example ?? {}).length === 0;
		return isNothing ? undefined : example;
	};
}

interface Making {
	order: Compare;
	/** The values that apply, the nearest first. */
	scopes: Values[];
	id: string;
	/** Optional lists and objects of the record to show. */
	also: string[];
}

/** The example of a value; undefined if there is none for it. */
function exampleAt(schema: Schema, path: string[], making: Making): unknown {
	const given = givenAt(schema, path, making);
	if (given !== undefined) return given ?? undefined;
	if (schema.type === 'object' || schema.properties)
		return path.length < DEEPEST ? exampleObject(schema, path, making) : undefined;
	if (schema.type !== 'array') return presetFor(schema);
	const entry = exampleAt(schema.items ?? {}, path, making);
	return entry === undefined ? undefined : [entry];
}

/** The value written for a field: by its path, or the end of it. */
function givenAt(schema: Schema, path: string[], { scopes }: Making): unknown {
	// A body that is a list, and an ID or another plain value in it.
	const ofBody = schema.type === 'array' ? 'value' : 'entry';
	const names = path.length === 0 ? [ofBody] : path.map((_, index) => path.slice(index).join('.'));
	for (const scope of scopes)
		for (const name of names) {
			if (!Object.hasOwn(scope, name)) continue;
			const value = fitting(scope[name], schema);
			if (value !== undefined) return value;
		}
	return undefined;
}

function exampleObject(schema: Schema, path: string[], making: Making): unknown {
	const { properties = {} } = schema;
	const required = [...(schema.required ?? []), ...(path.length === 0 ? making.also : [])];
	const names = Object.keys(properties);
	const made = (name: string) => exampleAt(properties[name], [...path, name], making);
	const needed = names
		.filter((name) => required.includes(name))
		.map((name): [string, unknown] => {
			const value = made(name);
			if (value === undefined)
				throw new Error(
					`catalog/forms/examples.yaml: no value for ${[...path, name].join('.')} of ${making.id}`,
				);
			return [name, value];
		});
	const optional = names
		.filter((name) => !required.includes(name) && name !== 'id')
		.sort(making.order);
	const isPlain = (name: string) =>
		properties[name].type !== 'object' && properties[name].type !== 'array';
	const most = path.length === 0 ? MOST.outer : MOST.inner;
	const more = (chosen: string[]) =>
		chosen
			.map((name): [string, unknown] => [name, made(name)])
			.filter(([, value]) => value !== undefined)
			.slice(0, Math.max(0, most - needed.length));
	const plain = [...needed, ...more(optional.filter(isPlain))];
	// Lists and objects are only shown if they are required, or if there is nothing else.
	const shown = plain.length > 0 ? plain : more(optional).slice(0, MOST.inner);
	return shown.length > 0 ? Object.fromEntries(shown) : undefined;
}
