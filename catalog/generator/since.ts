import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

import type { Catalog, Operation, Outputs, Since, SinceWay } from '../types';

/** The file as it is written by hand. */
interface Written {
	lists: Since['lists'];
	none: Array<{ why: string; operations: string[] }>;
}

/**
 * Reads catalog/since.yaml.
 * @throws if a list is missing in it or named twice, or if an operation lacks a filter, a way to sort or a field that is named
 */
export function readSince(file: string, { operations }: Catalog, outputs: Outputs): Since {
	const { lists, none } = parse(readFileSync(file, 'utf8')) as Written;
	const excluded = none.flatMap(({ why, operations: ids }) => ids.map((id) => [id, why] as const));
	const named = [...Object.keys(lists), ...excluded.map(([id]) => id)];
	const readable = operations.filter(isList).map(({ id }) => id);
	const mistakes = [
		...readable.filter((id) => !named.includes(id)).map((id) => `${id} is missing`),
		...named.filter((id) => !readable.includes(id)).map((id) => `${id} is not a list`),
		...named.filter((id, index) => named.indexOf(id) !== index).map((id) => `${id} is there twice`),
		...operations.flatMap((operation) =>
			Object.values(lists[operation.id] ?? {}).flatMap((way) =>
				mistakesIn(operation, way, fieldsOf(operation, outputs)),
			),
		),
	];
	if (mistakes.length > 0)
		throw new Error(
			`catalog/since.yaml does not fit the catalog:\n${mistakes.map((text) => `  ${text}`).join('\n')}`,
		);
	return { lists, none: Object.fromEntries(excluded) };
}

/** Prints catalog/since.json, what the nodes read. */
export function printSince(since: Since): string {
	return `${JSON.stringify(since, null, '\t')}\n`;
}

function isList({ method, answer, custom }: Operation): boolean {
	return method === 'GET' && answer.kind === 'list' && !custom;
}

function fieldsOf({ id }: Operation, { operations, records }: Outputs): string[] {
	return Object.keys(records[operations[id]]?.fields ?? {});
}

function mistakesIn(
	{ id, query, paging }: Operation,
	{ field, created, from, to, sort = {}, last = {} }: SinceWay,
	fields: string[],
): string[] {
	const parameter = (name: string) => query.find((queryParameter) => queryParameter.name === name);
	const keys = (paging?.key ?? ['id']).map((key) => key.split('.')[0]);
	return [
		...[field, created, ...keys]
			.filter((name) => name !== undefined && !fields.includes(name))
			.map((name) => `${id}: its records have no field ${name}`),
		...[from, to, ...Object.keys(sort), ...Object.keys(last)]
			.filter((name) => name !== undefined && !parameter(name))
			.map((name) => `${id} has no query parameter ${name}`),
		...[...Object.entries(sort), ...Object.entries(last)]
			.filter(([name, value]) => {
				const values = parameter(name)?.schema.enum ?? [];
				return !values.includes(value) && !values.includes(value.split(':')[0]);
			})
			.map(([name, value]) => `${id} cannot be sorted by ${name}=${value}`),
	];
}
