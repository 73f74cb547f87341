import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { Fetch } from '../../../catalog/webhook-events.types';
import { ask } from '../operations/ask';
import { InvalidInput } from '../requests/input';
import { grantOf } from '../scopes/detect';
import { explainObstacle, obstacleFor } from '../scopes/permission';
import { RequestRefused, type Caller } from '../transport/send';
import { fetchFor, readingsFor, tellsOfSeveral, type Reading } from './record';
import { msg } from '../text/message';

/** What is behind an event, or a plain sentence why it is not there; neither for events that have nothing behind them. */
export interface Fetched {
	record?: unknown;
	note?: string;
}

const GONE = msg`The record was already gone when it was read.`;
const NOT_READ = msg`The record was not read.`;
/** Records that are read for one event at most: each is a request. */
const MOST_RECORDS = 250;

/**
 * Reads the full record behind an event, if the account may. Never throws because of BigCommerce: the event is worth more
 * than its record, and comes with a note instead.
 */
export async function fetchRecord(
	context: IAllExecuteFunctions,
	caller: Caller,
	scope: string,
	data: unknown,
): Promise<Fetched> {
	try {
		const fetch = fetchFor(scope, data);
		return fetch ? await read(context, caller, fetch, scope, data) : {};
	} catch (error) {
		return { note: noteFor(error as Error) };
	}
}

async function read(
	context: IAllExecuteFunctions,
	caller: Caller,
	fetch: Fetch,
	scope: string,
	data: unknown,
): Promise<Fetched> {
	const via = fetch.via ? (await read(context, caller, fetch.via, scope, data)).record : undefined;
	if (fetch.via && via === undefined) return { note: GONE };
	const readings = readingsFor(fetch, scope, data, via);
	if (readings.length === 0) return { note: NOT_READ };
	const obstacle = await obstacleTo(context, caller, readings[0]);
	if (obstacle) return { note: msg`The record was not read: ${obstacle}` };
	const records: unknown[] = [];
	for (const { operation, request, take } of readings.slice(0, MOST_RECORDS)) {
		const record = take(await ask({ context, caller }, operation, request));
		if (record !== undefined) records.push(record);
	}
	if (readings.length > MOST_RECORDS)
		return {
			record: records,
			note: msg`Only the first ${MOST_RECORDS} of ${readings.length} records were read.`,
		};
	if (tellsOfSeveral(fetch)) return { record: records };
	return records.length === 0 ? { note: GONE } : { record: records[0] };
}

async function obstacleTo(
	context: IAllExecuteFunctions,
	caller: Caller,
	{ operation }: Reading,
): Promise<string | undefined> {
	const grant = await grantOf(context, caller);
	const obstacle = obstacleFor(operation, grant);
	return obstacle && explainObstacle(operation, obstacle, grant);
}

function noteFor(error: Error): string {
	if (error instanceof RequestRefused && error.failure?.status === 404) return GONE;
	if (error instanceof RequestRefused || error instanceof InvalidInput)
		return msg`The record was not read: ${error.message}.`;
	return NOT_READ;
}
