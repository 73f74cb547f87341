import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { Fetch } from '../../../catalog/webhookEventTypes';
import { sendOperation } from '../../operations/execution/sendOperation';
import { InputError } from '../../shared/utils/coerce';
import { grantOf } from '../../shared/scopes/detect';
import { describePermissionProblem, findPermissionProblem } from '../../shared/scopes/permission';
import { ApiError } from '../../shared/http/send';
import { type Connection } from '../../shared/http/types';
import { fetchFor, recordRequests, tellsOfSeveral, type RecordRequest } from './recordRequests';
import { msg } from '../../shared/text/message';

/** The record of an event, or a note on why it is missing. Neither for events without a record. */
export interface Fetched {
	record?: unknown;
	note?: string;
}

const GONE = msg`The record was already gone when it was read.`;
const NOT_READ = msg`The record was not read.`;
/** Maximum number of records to read for one event. Each is a request. */
const MOST_RECORDS = 250;

/**
 * Reads the full record of an event, if the account has the scope. Never throws: the event matters more than its record, and
 * gets a note instead.
 */
export async function fetchRecord(
	context: IAllExecuteFunctions,
	connection: Connection,
	scope: string,
	data: unknown,
): Promise<Fetched> {
	try {
		const fetch = fetchFor(scope, data);
		return fetch ? await read(context, connection, fetch, scope, data) : {};
	} catch (error) {
		return { note: noteFor(error as Error) };
	}
}

async function read(
	context: IAllExecuteFunctions,
	connection: Connection,
	fetch: Fetch,
	scope: string,
	data: unknown,
): Promise<Fetched> {
	const via = fetch.via
		? (await read(context, connection, fetch.via, scope, data)).record
		: undefined;
	if (fetch.via && via === undefined) return { note: GONE };
	const readings = recordRequests(fetch, scope, data, via);
	if (readings.length === 0) return { note: NOT_READ };
	const obstacle = await obstacleTo(context, connection, readings[0]);
	if (obstacle) return { note: msg`The record was not read: ${obstacle}` };
	const records: unknown[] = [];
	for (const { operation, request, take } of readings.slice(0, MOST_RECORDS)) {
		const record = take(await sendOperation({ context, connection }, operation, request));
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
	connection: Connection,
	{ operation }: RecordRequest,
): Promise<string | undefined> {
	const grant = await grantOf(context, connection);
	const obstacle = findPermissionProblem(operation, grant);
	return obstacle && describePermissionProblem(operation, obstacle, grant);
}

function noteFor(error: Error): string {
	if (error instanceof ApiError && error.failure?.status === 404) return GONE;
	if (error instanceof ApiError || error instanceof InputError)
		return msg`The record was not read: ${error.message}.`;
	return NOT_READ;
}
