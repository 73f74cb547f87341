import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import type { EntryField, EntryForm } from '../entryTypes';
import type { Forms, Picker } from '../formTypes';
import type { Catalog, Operation } from '../types';
import { descriptionMistakes } from './descriptions';
import { buildEntryForms } from './entries';
import { buildTemplates } from './templates';

/** Reads the tables of catalog/forms. @throws if one of them contains a name that is not in the catalog. */
export function buildForms(folder: string, catalog: Catalog): Forms {
	const read = (name: string) => readTable(folder, name);
	const { pickers, withoutList } = read('pickers');
	const entries = buildEntryForms(read('entries').entries, catalog, pickers);
	const templates = buildTemplates(read('templates'), catalog, entries);
	const forms: Forms = {
		pickers,
		withoutList,
		entries,
		templates,
		...read('fields'),
		labels: read('labels'),
		descriptions: read('descriptions'),
	};
	const stale = [
		...forms.pickers.flatMap((picker) => findStale(picker, catalog, pickersIn(entries))),
		...unpickable(forms, catalog),
		...staleOperations(forms, catalog),
		...descriptionMistakes(forms.descriptions, catalog),
	];
	if (stale.length > 0)
		throw new Error(
			`catalog/forms does not fit the catalogue:\n${stale.map((text) => `  ${text}`).join('\n')}`,
		);
	return forms;
}

/** One of the tables of catalog/forms, as it is written. */
export function readTable(folder: string, name: string) {
	return parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
}

/** Prints one line per fact. */
export function printForms(forms: Forms): string {
	return `${JSON.stringify(forms, null, '\t')}\n`;
}

function findStale(
	{ parameter, lists, search = [], send = {}, fields = [] }: Picker,
	{ operations }: Catalog,
	inEntries: Set<string>,
): string[] {
	const users = operations.filter(({ pathParameters }) =>
		pathParameters.some((pathParameter) => pathParameter.parameter === parameter),
	);
	const found = lists.map((id) => operations.find((operation) => operation.id === id));
	const listOperations = found.filter((operation) => operation !== undefined);
	const wanted = [...search.flatMap(({ query }) => query), ...Object.keys(send)];
	return [
		...(users.length > 0 || fields.length > 0 || inEntries.has(parameter)
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

/** The pickers that entries of lists are chosen from. */
function pickersIn(forms: EntryForm[]): Set<string> {
	const inFields = (fields: EntryField[]): Array<string | undefined> =>
		fields.flatMap(({ picker, choice, many, fields = [] }) => [
			picker,
			choice,
			many,
			...inFields(fields),
		]);
	const names = forms.flatMap(({ choices, kinds }) => [
		choices?.from,
		...kinds.flatMap(({ fields }) => inFields(fields)),
	]);
	return new Set(names.filter((name) => name !== undefined));
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
