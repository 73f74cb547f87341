import { conflict, notFound } from '../responses/apiError';
import { isRow, type Id, type Row } from '../state/row';
import type { Call } from './call';
import { completeRow } from './complete';
import { configOf, identityOf } from './facts';
import { saveNested, splitNested } from './nested';
import { linkOf } from './parents';
import { fromView } from './views';

/** Adds a record with the fields of a request. */
export function insert(call: Call, fields: Row): Row {
	const { store, shape, operation } = call;
	const facts = configOf(shape.collection);
	const body = operation.body?.schema;
	const schema = (body?.type === 'array' ? body.items : body) ?? {};
	const { field, kind } = identityOf(shape.collection);
	const complete = fromView(operation, completeRow(schema, fields));
	// The caller cannot set an ID that BigCommerce assigns.
	if (kind !== 'given') delete complete[field];
	const row: Row = { ...complete, ...linkOf(call), ...dates(call, true) };
	const full = { ...row, ...facts.defaults?.(row, store) };
	assertUnique(call, full);
	const { own, nested } = splitNested(shape.collection, full);
	const stored = store.collection(shape.collection).insert(own);
	saveNested(store, shape.collection, stored[field] as Id, nested);
	facts.created?.(stored, store);
	return collectionRow(call, stored[field] as Id);
}

/** Updates a record with the fields of a request. Fields that are not sent keep their values. */
export function change(call: Call, id: Id, fields: Row): Row {
	const { store, shape, operation } = call;
	const collection = store.collection(shape.collection);
	const old = collection.get(id);
	if (!old) throw notFound();
	const changes = fromView(operation, fields);
	assertUnique(call, { ...old, ...changes }, old);
	const { own, nested } = splitNested(shape.collection, changes);
	saveNested(store, shape.collection, id, nested);
	return collection.update(id, { ...own, ...dates(call, false) }) as Row;
}

function collectionRow({ store, shape }: Call, id: Id): Row {
	return store.collection(shape.collection).get(id) as Row;
}

/** Removes a record and all records below it. */
export function remove({ store, shape }: Pick<Call, 'store' | 'shape'>, id: Id): void {
	store.collection(shape.collection).remove(id);
	for (const name of store.names()) {
		if (!name.startsWith(`${shape.collection}/`)) continue;
		const below = store.collection(name);
		const link = linkFieldOf(name, shape.collection);
		for (const row of below.where({ [link]: id })) below.remove(row[below.identity.field] as Id);
	}
}

function linkFieldOf(name: string, parent: string): string {
	const links = configOf(name).links;
	return links?.[parent] ?? (name === `${parent}/metafields` ? 'resource_id' : `$${parent}`);
}

function dates({ shape, operation }: Call, created: boolean): Row {
	if (configOf(shape.collection).dated !== 'iso') return {};
	const now = new Date()
		.toISOString()
		.replace(/\.\d+Z$/, operation.server === 'v2' ? 'Z' : '+00:00');
	return { ...(created && { date_created: now }), date_modified: now };
}

function assertUnique(call: Call, row: Row, self?: Row): void {
	const { store, shape } = call;
	const collection = store.collection(shape.collection);
	const own = self?.[collection.identity.field];
	for (const fields of configOf(shape.collection).unique ?? []) {
		if (
			fields.every((field) => row[field] === undefined || row[field] === '' || row[field] === null)
		)
			continue;
		const twin = collection
			.all()
			.find(
				(other) =>
					other[collection.identity.field] !== own &&
					fields.every((field) => textOf(other[field]) === textOf(row[field])),
			);
		if (twin) {
			const field = fields.at(-1) as string;
			throw conflict(`The ${field} is a duplicate.`, { [field]: 'must be unique' });
		}
	}
}

function textOf(value: unknown): string {
	return (isRow(value) ? JSON.stringify(value) : String(value)).toLowerCase();
}
