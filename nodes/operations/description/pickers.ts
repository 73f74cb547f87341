import type { INodeListSearchItems } from 'n8n-workflow';

import type { Picker } from '../../../catalog/formTypes';
import type { Operation } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import type { Request } from '../../shared/http/request';

/** The method that n8n calls for a picker: it tells a method its name only, so each picker has one of its own. */
export function methodOf({ parameter }: Pick<Picker, 'parameter'>): string {
	return `list${parameter[0].toUpperCase()}${parameter.slice(1)}`;
}

/** The operation that lists what a parameter of `user` takes: the one that shares most of its path. undefined: there is none. */
export function listFor(
	{ parameter, lists }: Picker,
	user: Operation | undefined,
): Operation | undefined {
	const given = new Set(
		user?.pathParameters.map((each) => each.parameter).filter((each) => each !== parameter),
	);
	const possible = lists
		.map(operationOf)
		.filter((each) => each !== undefined)
		.filter((each) => each.pathParameters.every((needed) => given.has(needed.parameter)));
	return possible.sort((a, b) => b.pathParameters.length - a.pathParameters.length)[0];
}

/** The parameters of other path segments that a picker's lists may need, in whichever operation. */
export function parentsOf({ lists }: Picker): string[] {
	const parents = lists.flatMap((id) => operationOf(id)?.pathParameters ?? []);
	return [...new Set(parents.map((each) => each.parameter))];
}

/**
 * The query of a list, and whether it searches: where BigCommerce cannot, the entries are to be searched on our side.
 * @param text what the user typed, if anything
 */
export function listQuery(
	{ search = [], send = {} }: Picker,
	text: string,
): { query: Request['query']; isSearched: boolean } {
	const fixed = Object.entries(send);
	if (text === '') return { query: fixed, isSearched: true };
	const found = search.find(({ pattern }) => !pattern || new RegExp(pattern).test(text));
	if (!found) return { query: fixed, isSearched: false };
	const sent = text.replace(/^#/, '');
	return {
		query: [...fixed, ...found.query.map((name): [string, string] => [name, sent])],
		isSearched: true,
	};
}

/** The entries of a list, without what has no value. @param panelOf gives the address of a record in the control panel */
export function entriesFrom(
	picker: Picker,
	records: unknown[],
	panelOf: (value: string | number) => string | undefined = () => undefined,
): INodeListSearchItems[] {
	return records.flatMap((record) => {
		const value = valuesAt(record, picker.value)[0];
		if (typeof value !== 'string' && typeof value !== 'number') return [];
		const url = panelOf(value);
		return [{ name: nameOf(picker, record) || String(value), value, ...(url ? { url } : {}) }];
	});
}

/** Whether an entry is what somebody searches for by this text. */
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

/** A part with its values, or nothing when none of them is there. */
function filled(part: string, record: unknown): string {
	let hasValue = !part.includes('{');
	const text = part.replaceAll(/\{([^}|]+)(\|date)?\}/g, (_, path: string, isDate?: string) => {
		const value = valuesAt(record, path)
			.filter(isShown)
			.map((each) => (isDate ? day(each) : String(each)))
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
		.reduce<unknown[]>((found, key) => found.flatMap((each) => under(each, key)), [record]);
}

function under(value: unknown, key: string): unknown[] {
	if (Array.isArray(value)) return value.flatMap((each) => under(each, key));
	const next =
		typeof value === 'object' && value !== null
			? (value as Record<string, unknown>)[key]
			: undefined;
	return Array.isArray(next) ? next : [next];
}
