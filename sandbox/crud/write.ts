import type { Schema } from '../../catalog/types';
import { configOf, identityOf, linkField } from '../collectionConfig';
import { conflict, notFound } from '../responses/apiError';
import { isRow, rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';
import { linkOf, type Call } from './call';
import { creatorOf } from './creator';
import { assertAcceptable } from './refuse';
import { fromView } from './views';

/** Adds a record with the fields of a request. */
export function insert(call: Call, fields: Row): Row {
	const { store, shape, operation } = call;
	const config = configOf(shape.collection);
	const body = operation.body?.schema;
	const schema = (body?.type === 'array' ? body.items : body) ?? {};
	const { field, kind } = identityOf(shape.collection);
	const complete = fromView(operation, completeRow(schema, fields));
	// The caller cannot set an ID that BigCommerce assigns.
	if (kind !== 'given') delete complete[field];
	const row: Row = { ...complete, ...creatorOf(call), ...linkOf(call), ...dates(call, true) };
	const full = { ...row, ...config.defaults?.(row, store) };
	const sent = fromView(operation, fields);
	assertAcceptable(call, { sent, record: full });
	assertUnique(call, full);
	assertUniqueElsewhere(call, full);
	const { own, nested } = splitNested(shape.collection, { ...full, ...resolved(call, sent) });
	const stored = store.collection(shape.collection).insert(own);
	saveNested(store, shape.collection, stored[field] as Id, nested);
	config.created?.(stored, store);
	return collectionRow(call, stored[field] as Id);
}

/** Updates a record with the fields of a request. Fields that are not sent keep their values. */
export function change(call: Call, id: Id, fields: Row): Row {
	const { store, shape, operation } = call;
	const collection = store.collection(shape.collection);
	const old = collection.get(id);
	if (!old) throw notFound();
	const sent = fromView(operation, fields);
	assertAcceptable(call, { sent, record: { ...old, ...sent }, before: old });
	assertUnique(call, { ...old, ...sent }, old);
	assertUniqueElsewhere(call, { ...old, ...sent }, old);
	const { own, nested } = splitNested(shape.collection, { ...sent, ...resolved(call, sent) });
	saveNested(store, shape.collection, id, nested);
	return collection.update(id, { ...own, ...dates(call, false) }) as Row;
}

/** Fields of a request that name records in another way, see CollectionConfig. */
export function resolved({ store, shape }: Call, sent: Row): Row {
	return configOf(shape.collection).resolved?.(sent, store) ?? {};
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
		const link = linkField(name, shape.collection);
		for (const row of below.where({ [link]: id })) below.remove(row[below.identity.field] as Id);
	}
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
		// Only a new value has to be compared.
		if (self && fields.every((field) => textOf(self[field]) === textOf(row[field]))) continue;
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

function assertUniqueElsewhere({ store, shape }: Call, row: Row, self?: Row): void {
	const own = self?.[store.collection(shape.collection).identity.field];
	for (const [field, { collection, owner }] of Object.entries(
		configOf(shape.collection).uniqueElsewhere ?? {},
	)) {
		const value = row[field];
		// Only a new value has to be compared.
		if (value === undefined || value === '' || value === null || value === self?.[field]) continue;
		const twin = store
			.collection(collection)
			.all()
			.find((other) => other[owner] !== own && textOf(other[field]) === textOf(value));
		if (twin) throw conflict(`The ${field} is a duplicate.`, { [field]: 'must be unique' });
	}
}

/** Whether a new record would be the same as one that exists, in a collection that ignores such records. */
export function hasTwin(call: Call, fields: Row): boolean {
	const names = configOf(call.shape.collection).ignoresTwins;
	if (!names) return false;
	const schema = call.operation.body?.schema ?? {};
	const row: Row = { ...completeRow(schema.items ?? schema, fields), ...linkOf(call) };
	return call.store
		.collection(call.shape.collection)
		.all()
		.some((other) => names.every((name) => textOf(other[name] ?? '') === textOf(row[name] ?? '')));
}

function textOf(value: unknown): string {
	return (isRow(value) ? JSON.stringify(value) : String(value)).toLowerCase();
}

/**
 * Removes from a request the lists that are separate collections (a product's `images`, a customer's `addresses`).
 */
export function splitNested(collection: string, fields: Row): { own: Row; nested: Row } {
	const names = Object.keys(configOf(collection).nested ?? {});
	const own = { ...fields };
	const nested: Row = {};
	for (const name of names) {
		nested[name] = own[name];
		delete own[name];
	}
	return { own, nested };
}

/** Saves such lists below their record: elements with a known ID are updated, the others are created. */
function saveNested(store: Store, collection: string, id: Id, nested: Row): void {
	for (const [name, target] of Object.entries(configOf(collection).nested ?? {})) {
		const rows = store.collection(target);
		const { field } = identityOf(target);
		for (const element of rowsOf(nested[name]).filter(isRow)) {
			const ownId = element[field] as Id | undefined;
			const row = { ...element, [linkField(target, collection)]: id };
			if (ownId && rows.get(ownId)) {
				rows.update(ownId, row);
				continue;
			}
			delete (row as Row)[field];
			rows.insert({ ...row, ...configOf(target).defaults?.(row, store) });
		}
	}
}

/** The value that BigCommerce shows for a field that was not sent; undefined if no empty value would be valid. */
function emptyValue(schema: Schema): unknown {
	if (schema.default !== undefined) return schema.default;
	if (schema.nullable) return null;
	if (schema.enum) return schema.enum[0];
	if (schema.type === 'string') return schema.format || schema.minLength ? undefined : '';
	if (schema.type === 'integer' || schema.type === 'number')
		return Math.max(0, schema.minimum ?? 0);
	if (schema.type === 'boolean') return false;
	if (schema.type === 'array') return schema.minItems ? undefined : [];
	if (schema.properties && schema.type === 'object') return emptyObject(schema);
	return undefined;
}

/** Objects with required fields have no empty value. */
function emptyObject(schema: Schema): Row | undefined {
	const row = completeRow(schema, {});
	const isWhole = (schema.required ?? []).every((name) => row[name] !== undefined);
	return isWhole && Object.keys(row).length > 0 ? row : undefined;
}

/** A record with every field that the schema describes. */
export function completeRow(schema: Schema, row: Row): Row {
	const all = Object.entries(schema.properties ?? {}).map(([name, schema]) => [
		name,
		emptyValue(schema),
	]);
	return { ...(Object.fromEntries(all.filter(([, value]) => value !== undefined)) as Row), ...row };
}
