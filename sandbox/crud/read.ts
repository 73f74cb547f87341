import { notFound } from '../responses/apiError';
import { paginate } from '../responses/pagination';
import type { Row } from '../state/row';
import type { Call, Handler } from './call';
import { configOf } from './facts';
import { filter, hasFilter } from './filters';
import { linkOf } from './parents';
import { compute, present } from './present';
import { sort } from './sort';

/** The records of the call's collection below the path's parents, with computed fields. */
export function rowsBelow(call: Call): Row[] {
	const rows = storedBelow(call);
	return configOf(call.shape.collection).computed
		? rows.map((row) => compute(call, call.shape.collection, row))
		: rows;
}

/** The same without computed fields, because in a long list only the filtered or shown ones are needed. */
function storedBelow(call: Call): Row[] {
	const link = linkOf(call);
	const collection = call.store.collection(call.shape.collection);
	return Object.keys(link).length ? collection.where(link) : collection.all();
}

/** The record of the path, or 404. */
export function rowAt(call: Call): Row {
	const { store, shape, params } = call;
	const link = linkOf(call);
	const row = store.collection(shape.collection).get(params[shape.item as string]);
	const [field, value] = Object.entries(link)[0] ?? [];
	if (!row || (field && String(row[field]) !== String(value))) throw notFound();
	return row;
}

/** GET of a collection: one page, filtered and sorted. */
export const list: Handler = (call) => {
	const rows =
		hasFilter(call.query) || (call.query.sort ?? call.query.direction) !== undefined
			? sort(call.query, filter(call, rowsBelow(call)))
			: storedBelow(call);
	const answer = paginate(
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
