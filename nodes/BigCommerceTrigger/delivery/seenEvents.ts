import { createHash } from 'node:crypto';

import type { Delivery } from './readDelivery';
import { eventOf } from '../events';
import { valuesAt } from '../payloadPath';

/** What is remembered about a record that the workflow was notified of. Seconds. */
export interface SeenRecord {
	/** Changes up to this time are known, so a list does not report them again. */
	changed: number;
	/** Deliveries of changes up to this time are late copies of what a list already showed. 0 if no list showed it. */
	covered: number;
	/** The workflow was notified that the record was created. */
	created: boolean;
}

/** The events that the workflow has received, up to a limit. */
export interface SeenEvents {
	/** Fingerprints of deliveries, oldest first. */
	deliveries: Set<string>;
	/** By list and ID, least recently updated first. */
	records: Map<string, SeenRecord>;
}

const MOST_DELIVERIES = 20_000;
const MOST_RECORDS = 20_000;

/**
 * Seconds. A record's modification date and the time of its event differ a little. A change this close to a known one counts
 * as the same change.
 */
const SAME_CHANGE = 10;
/** Seconds during which late copies can arrive: a little longer than BigCommerce retries. */
const LATE_COPIES = 50 * 60 * 60;

export function emptySeenEvents(): SeenEvents {
	return { deliveries: new Set(), records: new Map() };
}

/**
 * Remembers a delivery synchronously, so that only the first of two simultaneous copies is new.
 * BigCommerce's hash covers only the data, which is the same for an order created and updated within a second. The fingerprint
 * therefore includes the scope and the time.
 * @returns false if the workflow already received it
 */
export function markSeen(seenEvents: SeenEvents, delivery: Delivery): boolean {
	const fingerprint = fingerprintOf(delivery);
	const key = recordKeyOf(delivery);
	const record = key === undefined ? undefined : seenEvents.records.get(key);
	const isCopy =
		seenEvents.deliveries.has(fingerprint) ||
		(record !== undefined && record.covered >= delivery.time);
	if (isCopy) return false;
	seenEvents.deliveries.add(fingerprint);
	dropOldest(seenEvents.deliveries, MOST_DELIVERIES);
	if (key !== undefined) {
		remember(seenEvents, key, {
			changed: Math.max(record?.changed ?? 0, delivery.time + SAME_CHANGE),
			covered: record?.covered ?? 0,
			created: (record?.created ?? false) || eventOf(delivery.scope)?.catchUp?.change === 'created',
		});
	}
	return true;
}

/** Remembers that a list requested at `listedAt` showed a record. */
export function markListed(
	seenEvents: SeenEvents,
	key: string,
	modified: number,
	listedAt: number,
): void {
	remember(seenEvents, key, { changed: modified, covered: listedAt, created: true });
}

/** Removes records that neither a list nor a late copy can report again. */
export function forgetOld(seenEvents: SeenEvents, listedSince: number, now: number): void {
	for (const [key, { changed, covered }] of seenEvents.records) {
		if (changed < listedSince && covered < now - LATE_COPIES) seenEvents.records.delete(key);
	}
}

/** Merges the seen events of another process. */
export function mergeSeen(seenEvents: SeenEvents, other: SeenEvents): void {
	for (const fingerprint of other.deliveries) seenEvents.deliveries.add(fingerprint);
	dropOldest(seenEvents.deliveries, MOST_DELIVERIES);
	for (const [key, { changed, covered, created }] of other.records) {
		const record = seenEvents.records.get(key);
		if (
			record &&
			record.changed >= changed &&
			record.covered >= covered &&
			(record.created || !created)
		)
			continue;
		remember(seenEvents, key, {
			changed: Math.max(changed, record?.changed ?? 0),
			covered: Math.max(covered, record?.covered ?? 0),
			created: created || (record?.created ?? false),
		});
	}
}

/** The key of a record in `SeenEvents`. */
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

/** 48 bits: short enough to save, and long enough that no two of 20,000 collide by chance. */
function fingerprintOf({ scope, key }: Delivery): string {
	return createHash('sha256').update(`${scope}\n${key}`).digest('base64url').slice(0, 8);
}
