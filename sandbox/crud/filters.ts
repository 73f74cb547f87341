import { configOf } from '../collectionConfig';
import { familyFilter } from '../../catalog/filterFamilies';
import type { Operation } from '../../catalog/types';
import type { Query } from '../http/validation';
import { queryOf } from '../operations';
import type { Row } from '../state/row';
import type { Call } from './call';

/** Parameters that search for a text. */
const SEARCHES = new Set(['keyword', 'query']);

/** Fields that they search. */
const KEYWORD_FIELDS = ['name', 'sku', 'description', 'page_title', 'from_path', 'search_keywords'];

type Test = (actual: unknown, expected: unknown) => boolean;

const TESTS: Record<string, Test> = {
	equals: (actual, expected) => listOf(actual).some((value) => same(value, expected)),
	in: (actual, expected) => listOf(expected).some((value) => TESTS.equals(actual, value)),
	not_in: (actual, expected) => !TESTS.in(actual, expected),
	not: (actual, expected) => !TESTS.equals(actual, expected),
	min: (actual, expected) => order(actual, expected) >= 0,
	max: (actual, expected) => order(actual, expected) <= 0,
	greater: (actual, expected) => order(actual, expected) > 0,
	less: (actual, expected) => order(actual, expected) < 0,
	like: (actual, expected) =>
		listOf(expected).some((value) => contains(actual, String(value).replaceAll('%', ''))),
};

/** The rows that match a request's query. */
export function filter(call: Call, rows: Row[]): Row[] {
	const tests = Object.entries(call.query)
		.filter(([name]) => isFilter(call.operation, name))
		.map(([name, expected]) => readTest(call, name, expected));
	return tests.length ? rows.filter((row) => tests.every((test) => test(row))) : rows;
}

/** Checks whether a query filters records. */
export function hasFilter({ query, operation }: Call): boolean {
	return Object.keys(query).some((name) => isFilter(operation, name));
}

function isFilter(operation: Operation, name: string): boolean {
	return (
		familyFilter(operation, name) !== undefined ||
		queryOf(operation).some((parameter) => parameter.name === name && !parameter.role)
	);
}

function readTest(call: Call, name: string, expected: unknown): (row: Row) => boolean {
	if (SEARCHES.has(name)) {
		return (row) => KEYWORD_FIELDS.some((field) => contains(row[field], String(expected)));
	}
	const [field, test] = readName(name, call.operation.server === 'v2');
	const special = configOf(call.shape.collection).filters?.[field];
	return (row) => test(special ? special(row, call.store) : row[field], expected);
}

/** `price:min` in V3, `min_date_created` in V2. */
function readName(name: string, v2: boolean): [string, Test] {
	const [field, suffix = 'equals'] = name.split(':');
	const prefix = v2 ? /^(min|max)_(.+)$/.exec(name) : null;
	return prefix ? [prefix[2], TESTS[prefix[1]]] : [field, TESTS[suffix] ?? TESTS.equals];
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [value];
}

function contains(value: unknown, part: string): boolean {
	return String(value ?? '')
		.toLowerCase()
		.includes(part.toLowerCase());
}

function same(actual: unknown, expected: unknown): boolean {
	if (actual === undefined || actual === null) return false;
	if (String(actual).toLowerCase() === String(expected).toLowerCase()) return true;
	if (isDate(actual) && isDate(expected)) {
		// A day without a time means the whole day.
		const wholeDay = /^\d{4}-\d{2}-\d{2}$/.test(String(expected));
		return wholeDay ? String(actual).startsWith(String(expected)) : order(actual, expected) === 0;
	}
	return isNumber(actual) && isNumber(expected) && Number(actual) === Number(expected);
}

/** Compares two values, as `sort` expects; NaN if one is missing. */
function order(left: unknown, right: unknown): number {
	if (left === undefined || left === null || right === undefined || right === null) return NaN;
	if (isNumber(left) && isNumber(right)) return Number(left) - Number(right);
	if (isDate(left) && isDate(right)) return Date.parse(String(left)) - Date.parse(String(right));
	return String(left).localeCompare(String(right));
}

function isNumber(value: unknown): boolean {
	return value !== '' && typeof value !== 'boolean' && Number.isFinite(Number(value));
}

/** ISO dates, and RFC 2822 as V2 has them. */
function isDate(value: unknown): boolean {
	return (
		/^(\d{4}-\d{2}-\d{2}|[A-Z][a-z]{2}, \d)/.test(String(value)) &&
		!Number.isNaN(Date.parse(String(value)))
	);
}

/** Sorts by `sort` and `direction`: V3 `sort=name&direction=desc` or `sort=date_created:desc`, V2 `sort=id:desc`. */
export function sort(query: Query, rows: Row[]): Row[] {
	if (typeof query.sort !== 'string' && typeof query.direction !== 'string') return rows;
	const [field, inline] = String(query.sort ?? 'id').split(':');
	const direction = String(inline ?? query.direction ?? 'asc') === 'desc' ? -1 : 1;
	// Stable for equal values, so that pages never overlap.
	return [...rows].sort((left, right) => direction * (order(left[field], right[field]) || 0));
}
