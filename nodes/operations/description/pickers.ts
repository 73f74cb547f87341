import type { INodeListSearchItems } from 'n8n-workflow';

import type { EntryField } from '../../../catalog/entryTypes';
import type { Picker } from '../../../catalog/formTypes';
import type { Operation } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { allPickers, entryFormsOfAll } from '../../shared/catalog/forms';
import type { NodeContent } from '../../shared/catalog/nodes';
import type { Request } from '../../shared/http/request';

/** The pickers whose lists a node's operations search: for path parameters, and in the entries of lists. */
export function pickersOf({ operations }: NodeContent): Picker[] {
	const parameters = new Set([
		...operations.flatMap(({ pathParameters }) => pathParameters.map(({ parameter }) => parameter)),
		...namesIn(operations, ({ picker }) => picker),
	]);
	return allPickers().filter(({ parameter }) => parameters.has(parameter));
}

/** The pickers whose records a node's operations offer in dropdowns. */
export function choicesOfNode({ operations }: NodeContent): Picker[] {
	const parameters = new Set([
		...namesIn(operations, ({ choice, many }) => choice ?? many),
		...entryFormsOfAll(operations).map(({ choices }) => choices?.from),
	]);
	return allPickers().filter(({ parameter }) => parameters.has(parameter));
}

function namesIn(
	operations: readonly Operation[],
	nameOf: (field: EntryField) => string | undefined,
): Array<string | undefined> {
	const within = (fields: EntryField[]): Array<string | undefined> =>
		fields.flatMap((field) => [nameOf(field), ...within(field.fields ?? [])]);
	return entryFormsOfAll(operations).flatMap(({ kinds }) =>
		kinds.flatMap(({ fields }) => within(fields)),
	);
}

/** The method name for a picker. n8n does not tell a method which field called it, so each picker has its own method. */
export function methodOf({ parameter }: Pick<Picker, 'parameter'>): string {
	return `list${parameter[0].toUpperCase()}${parameter.slice(1)}`;
}

/** The method name for the dropdown of a picker's records. */
export function choicesMethodOf({ parameter }: Pick<Picker, 'parameter'>): string {
	return `choose${parameter[0].toUpperCase()}${parameter.slice(1)}`;
}

/**
 * The operation that lists the values of a parameter of `user`: the one that shares most of its path. undefined if there is none.
 * @param beside further parameters whose values are known: those beside it in an entry
 */
export function listFor(
	{ parameter, lists }: Picker,
	user: Operation | undefined,
	beside: string[] = [],
): Operation | undefined {
	const inPath = user?.pathParameters.map((pathParameter) => pathParameter.parameter) ?? [];
	const parametersBefore = new Set([...inPath, ...beside].filter((text) => text !== parameter));
	const possible = lists
		.map(operationOf)
		.filter((operation) => operation !== undefined)
		.filter((operation) =>
			operation.pathParameters.every((needed) => parametersBefore.has(needed.parameter)),
		);
	return possible.sort((a, b) => b.pathParameters.length - a.pathParameters.length)[0];
}

/** The other path parameters that a picker's lists may need, for any operation. */
export function parentsOf({ lists }: Picker): string[] {
	const parents = lists.flatMap((id) => operationOf(id)?.pathParameters ?? []);
	return [...new Set(parents.map((parent) => parent.parameter))];
}

/**
 * The query of a list, and whether BigCommerce does the search. If not, the node searches the entries.
 * @param text what the user typed, if anything
 */
export function listQuery(
	{ search = [], send = {} }: Picker,
	text: string,
): { query: Request['query']; isSearched: boolean } {
	const fixed = Object.entries(send);
	if (text === '') return { query: fixed, isSearched: true };
	const pickerSearch = search.find(({ pattern }) => !pattern || new RegExp(pattern).test(text));
	if (!pickerSearch) return { query: fixed, isSearched: false };
	const sent = text.replace(/^#/, '');
	return {
		query: [...fixed, ...pickerSearch.query.map((name): [string, string] => [name, sent])],
		isSearched: true,
	};
}

/** The entries of a list, without those that have no value. @param panelOf returns the URL of a record in the control panel */
export function entriesFrom(
	picker: Picker,
	records: unknown[],
	panelOf: (value: string | number) => string | undefined = () => undefined,
): INodeListSearchItems[] {
	return records
		.flatMap((record) => eachOf(picker, record))
		.flatMap((record) => {
			const value = valueOf(picker, record);
			if (typeof value !== 'string' && typeof value !== 'number') return [];
			const url = panelOf(value);
			return [{ name: nameOf(picker, record) || String(value), value, ...(url ? { url } : {}) }];
		});
}

/** A record, or one for each element of its list. */
function eachOf({ each }: Picker, record: unknown): unknown[] {
	if (!each) return [record];
	return valuesAt(record, each).map((element) => ({ ...(record as object), each: element }));
}

function valueOf({ value }: Picker, record: unknown): unknown {
	if (typeof value === 'string') return valuesAt(record, value)[0];
	const parts = Object.entries(value).map(([key, path]) => [key, valuesAt(record, path)[0]]);
	return JSON.stringify(Object.fromEntries(parts));
}

/** Whether an entry matches the search text. */
export function isFound({ name, value }: INodeListSearchItems, text: string): boolean {
	return String(value) === text || name.toLowerCase().includes(text.toLowerCase());
}

const LONGEST_NAME = 120;

/** `#118 · Ada Example · 2026-03-02` */
function nameOf({ name }: Picker, record: unknown): string {
	return name
		.map((part) => filled(part, record))
		.filter(Boolean)
		.join(' · ')
		.slice(0, LONGEST_NAME);
}

/** A part with its values filled in, or an empty string if it has none. */
function filled(part: string, record: unknown): string {
	let hasValue = !part.includes('{');
	const text = part.replaceAll(/\{([^}|]+)(\|date)?\}/g, (_, path: string, isDate?: string) => {
		const value = valuesAt(record, path)
			.filter(isShown)
			.map((value) => (isDate ? day(value) : String(value)))
			.join(', ');
		hasValue ||= value !== '';
		return value;
	});
	return hasValue ? text.replaceAll(/\s+/g, ' ').trim() : '';
}

function isShown(value: unknown): boolean {
	return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function day(value: unknown): string {
	const date = new Date(String(value));
	return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** The values at a path; through a list, those of all its elements. */
function valuesAt(record: unknown, path: string): unknown[] {
	return path
		.split('.')
		.reduce<unknown[]>((values, key) => values.flatMap((value) => under(value, key)), [record]);
}

function under(value: unknown, key: string): unknown[] {
	if (Array.isArray(value)) return value.flatMap((value) => under(value, key));
	const next =
		typeof value === 'object' && value !== null
			? (value as Record<string, unknown>)[key]
			: undefined;
	return Array.isArray(next) ? next : [next];
}
