import type { Operation } from '../../../catalog/types';
import { filterLabel } from '../../shared/catalog/names';
import type { Request } from '../../shared/http/request';
import { msg } from '../../shared/text/message';
import { isObject } from '../../shared/utils/isObject';
import type { Run } from './runState';

/** Adds a hint for each filter that is not in the specification and that BigCommerce visibly did not apply. */
export function noteUnapplied(
	run: Run,
	{ query: documented, custom, graphql }: Operation,
	{ query }: Request,
	records: unknown[],
): void {
	if (custom || graphql) return;
	for (const [name, value] of query) {
		if (documented.some((parameter) => parameter.name === name)) continue;
		if (records.some((record) => isObject(record) && isOutside(record, name, value)))
			run.hints.add(
				msg`BigCommerce did not apply the filter "${filterLabel(name)}": it returned records that do not match. Use a Filter node after this one.`,
			);
	}
}

type Test = (actual: number, expected: number) => boolean;

const OUTSIDE: Record<string, Test> = {
	min: (actual, expected) => actual < expected,
	max: (actual, expected) => actual > expected,
	greater: (actual, expected) => actual <= expected,
	less: (actual, expected) => actual >= expected,
};

/** Whether a record certainly does not match a filter. A value that cannot be compared may match. */
function isOutside(record: Record<string, unknown>, name: string, expected: string): boolean {
	const [field, ending] = name.split(':');
	const actual = Object.hasOwn(record, field) ? record[field] : undefined;
	if (actual === undefined || actual === null || typeof actual === 'object') return false;
	if (ending !== undefined && Object.hasOwn(OUTSIDE, ending)) {
		const [left, right] = [comparable(actual), comparable(expected)];
		return left !== undefined && right !== undefined && OUTSIDE[ending](left, right);
	}
	// BigCommerce decides how words and patterns compare, so only numbers are certain.
	if (typeof actual !== 'number') return false;
	const wanted = expected.split(',').map(Number);
	if (wanted.some(Number.isNaN)) return false;
	if (ending === 'not_in') return wanted.includes(actual);
	return (ending === undefined || ending === 'in') && !wanted.includes(actual);
}

/** A number, or the time of a date. */
function comparable(value: unknown): number | undefined {
	const text = String(value).trim();
	if (text === '' || typeof value === 'boolean') return undefined;
	const number = Number.isFinite(Number(text)) ? Number(text) : Date.parse(text);
	return Number.isNaN(number) ? undefined : number;
}
