import type { Schema } from '../../catalog/types';
import { configOf } from '../collectionConfig';
import { completeRow, splitNested } from '../crud/write';
import { loadOperations, shapeOf } from '../operations';
import type { Row } from '../state/row';
import type { Store } from '../state/store';

/** The fields of a V3 (or else V2) request for a record of a collection. */
function findSchemas(): Map<string, Schema> {
	const schemas = new Map<string, Schema>();
	const bodies = loadOperations().filter(
		({ method, body }) => body && (method === 'POST' || method === 'PUT'),
	);
	// Later ones win: V3 over V2, POST over PUT.
	bodies.sort((left, right) => rank(left) - rank(right));
	for (const { path, server, body } of bodies) {
		if (body) schemas.set(shapeOf({ path, server }).collection, body.schema.items ?? body.schema);
	}
	return schemas;
}

function rank({ server, method }: { server: string; method: string }): number {
	return (server === 'v3' ? 2 : 0) + (method === 'POST' ? 1 : 0);
}

const SCHEMAS = findSchemas();

let newest = Date.parse('2026-11-20T09:00:00Z');

/** Sets the time of the newest order. Tests keep the default, so that they see the same dates on every day. */
export function setNewest(time: number): void {
	newest = time;
}

/** The current time in the seed, in milliseconds since 1970: orders and changes are earlier. */
export function seedTime(): number {
	return newest;
}

/** An ISO date a number of days before the seed's time. */
export function daysAgo(days: number): string {
	return new Date(newest - days * 86_400_000).toISOString().replace('.000Z', '+00:00');
}

/** Adds a record with every field that the catalog describes for its collection. */
export function addRecord(store: Store, collection: string, row: Row): Row {
	const facts = configOf(collection);
	const rows = store.collection(collection);
	const complete = completeRow(SCHEMAS.get(collection) ?? {}, {});
	delete complete[rows.identity.field];
	const { own } = splitNested(collection, { ...complete, ...row });
	const dates = facts.dated ? { date_created: daysAgo(90), date_modified: daysAgo(30) } : {};
	const full = { ...dates, ...own };
	return rows.insert({ ...facts.defaults?.(full, store), ...full });
}
