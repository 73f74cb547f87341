import { z } from 'zod';

import { nothingTold, type Told } from './told';

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

/** As many are saved with the workflow; more would make every execution slow. */
const SAVED_DELIVERIES = 500;
const SAVED_RECORDS = 2000;

export function emptyMemory(): Memory {
	return { told: nothingTold(), signed: false };
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
		records: records.slice(-SAVED_RECORDS).map(([key, { changed, covered, created }]) => [key, changed, covered, created ? 1 : 0]),
		...(startedAt === undefined ? {} : { startedAt: left.length > 0 ? Math.max(startedAt, until) : startedAt }),
		...(lookedUntil === undefined ? {} : { lookedUntil: until }),
		...(signed ? { signed } : {}),
	});
}

const shape = z.object({
	deliveries: z.string(),
	records: z.array(z.tuple([z.string(), z.number(), z.number(), z.number()])),
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
		records: new Map(records.map(([key, changed, covered, created]) => [key, { changed, covered, created: created === 1 }])),
	};
	return { told, signed, ...rest };
}

function jsonOf(text: unknown): unknown {
	try {
		return JSON.parse(String(text));
	} catch {
		return undefined;
	}
}
