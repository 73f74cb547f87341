import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { findChanges, searchesFor } from '../catchUp/findChanges';
import { fetchRecord } from './fetchRecord';
import { listChanges } from '../catchUp/listChanges';
import type { Connection } from '../../shared/http/types';
import { itemOf } from '../delivery/outputItem';
import { withoutTrailingSlash } from '../delivery/readDelivery';
import { emptySeenEvents } from '../delivery/seenEvents';
import { requiredScopes } from '../hooks/requiredScopes';
import { toTriggerError } from '../triggerErrors';
import { settingsFrom, triggerConnection } from '../settings';

const PER_LIST = 3;

/**
 * Outputs the delivered events with their records. Without this method, n8n would poll instead of using the delivery in a test
 * execution, because the node has a poll. If there is no delivery, records of the store serve as samples that show the fields.
 */
export async function emit(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const isDelivered =
		this.getMode() !== 'manual' || items.some(({ json }) => Object.keys(json).length > 0);
	try {
		return [isDelivered ? await withRecords(this, items) : await samples(this)];
	} catch (error) {
		throw toTriggerError(error as Error, this.getNode()) as NodeOperationError;
	}
}

/** Events that the poll found already have their record. */
async function withRecords(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const read = (name: string, fallback: unknown) => context.getNodeParameter(name, 0, fallback);
	if (
		!settingsFrom(read, context.getNode(), context.getTimezone()).fetchRecord ||
		items.every(({ json }) => json.caughtUp ?? json.backfill)
	)
		return items;
	const connection = await triggerConnection(context, read);
	return await Promise.all(
		items.map(async (item) =>
			(item.json.caughtUp ?? item.json.backfill)
				? item
				: { ...item, json: { ...item.json, ...(await recordOf(context, connection, item.json)) } },
		),
	);
}

/** A raw item has the event in `scope`, as BigCommerce sent it; a simple one has it in `event`. */
async function recordOf(
	context: IExecuteFunctions,
	connection: Connection,
	{ event, scope, data }: IDataObject,
): Promise<IDataObject> {
	return {
		...(await fetchRecord(
			context,
			connection,
			String(event ?? withoutTrailingSlash(String(scope).trim())),
			data,
		)),
	} as IDataObject;
}

async function samples(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const read = (name: string, fallback: unknown) => context.getNodeParameter(name, 0, fallback);
	const { events, channels, fetchRecord, raw } = settingsFrom(
		read,
		context.getNode(),
		context.getTimezone(),
	);
	const wanted = requiredScopes(events, channels);
	if ('obstacle' in wanted)
		throw new NodeOperationError(context.getNode(), wanted.obstacle, {
			description: wanted.advice,
		});
	const connection = await triggerConnection(context, read);
	const { listed, time } = await listChanges(
		context,
		connection,
		searchesFor(wanted.scopes),
		undefined,
		PER_LIST,
	);
	const listedEvents = listed.flatMap(({ search, records }) =>
		records.flatMap((record) =>
			findChanges(search, record, { from: 0, to: time }, emptySeenEvents()),
		),
	);
	return listedEvents.map((event) => ({
		json: itemOf(
			{
				...event,
				storeHash: connection.account.storeHash,
				fetched: fetchRecord ? { record: event.record } : {},
				caughtUp: true,
			},
			raw,
		),
		pairedItem: { item: 0 },
	}));
}
