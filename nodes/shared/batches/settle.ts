import { readRecords } from '../requests/records';
import { failureFrom, type Failure } from '../transport/failure';
import type { Answer } from '../transport/request';
import { assign } from './assign';
import { namedIn } from './guilty';
import { keyFields } from './plan';
import type { Unit } from './units';

/** What became of a unit. `unclear`: some of its batch was refused, and BigCommerce does not say which. */
export type Fortune = { kind: 'done'; records: unknown[] } | { kind: 'refused'; failure: Failure } | { kind: 'unclear'; failure: Failure };

/** What an answer to a batch says. */
export interface Settlement {
	settled: Map<Unit, Fortune>;
	/** Nothing came of these, through no fault of theirs as far as is known: they may be sent again. */
	open: Unit[];
	/** The largest number of elements, where BigCommerce named one. */
	limit?: number;
}

type Json = Record<string, unknown>;

/** Reads an answer to several units, whatever its shape: all are done, or the records of some stand beside what is wrong with others. */
export function settleAnswer(units: Unit[], answer: Answer): Settlement {
	const [{ operation, form }] = units;
	const { errors, failed } = complaints(answer.body);
	if (form === 'query' || (errors.length === 0 && failed === 0)) return { settled: new Map(allDone(units, answer)), open: [] };
	const { records } = readRecords({ ...operation.answer, envelope: 'data' }, { ...answer, body: { data: dataOf(answer.body), meta: {} } });
	return settlePartly(units, records, answer);
}

/** Reads the refusal of several units. Without a sign of success nothing of it was carried out. */
export function settleRefusal(units: Unit[], answer: Answer): Settlement {
	const data = dataOf(answer.body);
	const records = Array.isArray(data) ? data : [];
	const { success } = metaOf(answer.body);
	if (records.length > 0 || Number(success) > 0) return settlePartly(units, records, answer);
	const blame = namedIn(answer.body, elementsOf(units));
	const settled = new Map(units.flatMap((unit, index): Array<[Unit, Fortune]> => (blame.has(index) ? [[unit, { kind: 'refused', failure: blamed(answer, blame.get(index)) }]] : [])));
	const limit = answer.status === 413 ? limitIn(answer) : undefined;
	return { settled, open: units.filter((each) => !settled.has(each)), ...(limit ? { limit } : {}) };
}

function allDone(units: Unit[], answer: Answer): Array<[Unit, Fortune]> {
	const [{ operation, form }] = units;
	const done = (records: unknown[]): Fortune => ({ kind: 'done', records });
	if (operation.method === 'DELETE') return units.map((unit) => [unit, done([{ deleted: true }])]);
	const { records } = readRecords(operation.answer, answer);
	const isList = Array.isArray(answer.body) || Array.isArray(dataOf(answer.body));
	// One answer for all of them: the cart that the lines went into, or a transaction's ID.
	if (!isList || form === 'alone' || units.length === 1) return units.map((unit) => [unit, done(records.length > 0 ? records : [{ success: true }])]);
	const owners = assign(elementsOf(units), records, keyFields(operation));
	return units.map((unit, index) => {
		const own = records.filter((_, position) => owners[position] === index);
		return [unit, done(own.length > 0 ? own : [{ success: true }])];
	});
}

function settlePartly(units: Unit[], records: unknown[], answer: Answer): Settlement {
	const elements = elementsOf(units);
	const blame = namedIn(answer.body, elements);
	const owners = assign(elements, records, keyFields(units[0].operation));
	const isDelete = units[0].operation.method === 'DELETE';
	const done = (index: number): Fortune => {
		const own = records.filter((_, position) => owners[position] === index);
		return { kind: 'done', records: isDelete ? [{ deleted: true }] : own.length > 0 ? own : [{ success: true }] };
	};
	const left = [...units.keys()].filter((index) => !owners.includes(index));
	const { errors, failed } = complaints(answer.body);
	const failures = left.filter((index) => blame.has(index)).length;
	const areNamed = failures > 0 && failures === Math.max(failed, Math.min(errors.length, left.length));
	const fortuneOf = (index: number): Fortune => {
		if (owners.includes(index)) return done(index);
		if (areNamed) return blame.has(index) ? { kind: 'refused', failure: blamed(answer, blame.get(index)) } : done(index);
		// As many complaints as there are elements without a record: they stand in the same order.
		if (errors.length === left.length) return { kind: 'refused', failure: blamed(answer, errors[left.indexOf(index)]) };
		const failure = failureFrom(statusOf(answer), answer.body);
		return failed >= left.length || records.length > 0 ? { kind: 'refused', failure } : { kind: 'unclear', failure };
	};
	return { settled: new Map(units.map((unit, index): [Unit, Fortune] => [unit, fortuneOf(index)])), open: [] };
}

function elementsOf(units: Unit[]): unknown[] {
	return units.map(({ element }) => element);
}

function dataOf(body: unknown): unknown {
	return isObject(body) ? body.data : undefined;
}

function metaOf(body: unknown): Json {
	return isObject(body) && isObject(body.meta) ? body.meta : {};
}

/** What an answer says went wrong. A success may carry an empty list. */
function complaints(body: unknown): { errors: unknown[]; failed: number } {
	const lists = isObject(body) ? [body.errors, body.batch_errors, body.field_errors] : [];
	const errors = lists.flatMap((each) => (Array.isArray(each) ? each : isObject(each) && Object.keys(each).length > 0 ? [each] : []));
	return { errors, failed: Number(metaOf(body).failed ?? 0) || 0 };
}

/** What is wrong with one element, as if it had been refused alone. */
function blamed(answer: Answer, entry: unknown): Failure {
	const own = isObject(entry) ? Number(entry.status ?? entry.code) : NaN;
	return failureFrom(own >= 400 && own < 600 ? own : statusOf(answer), entry);
}

/** A partial success is 207 or 200; an element of it that was refused is as one whose values were not accepted. */
function statusOf({ status }: Answer): number {
	return status >= 400 ? status : 422;
}

/** "The maximum items allowed in the array is 10." */
function limitIn({ status, body }: Answer): number | undefined {
	const { title, details } = failureFrom(status, body);
	const found = [title ?? '', ...details.map(({ message }) => message)].map((text) => /max\w*\D*(\d+)/i.exec(text)?.[1]).find(Boolean);
	return found && Number(found) > 0 ? Number(found) : undefined;
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
