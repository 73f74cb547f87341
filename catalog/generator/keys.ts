import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import type { Catalog, KeyedRecord, KeyList, Operation } from '../types';

/** Reads catalog/keys/keys.yaml. @throws if it names an operation, a filter or a resource that the catalog does not have */
export function readKeys(folder: string, catalog: Catalog): KeyedRecord[] {
	const records = parse(readFileSync(join(folder, 'keys.yaml'), 'utf8')) as KeyedRecord[];
	const mistakes = records.flatMap((record) => mistakesIn(record, catalog));
	if (mistakes.length > 0)
		throw new Error(
			`catalog/keys/keys.yaml does not fit the catalog:\n${mistakes.map((text) => `  ${text}`).join('\n')}`,
		);
	return records;
}

/** Prints catalog/keys.json, what the nodes read. */
export function printKeys(records: KeyedRecord[]): string {
	return `${JSON.stringify(records, null, '\t')}\n`;
}

function mistakesIn(
	{ parameter, own = [], within = {}, fields = [], keys }: KeyedRecord,
	{ operations, resources }: Catalog,
): string[] {
	const isUsed =
		own.length + fields.length > 0 ||
		operations.some(({ pathParameters }) =>
			pathParameters.some((pathParameter) => pathParameter.parameter === parameter),
		);
	return [
		...(isUsed ? [] : [`${parameter} is neither a parameter nor in a field`]),
		...[...own, ...Object.keys(within)]
			.filter((id) => !resources.some((resource) => resource.id === id))
			.map((id) => `${parameter}: there is no resource ${id}`),
		...keys.flatMap(({ lists }) =>
			lists.flatMap((list) => mistakesInList(parameter, list, operations)),
		),
	];
}

function mistakesInList(
	parameter: string,
	{ list: id, filter, send = {} }: KeyList,
	operations: Operation[],
): string[] {
	const list = operations.find((operation) => operation.id === id);
	if (list?.answer.kind !== 'list') return [`${parameter}: ${id} is not an operation that lists`];
	return [...(filter ? [filter] : []), ...Object.keys(send)]
		.filter((name) => !list.query.some((queryParameter) => queryParameter.name === name))
		.map((name) => `${parameter}: ${id} has no query parameter ${name}`);
}
