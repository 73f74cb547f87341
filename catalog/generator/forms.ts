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
		...forms.pickers.flatMap((picker) => findStale(picker, catalog)),
		...unpickable(forms, catalog),
		...staleOperations(forms, catalog),
	];
	if (stale.length > 0)
		throw new Error(
			`catalog/forms does not fit the catalogue:\n${stale.map((text) => `  ${text}`).join('\n')}`,
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
		pathParameters.some((pathParameter) => pathParameter.parameter === parameter),
	);
	const found = lists.map((id) => operations.find((operation) => operation.id === id));
	const listOperations = found.filter((operation) => operation !== undefined);
	const wanted = [...search.flatMap(({ query }) => query), ...Object.keys(send)];
	return [
		...(users.length > 0 || fields.length > 0
			? []
			: [`no operation has the parameter ${parameter}`]),
		...lists
			.filter((_, index) => found[index]?.answer.kind !== 'list')
			.map((id) => `${parameter}: ${id} is not an operation that lists`),
		...listOperations.flatMap((operation) =>
			wanted
				.filter((name) => !hasQuery(operation, name))
				.map((name) => `${parameter}: ${operation.id} has no query parameter ${name}`),
		),
		...users
			.filter((user) => !listOperations.some((list) => isWithin(list, user, parameter)))
			.map((user) => `${parameter}: no list for ${user.id}`),
	];
}

function hasQuery({ query }: Operation, name: string): boolean {
	return query.some((queryParameter) => queryParameter.name === name);
}

/** Checks that all path parameters of a list are also in the path of the operation that picks from it. */
function isWithin(list: Operation, user: Operation, parameter: string): boolean {
	const parameterNames = user.pathParameters
		.map((pathParameter) => pathParameter.parameter)
		.filter((text) => text !== parameter);
	return list.pathParameters.every((pathParameter) =>
		parameterNames.includes(pathParameter.parameter),
	);
}

function unpickable({ pickers, withoutList }: Forms, { operations }: Catalog): string[] {
	const parameters = new Set(
		operations.flatMap(({ pathParameters }) =>
			pathParameters.map((pathParameter) => pathParameter.parameter),
		),
	);
	const knownFields = new Set([
		...pickers.map((picker) => picker.parameter),
		...Object.keys(withoutList),
	]);
	return [
		...[...parameters]
			.filter((parameter) => !knownFields.has(parameter))
			.map((parameter) => `${parameter}: neither picked from a list nor among those without one`),
		...Object.keys(withoutList)
			.filter((name) => !parameters.has(name))
			.map((name) => `no operation has the parameter ${name}`),
	];
}

function staleOperations({ sortWithDirection }: Forms, { operations }: Catalog): string[] {
	return sortWithDirection
		.filter((id) => !operations.some((operation) => operation.id === id))
		.map((id) => `there is no operation ${id}`);
}
