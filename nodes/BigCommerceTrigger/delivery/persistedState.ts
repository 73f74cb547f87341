import pickBy from 'lodash/pickBy';
import { z } from 'zod';

import { isMoment, ownTime } from '../eventTime';
import { mergeSeen, emptySeenEvents, type SeenEvents, type SeenRecord } from './seenEvents';

/** What a trigger knows and has to know again after a restart. Seconds. */
export interface PersistedState {
	told: SeenEvents;
	/** Before this nothing is told; undefined: it never ran. */
	startedAt?: number;
	/** All changes up to here have been looked at. */
	lookedUntil?: number;
	/** BigCommerce signs for this account. */
	signed: boolean;
}

/**
 * As many are saved with the workflow. n8n reads them with the workflow at every delivery, and keeps a copy with every
 * execution: much more than this, and it answers noticeably later.
 */
const SAVED_DELIVERIES = 500;
const SAVED_RECORDS = 500;
const LONGEST_KEY = 300;

export function emptyState(): PersistedState {
	return { told: emptySeenEvents(), signed: false };
}

/** Adds what another process noted. */
export function mergeState(memory: PersistedState, other: PersistedState): void {
	mergeSeen(memory.told, other.told);
	memory.signed ||= other.signed;
	for (const moment of ['startedAt', 'lookedUntil'] as const) {
		const [own = 0, told = 0] = [memory[moment], other[moment]];
		if (told > own) memory[moment] = told;
	}
}

/**
 * The memory as text for the workflow's static data. What does not fit is made good by looking only at what is younger than
 * the records left out: BigCommerce delivers again what it could not deliver.
 */
export function printState({ told, startedAt, lookedUntil, signed }: PersistedState): string {
	const records = [...told.records];
	const left = records.slice(0, Math.max(0, records.length - SAVED_RECORDS));
	// A record may be dated in the future, and must not take the others there.
	const until = Math.max(
		lookedUntil ?? 0,
		...left.map(([, { changed }]) => Math.min(changed, ownTime())),
	);
	return JSON.stringify({
		deliveries: [...told.deliveries].slice(-SAVED_DELIVERIES).join(','),
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

/** What was saved; empty where nothing was, or nothing that can be read. A single entry that cannot be read is left out. */
export function parseState(text: unknown): PersistedState {
	const parsed = shape.safeParse(jsonOf(text));
	if (!parsed.success) return emptyState();
	const { deliveries, records, startedAt, lookedUntil, signed } = parsed.data;
	const told: SeenEvents = {
		deliveries: new Set(
			deliveries
				.split(',')
				.filter((each) => /^[\w-]{8}$/.test(each))
				.slice(-SAVED_DELIVERIES),
		),
		records: new Map(
			records
				.split(',')
				.slice(-SAVED_RECORDS)
				.map(readRecord)
				.filter((each) => each !== undefined),
		),
	};
	// Without one of the moments, the other one would tell again of all that was told.
	const moments = [startedAt, lookedUntil].every((each) => each === undefined || isMoment(each))
		? { startedAt, lookedUntil }
		: {};
	return { told, signed: signed === true, ...pickBy(moments, (moment) => isMoment(moment)) };
}

/** Short, and without characters that JSON within n8n's JSON would have to escape. */
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
