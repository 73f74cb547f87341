import type { IAllExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { sendOperation } from '../../operations/execution/sendOperation';
import { buildRequest } from '../../operations/requests/build';
import { createCursor } from '../../operations/sinceLastRun/cursor';
import { placeFrom } from '../../operations/sinceLastRun/firstPlace';
import { waysOf } from '../../operations/sinceLastRun/lists';
import { readPortion } from '../../operations/sinceLastRun/readPortion';
import { placeShape } from '../../operations/sinceLastRun/savedPlaces';
import { createSinceList } from '../../operations/sinceLastRun/sinceList';
import { readSeconds } from '../../operations/sinceLastRun/readSeconds';
import type { Place } from '../../operations/sinceLastRun/types';
import type { Connection } from '../../shared/http/types';
import { grantOf } from '../../shared/scopes/detect';
import { findPermissionProblem } from '../../shared/scopes/permission';
import type { SeenEvents } from '../delivery/seenEvents';
import { operationAt } from '../eventOperation';
import { findExisting, isDated, type ChangeSearch, type FoundEvent } from './findChanges';

/** Records per check. A large store is loaded over many checks, each of which starts the workflow once. */
const PORTION = 1_000;

/** How far the lists of the selected events were loaded, by list. */
export interface Backfill {
	/** Records that were created later come as events. Seconds. */
	until: number;
	lists: Record<string, { place: Place; isDone?: true }>;
}

const shape: z.ZodType<Backfill> = z.object({
	until: z.number(),
	lists: z.record(z.object({ place: placeShape, isDone: z.literal(true).optional() })),
});

/** Reads the saved progress; undefined if there is none. */
export function parseBackfill(text: unknown): Backfill | undefined {
	if (typeof text !== 'string') return undefined;
	try {
		return shape.parse(JSON.parse(text));
	} catch {
		return undefined;
	}
}

/**
 * The progress at the start: nothing is loaded yet.
 * @param from records that were created earlier are left out; seconds
 * @param until the start of the trigger
 */
export function beginBackfill(searches: ChangeSearch[], from: number, until: number): Backfill {
	const lists = searches.map(({ name, list }) => {
		const way = waysOf(operationAt(list.operation))?.new;
		const place = way?.by === 'date' ? placeFrom(from) : placeFrom(0);
		const after = way?.by === 'id' && from > 0 ? { after: from } : {};
		return [name, { place: { ...place, ...after } }] as const;
	});
	return { until, lists: Object.fromEntries(lists) };
}

/** Whether everything was loaded. */
export function isLoaded({ lists }: Backfill): boolean {
	return Object.values(lists).every(({ isDone }) => isDone);
}

/**
 * Loads the next records of the first list that is not complete. Records of which the workflow already has an event are left out.
 * @returns the events, and the progress to save with them
 * @throws ApiError
 */
export async function loadPortion(
	context: IAllExecuteFunctions,
	connection: Connection,
	searches: ChangeSearch[],
	backfill: Backfill,
	seenEvents: SeenEvents,
): Promise<{ events: FoundEvent[]; backfill: Backfill }> {
	const grant = await grantOf(context, connection);
	const lists = { ...backfill.lists };
	for (const search of searches) {
		const operation = operationAt(search.list.operation);
		const way = waysOf(operation)?.new;
		const progress = lists[search.name];
		if (!progress || progress.isDone) continue;
		if (!way || findPermissionProblem(operation, grant)) {
			lists[search.name] = { ...progress, isDone: true };
			continue;
		}
		const { request } = buildRequest(operation, {
			parameters: {},
			filters: {},
			deleteEverything: false,
			body: undefined,
		});
		const list = createSinceList({
			operation,
			way,
			request,
			send: async (request) => await sendOperation({ context, connection }, operation, request),
		});
		const cursor = createCursor(progress.place, way, false, list.keyOf);
		const portion = readPortion(list, cursor, PORTION);
		const events: FoundEvent[] = [];
		let isPast = false;
		for (;;) {
			const { value, done } = await portion.next();
			if (done) {
				const isDone = value.isEnd || isPast;
				const rest = value.isEnd ? undefined : { page: value.page };
				lists[search.name] = { place: cursor.end(rest), ...(isDone ? { isDone: true } : {}) };
				break;
			}
			for (const record of value) {
				if (!isDated(record, search.list)) continue;
				const created = readSeconds(record[search.list.created]) ?? 0;
				if (created > backfill.until) isPast = true;
				else events.push(...findExisting(search, record, backfill.until, seenEvents));
			}
		}
		if (events.length > 0) return { events, backfill: { ...backfill, lists } };
		if (!lists[search.name].isDone) return { events, backfill: { ...backfill, lists } };
	}
	return { events: [], backfill: { ...backfill, lists } };
}
