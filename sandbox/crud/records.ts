import { configOf } from '../collectionConfig';
import { isUpload } from '../http/body';
import { messages } from '../http/validation';
import { notFound } from '../responses/apiError';
import { paginate } from '../responses/pagination';
import { noContent } from '../responses/response';
import { isRow, type Row, type Id } from '../state/row';
import { linkOf, type Call, type Handler } from './call';
import { assertCreator, isVisible } from './creator';
import { filter, hasFilter, sort } from './filters';
import { compute, present } from './present';
import { assertRemovable, refuse } from './refuse';
import { change, insert, remove } from './write';

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
	const rows = Object.keys(link).length ? collection.where(link) : collection.all();
	return rows.filter((row) => isVisible(call, row));
}

/** The record of the path, or 404. */
export function rowAt(call: Call): Row {
	const { store, shape, params } = call;
	const link = linkOf(call);
	const row = store.collection(shape.collection).get(params[shape.item as string]);
	const [field, value] = Object.entries(link)[0] ?? [];
	if (!row || (field && String(row[field]) !== String(value)) || !isVisible(call, row))
		throw notFound();
	return row;
}

/** GET of a collection: one page, filtered and sorted. */
export const list: Handler = (call) => {
	const rows =
		hasFilter(call) || (call.query.sort ?? call.query.direction) !== undefined
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

/** The checked fields of a body that is an object, without keys that are not in the catalog. */
export function fieldsOf(call: Call): Row {
	const body = call.body ?? {};
	if (!isRow(body)) throw refuse(call, { body: 'must be object' });
	if (Object.values(body).some(isUpload)) return withFileNames(body);
	if (call.validate && !call.validate(body)) throw refuse(call, messages(call.validate.errors));
	return body;
}

/** A form contains only text and files: it is not checked against the schema, and only the file's name is kept. */
function withFileNames(form: Row): Row {
	return Object.fromEntries(
		Object.entries(form).map(([name, value]) => [name, isUpload(value) ? value.filename : value]),
	);
}

/** POST of one record. */
export const createOne: Handler = (call) => ({
	status: call.operation.server === 'v2' ? 201 : 200,
	data: present(call, insert(call, fieldsOf(call))),
});

/** PUT of one record. */
export const updateOne: Handler = (call) => {
	const row = rowAt(call);
	assertCreator(call, row);
	const { identity } = call.store.collection(call.shape.collection);
	return { data: present(call, change(call, row[identity.field] as Id, fieldsOf(call))) };
};

/** DELETE of one record. */
export const removeOne: Handler = (call) => {
	const row = rowAt(call);
	assertCreator(call, row);
	assertRemovable(call, [row]);
	const { identity } = call.store.collection(call.shape.collection);
	remove(call, row[identity.field] as Id);
	return call.operation.answer.kind === 'nothing' ? noContent : { data: present(call, row) };
};

/** DELETE of the records that match the query, or of all of them if the catalog says so. */
export const removeMany: Handler = (call) => {
	const { identity } = call.store.collection(call.shape.collection);
	// Without a filter, most endpoints delete nothing and still respond with 204.
	const wanted = hasFilter(call) || call.operation.massDelete;
	const rows = wanted ? filter(call, rowsBelow(call)) : [];
	assertRemovable(call, rows);
	for (const row of rows) remove(call, row[identity.field] as Id);
	return noContent;
};
