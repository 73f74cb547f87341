import { z } from 'zod';

import { learn, nothingTold, type Told, type ToldRecord } from './told';

/** What a trigger knows and has to know again after a restart. Seconds. */
export interface Memory {
	told: Told;
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

export function emptyMemory(): Memory {
	return { told: nothingTold(), signed: false };
}

/** Adds what another process noted. */
export function takeIn(memory: Memory, other: Memory): void {
	learn(memory.told, other.told);
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
export function print({ told, startedAt, lookedUntil, signed }: Memory): string {
	const records = [...told.records];
	const left = records.slice(0, Math.max(0, records.length - SAVED_RECORDS));
	const until = Math.max(lookedUntil ?? 0, ...left.map(([, { changed }]) => changed));
	return JSON.stringify({
		deliveries: [...told.deliveries].slice(-SAVED_DELIVERIES).join(','),
		records: records.slice(-SAVED_RECORDS).map(printRecord).join(','),
		...(startedAt === undefined ? {} : { startedAt: left.length > 0 ? Math.max(startedAt, until) : startedAt }),
		...(lookedUntil === undefined ? {} : { lookedUntil: until }),
		...(signed ? { signed } : {}),
	});
}

const shape = z.object({
	deliveries: z.string(),
	records: z.string(),
	startedAt: z.number().optional(),
	lookedUntil: z.number().optional(),
	signed: z.boolean().optional(),
});

/** What was saved; empty where nothing was, or nothing that can be read. */
export function read(text: unknown): Memory {
	const parsed = shape.safeParse(jsonOf(text));
	if (!parsed.success) return emptyMemory();
	const { deliveries, records, signed = false, ...rest } = parsed.data;
	const told: Told = {
		deliveries: new Set(deliveries.split(',').filter(Boolean)),
		records: new Map(records.split(',').filter(Boolean).map(readRecord)),
	};
	return { told, signed, ...rest };
}

/** Short, and without characters that JSON within n8n's JSON would have to escape. */
function printRecord([key, { changed, covered, created }]: [string, ToldRecord]): string {
	return [encodeURIComponent(key), changed.toString(36), covered.toString(36), created ? 1 : 0].join(' ');
}

function readRecord(text: string): [string, ToldRecord] {
	const [key, changed, covered, created] = text.split(' ');
	return [decodeURIComponent(key), { changed: parseInt(changed, 36), covered: parseInt(covered, 36), created: created === '1' }];
}

function jsonOf(text: unknown): unknown {
	try {
		return JSON.parse(String(text));
	} catch {
		return undefined;
	}
}
