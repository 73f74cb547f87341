import { createHash } from 'node:crypto';

import type { SinceWay } from '../../../catalog/types';
import { ApiError } from '../../shared/http/send';
import { msg } from '../../shared/text/message';
import { isObject } from '../../shared/utils/isObject';
import { readSeconds } from './readSeconds';
import type { Place } from './types';

/** Seconds in which a record may still appear in a list with an earlier date, because BigCommerce was still writing it. */
export const OVERLAP = 60;
/** The same for IDs of records without a date of creation. */
export const ID_OVERLAP = 250;

/** Decides which records are new, and where the next run begins. Knows no I/O. */
export interface Cursor {
	/** The place so far. */
	readonly place: Place;
	/** Where this run begins. */
	readonly start: number;
	/** The page after which it goes on. */
	readonly page: Place['page'];
	/** The position of a record. @throws ApiError if it has none */
	positionOf(record: unknown): number;
	/** The records that were not output before, of those from one position to another. Does not note them. */
	freshOf(records: unknown[], from: number, to?: number): unknown[];
	/** Notes records as output, oldest first. @param time BigCommerce's clock when they were read, in seconds */
	note(records: unknown[], time: number): void;
	/** Everything up to this position was read. */
	passed(position: number): void;
	/** Ends the run. @param rest whether the list goes on, and after which page */
	end(rest?: Pick<Place, 'page'>): Place;
}

/**
 * @param hasVersions records can change without a later date, within a second: their content tells
 * @param keyOf the key of a record
 */
export function createCursor(
	before: Place,
	way: SinceWay,
	hasVersions: boolean,
	keyOf: (record: unknown) => string | undefined,
): Cursor {
	const { more, page, ...kept } = before;
	const start = more ? before.at : before.from;
	const place: Place = { ...kept, at: start, seen: { ...before.seen } };
	// A new sweep reads again what may have been incomplete.
	if (!more) delete place.isOpen;

	function positionOf(record: unknown): number {
		const value = isObject(record) ? record[way.field] : undefined;
		const position = way.by === 'date' ? readSeconds(value) : Number(value ?? NaN);
		if (Number.isFinite(position)) return position as number;
		throw withoutPosition(way.field);
	}

	function keyFor(record: unknown): string {
		const key = keyOf(record);
		if (key !== undefined) return key;
		throw withoutPosition('id');
	}

	function createdAt(record: unknown): number | undefined {
		return way.created && isObject(record) ? readSeconds(record[way.created]) : undefined;
	}

	function isNew(record: unknown, from: number, to: number): boolean {
		const position = positionOf(record);
		if (position > to || (way.by === 'id' ? position <= from : position < from)) return false;
		const seen = place.seen[keyFor(record)];
		if (seen === undefined) return true;
		const [before, version] = seen.split(' ');
		if (Number(before) !== position) return true;
		return version !== undefined && version !== versionOf(record);
	}

	/** Whether no record can appear late at or before this one. */
	function isSettled(record: unknown, position: number, time: number): boolean {
		const date = way.by === 'date' ? position : createdAt(record);
		return date !== undefined && date <= time - OVERLAP;
	}

	function moveFrom(record: unknown, position: number, time: number): void {
		if (way.by === 'id' && !way.created) {
			place.from = Math.max(place.from, position - ID_OVERLAP);
		} else if (!place.isOpen && isSettled(record, position, time)) {
			place.from = Math.max(place.from, position);
		} else if (!place.isOpen) {
			place.isOpen = true;
			if (way.by === 'date') place.from = Math.max(place.from, Math.min(position, time - OVERLAP));
		}
	}

	function forgetSettled(): void {
		for (const [key, seen] of Object.entries(place.seen))
			if (Number(seen.split(' ')[0]) < place.from) delete place.seen[key];
	}

	return {
		place,
		start,
		page: more ? page : undefined,
		positionOf,
		freshOf: (records, from, to = Infinity) => records.filter((record) => isNew(record, from, to)),
		note(records, time) {
			for (const record of records) {
				const position = positionOf(record);
				const isSure = isSettled(record, position, time);
				const version = hasVersions && !isSure ? ` ${versionOf(record)}` : '';
				place.seen[keyFor(record)] = `${position}${version}`;
				place.at = Math.max(place.at, position);
				moveFrom(record, position, time);
			}
			forgetSettled();
		},
		passed(position) {
			place.at = Math.max(place.at, position);
			if (!place.isOpen) place.from = Math.max(place.from, position);
			forgetSettled();
		},
		end(rest) {
			if (!rest) return { ...place, at: Math.max(place.at, before.at) };
			return { ...place, more: true, ...(rest.page ? { page: rest.page } : {}) };
		},
	};
}

/** Leaves out records that were created before the time at which reading began. */
export function createdSince(records: unknown[], way: SinceWay, after?: number): unknown[] {
	if (after === undefined || !way.created) return records;
	const { created } = way;
	return records.filter((record) => {
		const date = isObject(record) ? readSeconds(record[created]) : undefined;
		return date === undefined || date >= after;
	});
}

function versionOf(record: unknown): string {
	return createHash('sha256').update(JSON.stringify(record)).digest('base64url').slice(0, 8);
}

function withoutPosition(field: string): ApiError {
	return new ApiError(
		{
			message: msg`BigCommerce's answer has a record without "${field}"`,
			description:
				'Without it, the node cannot say how far the list was read. Nothing was output, and the place has not moved.',
		},
		'refused',
	);
}
