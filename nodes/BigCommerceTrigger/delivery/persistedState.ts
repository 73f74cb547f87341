import pickBy from 'lodash/pickBy';
import { z } from 'zod';

import { ownTime } from '../../shared/http/serverTime';
import { isMoment } from '../eventTime';
import { mergeSeen, emptySeenEvents, type SeenEvents, type SeenRecord } from './seenEvents';

/** The part of the trigger's state that must survive a restart. Seconds. */
export interface PersistedState {
	seenEvents: SeenEvents;
	/** Earlier changes are not reported; undefined if the trigger never ran. */
	startedAt?: number;
	/** All changes up to this time have been checked. */
	lookedUntil?: number;
	/** BigCommerce signs deliveries for this account. */
	signed: boolean;
}

/**
 * Limits for what is saved with the workflow. n8n reads it at every delivery and copies it into every execution: with much
 * more than this, it responds noticeably slower.
 */
const SAVED_DELIVERIES = 500;
const SAVED_RECORDS = 500;
const LONGEST_KEY = 300;

export function emptyState(): PersistedState {
	return { seenEvents: emptySeenEvents(), signed: false };
}

/** Merges the state of another process. */
export function mergeState(memory: PersistedState, other: PersistedState): void {
	mergeSeen(memory.seenEvents, other.seenEvents);
	memory.signed ||= other.signed;
	for (const moment of ['startedAt', 'lookedUntil'] as const) {
		const [own = 0, told = 0] = [memory[moment], other[moment]];
		if (told > own) memory[moment] = told;
	}
}

/**
 * Serializes the state for the workflow's static data. If records do not fit, later checks search only changes newer than the
 * records left out. BigCommerce retries the deliveries that failed.
 */
export function printState({ seenEvents, startedAt, lookedUntil, signed }: PersistedState): string {
	const records = [...seenEvents.records];
	const left = records.slice(0, Math.max(0, records.length - SAVED_RECORDS));
	// A record dated in the future must not move the start of the next check there.
	const until = Math.max(
		lookedUntil ?? 0,
		...left.map(([, { changed }]) => Math.min(changed, ownTime())),
	);
	return JSON.stringify({
		deliveries: [...seenEvents.deliveries].slice(-SAVED_DELIVERIES).join(','),
		records: records.slice(-SAVED_RECORDS).map(printRecord).join(','),
		...(startedAt === undefined
			? {}
			: { startedAt: left.length > 0 ? Math.max(startedAt, until) : startedAt }),
		...(lookedUntil === undefined ? {} : { lookedUntil: until }),
		...(signed ? { signed } : {}),
	});
}

const shape = z.object({
	deliveries: z.string(),
	records: z.string(),
	startedAt: z.unknown(),
	lookedUntil: z.unknown(),
	signed: z.unknown(),
});

/** Reads the saved state; empty if there is none or it cannot be read. Skips single entries that cannot be read. */
export function parseState(text: unknown): PersistedState {
	const parsed = shape.safeParse(jsonOf(text));
	if (!parsed.success) return emptyState();
	const { deliveries, records, startedAt, lookedUntil, signed } = parsed.data;
	const seenEvents: SeenEvents = {
		deliveries: new Set(
			deliveries
				.split(',')
				.filter((part) => /^[\w-]{8}$/.test(part))
				.slice(-SAVED_DELIVERIES),
		),
		records: new Map(
			records
				.split(',')
				.slice(-SAVED_RECORDS)
				.map(readRecord)
				.filter((value) => value !== undefined),
		),
	};
	// With only one of the two times, events that were already reported would be reported again.
	const moments = [startedAt, lookedUntil].every((value) => value === undefined || isMoment(value))
		? { startedAt, lookedUntil }
		: {};
	return { seenEvents, signed: signed === true, ...pickBy(moments, (moment) => isMoment(moment)) };
}

/** A short format, without characters that JSON inside n8n's JSON would have to escape. */
function printRecord([key, { changed, covered, created }]: [string, SeenRecord]): string {
	return [
		encodeURIComponent(key),
		changed.toString(36),
		covered.toString(36),
		created ? 1 : 0,
	].join(' ');
}

function readRecord(text: string): [string, SeenRecord] | undefined {
	const [, printed, changed, covered, created] =
		/^([^ ]{1,999}) ([0-9a-z]{1,8}) ([0-9a-z]{1,8}) ([01])$/.exec(text) ?? [];
	const key = printed && keyFrom(printed);
	return key && key.length <= LONGEST_KEY
		? [
				key,
				{
					changed: parseInt(changed, 36),
					covered: parseInt(covered, 36),
					created: created === '1',
				},
			]
		: undefined;
}

function keyFrom(printed: string): string | undefined {
	try {
		return decodeURIComponent(printed);
	} catch {
		return undefined;
	}
}

function jsonOf(text: unknown): unknown {
	try {
		return JSON.parse(String(text));
	} catch {
		return undefined;
	}
}
