import { createHash } from 'node:crypto';

import type { Delivery } from './verifyDelivery';
import { eventOf } from '../events';
import { valuesAt } from '../payloadPath';

/** What is remembered of a record that the workflow was told of. Seconds. */
export interface SeenRecord {
	/** Changes up to here need not be found again by a list. */
	changed: number;
	/** Deliveries of changes up to here would be late copies of what a list showed already. 0: no list showed it. */
	covered: number;
	/** The workflow knows that the record was made. */
	created: boolean;
}

/** What the workflow was told, within bounds. */
export interface SeenEvents {
	/** Fingerprints of deliveries, oldest first. */
	deliveries: Set<string>;
	/** By list and ID, longest untouched first. */
	records: Map<string, SeenRecord>;
}

const MOST_DELIVERIES = 20_000;
const MOST_RECORDS = 20_000;

/**
 * Seconds. A record's own date of change and the time of the event that tells of it differ a little; a change this close to
 * one the workflow knows is taken for the same.
 */
const SAME_CHANGE = 10;
/** Seconds that late copies may come, which is somewhat longer than BigCommerce tries. */
const LATE_COPIES = 50 * 60 * 60;

export function emptySeenEvents(): SeenEvents {
	return { deliveries: new Set(), records: new Map() };
}

/**
 * Notes a delivery, at once, so that of two that arrive together only one is new.
 * BigCommerce's hash covers the data only, which is the same for an order made and changed within a second: the scope and the
 * time belong to the fingerprint.
 * @returns false when the workflow was told of it before
 */
export function markSeen(told: SeenEvents, delivery: Delivery): boolean {
	const fingerprint = fingerprintOf(delivery);
	const key = recordKeyOf(delivery);
	const record = key === undefined ? undefined : told.records.get(key);
	const isCopy =
		told.deliveries.has(fingerprint) ||
		(record !== undefined && record.covered >= delivery.created_at);
	if (isCopy) return false;
	told.deliveries.add(fingerprint);
	dropOldest(told.deliveries, MOST_DELIVERIES);
	if (key !== undefined) {
		remember(told, key, {
			changed: Math.max(record?.changed ?? 0, delivery.created_at + SAME_CHANGE),
			covered: record?.covered ?? 0,
			created: (record?.created ?? false) || eventOf(delivery.scope)?.catchUp?.change === 'created',
		});
	}
	return true;
}

/** Notes that a list showed a record, as it was at `listedAt`. */
export function markListed(
	told: SeenEvents,
	key: string,
	modified: number,
	listedAt: number,
): void {
	remember(told, key, { changed: modified, covered: listedAt, created: true });
}

/** Forgets what no list and no late copy can bring up again. */
export function forgetOld(told: SeenEvents, listedSince: number, now: number): void {
	for (const [key, { changed, covered }] of told.records) {
		if (changed < listedSince && covered < now - LATE_COPIES) told.records.delete(key);
	}
}

/** Adds what another process noted. */
export function mergeSeen(told: SeenEvents, other: SeenEvents): void {
	for (const fingerprint of other.deliveries) told.deliveries.add(fingerprint);
	dropOldest(told.deliveries, MOST_DELIVERIES);
	for (const [key, { changed, covered, created }] of other.records) {
		const known = told.records.get(key);
		if (
			known &&
			known.changed >= changed &&
			known.covered >= covered &&
			(known.created || !created)
		)
			continue;
		remember(told, key, {
			changed: Math.max(changed, known?.changed ?? 0),
			covered: Math.max(covered, known?.covered ?? 0),
			created: created || (known?.created ?? false),
		});
	}
}

/** How the memory names a record. */
export function keyOfRecord(list: string, id: string | number): string {
	return `${list}|${id}`;
}

function recordKeyOf({ scope, data }: Delivery): string | undefined {
	const event = eventOf(scope);
	if (!event?.catchUp || !event.id) return undefined;
	const [id] = valuesAt(event.id, { scope, data });
	return id === undefined ? undefined : keyOfRecord(event.catchUp.list, id);
}

function remember({ records }: SeenEvents, key: string, record: SeenRecord): void {
	records.delete(key);
	records.set(key, record);
	dropOldest(records, MOST_RECORDS);
}

function dropOldest(collection: Set<string> | Map<string, SeenRecord>, most: number): void {
	for (const key of collection.keys()) {
		if (collection.size <= most) return;
		collection.delete(key);
	}
}

/** 48 bits: short enough to save, and long enough that among 20,000 no two are alike by chance. */
function fingerprintOf({ scope, created_at: createdAt, hash }: Delivery): string {
	return createHash('sha256')
		.update(`${scope}\n${createdAt}\n${hash}`)
		.digest('base64url')
		.slice(0, 8);
}
