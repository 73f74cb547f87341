import type { CutList, Operation } from '../../../catalog/types';
import { isObject, type Json } from '../../shared/utils/isObject';

/** An incomplete list inside records, by its dotted field name. */
export interface Cut {
	field: string;
	/** It certainly continues. Otherwise it has the maximum number of entries and may continue. */
	isCertain: boolean;
	/** Maximum number of entries that BigCommerce returns in it. */
	limit?: number;
	/** Slug of the operation that lists all entries. */
	all?: string;
}

/** Names under which BigCommerce remarks that something was left out. */
const WARNING = '__warning__';
/** Maximum depth at which such warnings are searched. */
const DEPTH = 8;

/** The lists inside records that BigCommerce returned only in part, each once. Pure. */
export function cutListsIn({ answer }: Pick<Operation, 'answer'>, records: unknown[]): Cut[] {
	const found = new Map<string, Cut>();
	const note = (cut: Cut) => {
		if (cut.isCertain || !found.has(cut.field)) found.set(cut.field, cut);
	};
	for (const record of records) {
		for (const list of answer.cutLists ?? []) noteDocumented(record, list, note);
		noteSaid(record, DEPTH, [], note);
	}
	return [...found.values()];
}

function noteDocumented(
	record: unknown,
	{ field, limit, count, all }: CutList,
	note: (cut: Cut) => void,
): void {
	const total = count && isObject(record) ? record[count] : undefined;
	for (const list of listsAt(record, field.split('.'))) {
		// A list that was not asked for may be there all the same, without entries.
		const isCertain = list.length > 0 && typeof total === 'number' && total > list.length;
		const isOpen = typeof total !== 'number' && list.length >= limit;
		if (isCertain || isOpen) note({ field, isCertain, limit, ...(all ? { all } : {}) });
	}
}

/** The lists at a path of field names. Goes through lists on the way. */
function listsAt(value: unknown, [name, ...rest]: string[]): unknown[][] {
	if (name === undefined) return Array.isArray(value) ? [value] : [];
	if (Array.isArray(value)) return value.flatMap((each) => listsAt(each, [name, ...rest]));
	return isObject(value) ? listsAt(value[name], rest) : [];
}

/** Lists that the response itself marks as incomplete, by a warning or by totals. */
function noteSaid(value: unknown, depth: number, path: string[], note: (cut: Cut) => void): void {
	if (!isNested(value) || !saysSomething(value, depth)) return;
	if (Array.isArray(value)) {
		for (const each of value) noteSaid(each, depth - 1, path, note);
		return;
	}
	if (isCut(value)) note({ field: path.join('.'), isCertain: true });
	for (const [name, inner] of Object.entries(value))
		noteSaid(inner, depth - 1, [...path, name], note);
}

/** Whether a value contains such a mark. Runs for every record, so it allocates nothing. */
function saysSomething(value: Json | unknown[], depth: number): boolean {
	if (depth < 0) return false;
	if (Array.isArray(value)) {
		for (const each of value) if (isNested(each) && saysSomething(each, depth - 1)) return true;
		return false;
	}
	if (isCut(value)) return true;
	for (const name in value) {
		const inner = value[name];
		if (isNested(inner) && saysSomething(inner, depth - 1)) return true;
	}
	return false;
}

function isNested(value: unknown): value is Json | unknown[] {
	return typeof value === 'object' && value !== null;
}

function isCut(value: Json): boolean {
	return WARNING in value || goesOn(value);
}

/** Whether an object is the first page of a list: `{ data, meta: { pagination } }`. */
function goesOn({ data, meta }: Json): boolean {
	if (!Array.isArray(data) || !isObject(meta) || !isObject(meta.pagination)) return false;
	const { total, links } = meta.pagination;
	return Number(total) > data.length || (isObject(links) && Boolean(links.next));
}
