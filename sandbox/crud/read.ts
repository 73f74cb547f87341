import { notFound } from '../responses/apiError';
import { page } from '../responses/paging';
import type { Row } from '../state/row';
import type { Call, Handler } from './call';
import { factsOf } from './facts';
import { filter, hasFilter } from './filters';
import { linkOf } from './parents';
import { compute, present } from './present';
import { sort } from './sort';

/** The records of the call's collection that lie below the path's parents, with what is worked out on reading. */
export function rowsBelow(call: Call): Row[] {
	const rows = storedBelow(call);
	return factsOf(call.shape.collection).computed
		? rows.map((row) => compute(call, call.shape.collection, row))
		: rows;
}

/** The same as they are stored: in a long list, only what is looked into or shown is worth working out. */
function storedBelow(call: Call): Row[] {
	const link = linkOf(call);
	const collection = call.store.collection(call.shape.collection);
	return Object.keys(link).length ? collection.where(link) : collection.all();
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
	const rows =
		hasFilter(call.query) || (call.query.sort ?? call.query.direction) !== undefined
			? sort(call.query, filter(call, rowsBelow(call)))
			: storedBelow(call);
	const answer = page(
		call.operation,
		call.query,
		rows,
		call.store.collection(call.shape.collection).identity,
	);
	const data = (answer.data as Row[] | undefined)?.map((row) => present(call, row));
	return { ...answer, data };
};

/** GET of one record. */
export const getOne: Handler = (call) => ({
	data: present(call, rowAt(call)),
	meta: call.operation.answer.envelope === 'data' ? {} : undefined,
});

/** GET of V2's `/count`. */
export const count: Handler = (call) => {
	const collection = call.shape.collection.replace(/\/count$/, '');
	const counted = { ...call, shape: { ...call.shape, collection } };
	return { data: { count: filter(counted, rowsBelow(counted)).length } };
};
