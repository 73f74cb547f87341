import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import type { Forms, Picker } from '../formTypes';
import type { Catalog, Operation } from '../types';

/** Reads the tables of catalog/forms. @throws if one of them contains a name that is not in the catalog. */
export function buildForms(folder: string, catalog: Catalog): Forms {
	const read = (name: string) => parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
	const forms: Forms = { ...read('pickers'), ...read('fields'), labels: read('labels') };
	const stale = [
		...forms.pickers.flatMap((each) => findStale(each, catalog)),
		...unpickable(forms, catalog),
		...staleOperations(forms, catalog),
	];
	if (stale.length > 0)
		throw new Error(
			`catalog/forms does not fit the catalogue:\n${stale.map((each) => `  ${each}`).join('\n')}`,
		);
	return forms;
}

/** Prints one line per fact. */
export function printForms(forms: Forms): string {
	return `${JSON.stringify(forms, null, '\t')}\n`;
}

function findStale(
	{ parameter, lists, search = [], send = {}, fields = [] }: Picker,
	{ operations }: Catalog,
): string[] {
	const users = operations.filter(({ pathParameters }) =>
		pathParameters.some((each) => each.parameter === parameter),
	);
	const found = lists.map((id) => operations.find((each) => each.id === id));
	const known = found.filter((each) => each !== undefined);
	const wanted = [...search.flatMap(({ query }) => query), ...Object.keys(send)];
	return [
		...(users.length > 0 || fields.length > 0
			? []
			: [`no operation has the parameter ${parameter}`]),
		...lists
			.filter((_, index) => found[index]?.answer.kind !== 'list')
			.map((id) => `${parameter}: ${id} is not an operation that lists`),
		...known.flatMap((each) =>
			wanted
				.filter((name) => !hasQuery(each, name))
				.map((name) => `${parameter}: ${each.id} has no query parameter ${name}`),
		),
		...users
			.filter((user) => !known.some((list) => isWithin(list, user, parameter)))
			.map((user) => `${parameter}: no list for ${user.id}`),
	];
}

function hasQuery({ query }: Operation, name: string): boolean {
	return query.some((each) => each.name === name);
}

/** Checks that all path parameters of a list are also in the path of the operation that picks from it. */
function isWithin(list: Operation, user: Operation, parameter: string): boolean {
	const given = user.pathParameters
		.map((each) => each.parameter)
		.filter((each) => each !== parameter);
	return list.pathParameters.every((each) => given.includes(each.parameter));
}

function unpickable({ pickers, withoutList }: Forms, { operations }: Catalog): string[] {
	const parameters = new Set(
		operations.flatMap(({ pathParameters }) => pathParameters.map((each) => each.parameter)),
	);
	const known = new Set([...pickers.map((each) => each.parameter), ...Object.keys(withoutList)]);
	return [
		...[...parameters]
			.filter((each) => !known.has(each))
			.map((each) => `${each}: neither picked from a list nor among those without one`),
		...Object.keys(withoutList)
			.filter((each) => !parameters.has(each))
			.map((each) => `no operation has the parameter ${each}`),
	];
}

function staleOperations({ sortWithDirection }: Forms, { operations }: Catalog): string[] {
	return sortWithDirection
		.filter((id) => !operations.some((each) => each.id === id))
		.map((id) => `there is no operation ${id}`);
}
