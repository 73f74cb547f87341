import outputsFile from '../../catalog/answers.json';
import type { Outputs } from '../../catalog/types';
import type { Call, Handler } from '../crud/call';
import { fieldsOf, rowAt, rowsBelow } from '../crud/records';
import { refuse } from '../crud/refuse';
import { compute } from '../crud/present';
import { change, insert, remove } from '../crud/write';
import { messages } from '../http/validation';
import type { HandlerResponse } from '../responses/response';
import { isRow, rowsOf, visible, type Id, type Row } from '../state/row';

const outputs = outputsFile as unknown as Outputs;

/** B2B Edition's default `limit`. */
const DEFAULT_LIMIT = 10;

/** The names that some responses have for a record's ID. */
const ID_NAMES = new Set([
	'companyId',
	'addressId',
	'userId',
	'quoteId',
	'shoppingListId',
	'paymentId',
	'id',
]);

/** Seconds since 1970, as in all of B2B Edition. */
export const now = () => Math.floor(Date.now() / 1000);

/** The fields of a record that the operation's response has. */
export function shown(call: Pick<Call, 'operation' | 'store' | 'shape'>, row: Row): Row {
	const { fields } = outputs.records[outputs.operations[call.operation.id]];
	const identity = call.store.collection(call.shape.collection).identity.field;
	const own = visible(compute(call, call.shape.collection, row));
	if (call.operation.method === 'DELETE') return { [idName(call)]: row[identity] };
	return Object.fromEntries(
		Object.keys(fields).flatMap((name) => {
			if (own[name] !== undefined) return [[name, asTyped(own[name], fields[name])]];
			return ID_NAMES.has(name) ? [[name, row[identity]]] : [];
		}),
	);
}

/** Some responses have numbers as text, such as a company's status and times. */
function asTyped(value: unknown, type: unknown): unknown {
	return type === 'string' && typeof value === 'number' ? String(value) : value;
}

/** The name of the ID in the response to a deletion. */
function idName({ shape }: Pick<Call, 'shape'>): string {
	const name = shape.collection.split('/').at(-1) ?? '';
	const names: Record<string, string> = { addresses: 'addressId', users: 'userId' };
	return names[name] ?? (name === 'shopping-list' ? 'shoppingListId' : 'id');
}

const isRange = (name: string) => /^(min|max)(Created|Modified|Expired)$/.exec(name);
const TIMES: Record<string, string> = {
	Created: 'createdAt',
	Modified: 'updatedAt',
	Expired: 'expiredAt',
};

function matches(row: Row, name: string, wanted: unknown): boolean {
	const range = isRange(name);
	if (range) {
		const time = Number(row[TIMES[range[2]]]);
		return range[1] === 'min' ? time >= Number(wanted) : time <= Number(wanted);
	}
	if (name === 'q')
		return Object.values(row).some(
			(value) =>
				typeof value === 'string' && value.toLowerCase().includes(String(wanted).toLowerCase()),
		);
	const field = name.replace(/\[\]$/, '');
	if (!(field in row)) return true;
	const values = [wanted].flat().map(String);
	return [row[field]].flat().some((value) => values.includes(String(value)));
}

/** The order of a list that was not asked for another one, where the specification says so. */
function usualOrder({ query }: Call['operation']): Row {
	return Object.fromEntries(
		query
			.filter(({ name }) => name === 'sortBy' || name === 'orderBy')
			.map(({ name, schema }) => [name, schema.default]),
	);
}

function inOrder(rows: Row[], { sortBy, orderBy }: Row): Row[] {
	if (typeof sortBy !== 'string') return rows;
	const sign = /^asc$/i.test(String(orderBy)) ? 1 : -1;
	const text = (row: Row) => row[sortBy] as number | string;
	return rows.toSorted((a, b) => (text(a) < text(b) ? -sign : text(a) > text(b) ? sign : 0));
}

const NO_FILTERS = new Set([
	...['offset', 'limit', 'sortBy', 'orderBy', 'searchBy', 'searchType', 'showExtra'],
	...['isIncludeExtraFields', 'extraFieldFilterType', 'extraFields', 'date'],
]);

/** A page of rows, filtered and sorted. */
export function page(
	call: Call,
	rows: Row[],
	show = (row: Row) => shown(call, row),
): HandlerResponse {
	const { query, operation } = call;
	const filters = Object.entries(query).filter(([name]) => !NO_FILTERS.has(name));
	const found = inOrder(
		rows.filter((row) => filters.every(([name, wanted]) => matches(row, name, wanted))),
		{ ...usualOrder(operation), ...query },
	);
	if (!operation.paging) return { data: found.map(show) };
	const limit = Math.min(Number(query.limit ?? DEFAULT_LIMIT), operation.paging.maxLimit);
	const offset = Number(query.offset ?? 0);
	return {
		data: found.slice(offset, offset + limit).map(show),
		meta: { pagination: { totalCount: found.length, offset, limit } },
	};
}

/** GET of a collection. */
export const list: Handler = (call) => page(call, rowsBelow(call));

/** GET of one record. */
export const getOne: Handler = (call) => ({ data: shown(call, rowAt(call)) });

/** A new record with its times. */
export function add(call: Call, fields: Row): Row {
	return insert(call, { ...fields, createdAt: now(), updatedAt: now() });
}

/** POST of one record. */
export const createOne: Handler = (call) => ({ data: shown(call, add(call, fieldsOf(call))) });

/** The checked elements of a body that is a list. */
export function elementsOf(call: Call): Row[] {
	if (!Array.isArray(call.body)) throw refuse(call, { body: 'must be array' });
	for (const [index, element] of call.body.entries())
		if (!isRow(element) || (call.validate && !call.validate(element)))
			throw refuse(call, messages(call.validate?.errors, String(index)));
	return rowsOf(call.body);
}

/** POST of several records: all or none. */
export const createMany: Handler = (call) => ({
	data: elementsOf(call).map((fields) => shown(call, add(call, fields))),
});

/** PUT of one record. */
export const updateOne: Handler = (call) => {
	const row = rowAt(call);
	const { field } = call.store.collection(call.shape.collection).identity;
	const changes = { ...fieldsOf(call), updatedAt: now() };
	return { data: shown(call, change(call, row[field] as Id, changes)) };
};

/** DELETE of one record. */
export const removeOne: Handler = (call) => {
	const row = rowAt(call);
	const { field } = call.store.collection(call.shape.collection).identity;
	remove(call, row[field] as Id);
	return call.operation.answer.kind === 'nothing' ? {} : { data: shown(call, row) };
};
