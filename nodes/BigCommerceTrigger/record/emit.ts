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
import { emptySeenEvents } from '../delivery/seenEvents';
import { requiredScopes } from '../hooks/requiredScopes';
import { toTriggerError } from '../triggerErrors';
import { settingsFrom, triggerConnection } from '../settings';

const PER_LIST = 3;

/**
 * Passes on what arrived, with its record. n8n would otherwise poll in place of a delivery when the test button is used,
 * because the node has a poll; where there is no delivery, records of the store stand in, so that the fields can be seen.
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

/** What the poll found has its record already. */
async function withRecords(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const read = (name: string, fallback: unknown) => context.getNodeParameter(name, 0, fallback);
	if (
		!settingsFrom(read, context.getNode()).fetchRecord ||
		items.every(({ json }) => json.caughtUp)
	)
		return items;
	const caller = await triggerConnection(context, read);
	return await Promise.all(
		items.map(async (item) =>
			item.json.caughtUp
				? item
				: { ...item, json: { ...item.json, ...(await recordOf(context, caller, item.json)) } },
		),
	);
}

/** A raw item names its event as BigCommerce does. */
async function recordOf(
	context: IExecuteFunctions,
	caller: Connection,
	{ event, scope, data }: IDataObject,
): Promise<IDataObject> {
	return { ...(await fetchRecord(context, caller, String(event ?? scope), data)) } as IDataObject;
}

async function samples(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const read = (name: string, fallback: unknown) => context.getNodeParameter(name, 0, fallback);
	const { events, channels, fetchRecord, raw } = settingsFrom(read, context.getNode());
	const wanted = requiredScopes(events, channels);
	if ('obstacle' in wanted)
		throw new NodeOperationError(context.getNode(), wanted.obstacle, {
			description: wanted.advice,
		});
	const caller = await triggerConnection(context, read);
	const { listed, time } = await listChanges(
		context,
		caller,
		searchesFor(wanted.scopes),
		undefined,
		PER_LIST,
	);
	const found = listed.flatMap(({ search, records }) =>
		records.flatMap((record) =>
			findChanges(search, record, { from: 0, to: time }, emptySeenEvents()),
		),
	);
	return found.map((event) => ({
		json: itemOf(
			{
				...event,
				storeHash: caller.account.storeHash,
				fetched: fetchRecord ? { record: event.record } : {},
				caughtUp: true,
			},
			raw,
		),
		pairedItem: { item: 0 },
	}));
}
