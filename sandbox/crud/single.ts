import { ApiError, invalid } from '../responses/apiError';
import { noContent } from '../responses/response';
import { isUpload } from '../http/body';
import { messages } from '../http/validation';
import { isRow, type Id, type Row } from '../state/row';
import type { Call, Handler } from './call';
import { present } from './present';
import { filter, hasFilter } from './filters';
import { rowAt, rowsBelow } from './read';
import { change, insert, remove } from './write';

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

/** 422 in V3, 400 in V2. */
export function refuse(call: Call, errors: Record<string, string>): ApiError {
	return call.operation.server === 'v2'
		? new ApiError(400, 'Bad request', errors)
		: invalid(errors);
}

/** POST of one record. */
export const createOne: Handler = (call) => ({
	status: call.operation.server === 'v2' ? 201 : 200,
	data: present(call, insert(call, fieldsOf(call))),
});

/** PUT of one record. */
export const updateOne: Handler = (call) => {
	const row = rowAt(call);
	const { identity } = call.store.collection(call.shape.collection);
	return { data: present(call, change(call, row[identity.field] as Id, fieldsOf(call))) };
};

/** DELETE of one record. */
export const removeOne: Handler = (call) => {
	const row = rowAt(call);
	const { identity } = call.store.collection(call.shape.collection);
	remove(call, row[identity.field] as Id);
	return call.operation.answer.kind === 'nothing' ? noContent : { data: present(call, row) };
};

/** DELETE of the records that match the query, or of all of them if the catalog says so. */
export const removeMany: Handler = (call) => {
	const { identity } = call.store.collection(call.shape.collection);
	// Without a filter, most endpoints delete nothing and still respond with 204.
	const wanted = hasFilter(call.query) || call.operation.massDelete;
	const rows = wanted ? filter(call, rowsBelow(call)) : [];
	for (const row of rows) remove(call, row[identity.field] as Id);
	return noContent;
};
