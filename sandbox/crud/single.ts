import { Fault, invalid } from '../responses/apiError';
import { nothing } from '../responses/response';
import { isUpload } from '../http/body';
import { messages } from '../http/schemas';
import { isRow, type Id, type Row } from '../state/row';
import type { Call, Handler } from './call';
import { present } from './present';
import { filter, hasFilter } from './filters';
import { rowAt, rowsBelow } from './read';
import { change, insert, remove } from './write';

/** The fields of a body that is one object, checked. Keys that the catalogue does not know have gone. */
export function fieldsOf(call: Call): Row {
	const body = call.body ?? {};
	if (!isRow(body)) throw refuse(call, { body: 'must be object' });
	if (Object.values(body).some(isUpload)) return withFileNames(body);
	if (call.validate && !call.validate(body)) throw refuse(call, messages(call.validate.errors));
	return body;
}

/** A form carries text and files only: it is not held against the schema, and of the file the name is kept. */
function withFileNames(form: Row): Row {
	return Object.fromEntries(
		Object.entries(form).map(([name, value]) => [name, isUpload(value) ? value.filename : value]),
	);
}

/** 422 in V3, 400 in V2. */
export function refuse(call: Call, errors: Record<string, string>): Fault {
	return call.operation.server === 'v2' ? new Fault(400, 'Bad request', errors) : invalid(errors);
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
	return call.operation.answer.kind === 'nothing' ? nothing : { data: present(call, row) };
};

/** DELETE of the records that the query chooses; of all of them where the catalogue says so. */
export const removeMany: Handler = (call) => {
	const { identity } = call.store.collection(call.shape.collection);
	// Without a filter most endpoints do nothing rather than everything, and say 204 all the same.
	const wanted = hasFilter(call.query) || call.operation.massDelete;
	const rows = wanted ? filter(call, rowsBelow(call)) : [];
	for (const row of rows) remove(call, row[identity.field] as Id);
	return nothing;
};
