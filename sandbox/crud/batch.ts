import { keyOf } from '../operations';
import { noContent, type HandlerResponse } from '../responses/response';
import { ApiError } from '../responses/apiError';
import { messages } from '../http/validation';
import { isRow, type Id, type Row } from '../state/row';
import { styleOf, type BatchStyle, type Failure } from './batchStyles';
import { linkOf, type Call, type Handler } from './call';
import { configOf } from '../collectionConfig';
import { present } from './present';
import { refuse } from './refuse';
import { fromView } from './views';
import { change, hasTwin, insert, remove, resolved } from './write';

/** @returns the record; undefined if nothing had to be saved */
type Save = (call: Call, element: Row, id: Id | undefined) => Row | undefined;

/** POST of an array: every element creates a record. */
export const createMany: Handler = (call) =>
	saveAll(call, (call, element) => (hasTwin(call, element) ? undefined : insert(call, element)));

/** PUT of an array: every element updates its record. If the records have a natural key, it can also create one. */
export const updateMany: Handler = (call) => saveAll(call, upsert);

/** DELETE with an array of IDs in the body, as for metafields. */
export const removeListed: Handler = (call) => {
	const rows = call.store.collection(call.shape.collection);
	// One specification lacks the body (DELETE /customers/metafields): without IDs nothing is deleted.
	const ids = Array.isArray(call.body) ? (call.body as Id[]) : [];
	const failures: Failure[] = [];
	const removed: Id[] = [];
	ids.forEach((id, index) => {
		if (rows.get(id)) {
			remove(call, id);
			removed.push(id);
		} else {
			failures.push({
				index,
				status: 404,
				title: `Metafield ${id} was not found.`,
				errors: {},
				element: {},
			});
		}
	});
	const style = styleOf(keyOf(call.operation), false);
	const body = style.body(failures, [], ids.length);
	return { status: failures.length ? 422 : 200, body: { ...body, data: removed } };
};

/** Refuses a batch that exceeds BigCommerce's documented maximum. */
export function assertBatchLimit({ operation, body, query }: Call): void {
	const { batch } = operation;
	if (!batch?.limit) return;
	const keyed = isRow(body) && batch.key ? body[batch.key] : undefined;
	const list =
		batch.form === 'array' ? body : batch.form === 'key' ? keyed : query[batch.key as string];
	if (!Array.isArray(list) || list.length <= batch.limit) return;
	throw new ApiError(
		413,
		`The request payload is too large. The maximum items allowed in the array is ${batch.limit}.`,
		{},
	);
}

function saveAll(call: Call, save: Save): HandlerResponse {
	if (!Array.isArray(call.body)) throw refuse(call, { body: 'must be array' });
	linkOf(call);
	const style = styleOf(keyOf(call.operation), call.operation.answer.partial === true);
	const undo = call.store.collection(call.shape.collection).checkpoint();
	const saved: Row[] = [];
	const failures: Failure[] = [];
	call.body.forEach((element: unknown, index) => {
		const outcome = saveOne(call, save, element, index);
		if (!outcome) return;
		if ('errors' in outcome && 'element' in outcome) failures.push(outcome as unknown as Failure);
		else saved.push(outcome);
	});
	if (failures.length && !style.keepsGood) undo();
	return answerOf(call, style, saved, failures);
}

function saveOne(call: Call, save: Save, element: unknown, index: number): Row | undefined {
	if (!isRow(element)) {
		return {
			index,
			status: 422,
			title: 'JSON data is missing or invalid',
			errors: { body: 'must be object' },
			element: {},
		};
	}
	const id = element[call.store.collection(call.shape.collection).identity.field] as Id | undefined;
	const sent = { ...element };
	try {
		if (call.validate && !call.validate(element)) {
			throw new ApiError(422, 'JSON data is missing or invalid', messages(call.validate.errors));
		}
		const saved = save(call, element, id);
		return saved && present(call, saved);
	} catch (fault) {
		if (!(fault instanceof ApiError)) throw fault;
		return {
			index,
			status: fault.status,
			title: fault.title,
			errors: fault.errors ?? {},
			element: sent,
		};
	}
}

function upsert(call: Call, element: Row, id: Id | undefined): Row {
	const { naturalKey } = configOf(call.shape.collection);
	if (id !== undefined) {
		if (call.store.collection(call.shape.collection).get(id)) return change(call, id, element);
		throw new ApiError(404, 'The requested resource was not found.', {
			id: `${id} does not exist`,
		});
	}
	if (!naturalKey) return insert(call, element);
	const sent = fromView(call.operation, element);
	const whole: Row = { ...sent, ...linkOf(call), ...resolved(call, sent) };
	const existing = call.store
		.collection(call.shape.collection)
		.all()
		.find((row) =>
			naturalKey.every((field) => String(row[field] ?? '') === String(whole[field] ?? '')),
		);
	const { field } = call.store.collection(call.shape.collection).identity;
	return existing ? change(call, existing[field] as Id, element) : insert(call, element);
}

function answerOf(
	call: Call,
	style: BatchStyle,
	saved: Row[],
	failures: Failure[],
): HandlerResponse {
	const total = saved.length + failures.length;
	if (failures.length === 0) {
		if (style.done) return { body: style.done(total) };
		if (call.operation.answer.kind === 'nothing') return noContent;
		if (style.counts) return { body: style.body([], saved, total) };
		return { data: saved, meta: call.operation.answer.envelope === 'data' ? {} : undefined };
	}
	const some = failures.length < total;
	const refused = style.status ?? failures[0].status;
	const status = some ? (style.partialStatus ?? refused) : refused;
	return { status, body: style.body(failures, saved, total) };
}
