import { notFound } from '../answers/fault';
import { page } from '../answers/paging';
import type { Row } from '../state/row';
import type { Call, Handler } from './call';
import { factsOf } from './facts';
import { filter } from './filters';
import { linkOf } from './parents';
import { compute, present } from './present';
import { sort } from './sort';

/** The records of the call's collection that lie below the path's parents, with what is worked out on reading. */
export function rowsBelow(call: Call): Row[] {
	const { store, shape } = call;
	const link = linkOf(call);
	const collection = store.collection(shape.collection);
	const rows = Object.keys(link).length ? collection.where(link) : collection.all();
	const shown = factsOf(shape.collection).computed ? rows.map((row) => compute(call, shape.collection, row)) : rows;
	return shown;
}

/** The record that the path names, or 404. */
export function rowAt(call: Call): Row {
	const { store, shape, params } = call;
	const link = linkOf(call);
	const row = store.collection(shape.collection).get(params[shape.item as string]);
	const [field, value] = Object.entries(link)[0] ?? [];
	if (!row || (field && String(row[field]) !== String(value))) throw notFound();
	return row;
}

/** GET of a collection: filtered, sorted, one page of it. */
export const list: Handler = (call) => {
	const rows = sort(call.query, filter(call, rowsBelow(call)));
	const answer = page(call.operation, call.query, rows, call.store.collection(call.shape.collection).identity);
	const data = (answer.data as Row[] | undefined)?.map((row) => present(call, row));
	return { ...answer, data };
};

/** GET of one record. */
export const getOne: Handler = (call) => ({ data: present(call, rowAt(call)), meta: call.operation.answer.envelope === 'data' ? {} : undefined });

/** GET of V2's `/count`. */
export const count: Handler = (call) => {
	const collection = call.shape.collection.replace(/\/count$/, '');
	const counted = { ...call, shape: { ...call.shape, collection } };
	return { data: { count: filter(counted, rowsBelow(counted)).length } };
};
