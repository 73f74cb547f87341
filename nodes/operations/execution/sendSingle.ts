import { randomUUID } from 'node:crypto';
import type { OwnWork } from '../../../catalog/types';
import type { ItemAccount } from '../../shared/accounts/itemAccounts';
import { msg } from '../../shared/text/message';
import { InputError } from '../../shared/utils/coerce';
import { requestFor } from '../batching/batchItem';
import { refusalOf } from '../batching/elementErrors';
import { proveAlone } from '../batching/proveOutcome';
import type { BatchItem, ItemRequest } from '../batching/types';
import { describeAccount } from '../localOperations/describeAccount';
import { sign } from '../localOperations/sign';
import { verify } from '../localOperations/verify';
import { withSent } from '../output/sentFields';
import { inParts } from '../requests/listParts';
import { fieldsInOutput, readSince } from '../sinceLastRun/readSince';
import { executeChain } from './executeChain';
import { brokenOff, noteIncomplete } from './cutListHints';
import { toOutputItems, responseToItems, type Recipient } from './outputItems';
import { pollJob } from './pollJob';
import { readListPages } from './readList';
import { wantedFrom } from './readParameters';
import { sendForItem, type Run } from './runState';

/**
 * Sends the request of a single item and records the outcome.
 * @throws ApiError, Cancelled
 */
export async function sendSingle(run: Run, batchItem: BatchItem): Promise<void> {
	const { itemRequest } = batchItem;
	const recipient: Recipient = {
		context: run.context,
		operation: itemRequest.operation,
		itemIndex: itemRequest.itemIndex,
		isWhole: run.isPart,
	};
	const own: BatchItem = { ...batchItem, operation: itemRequest.operation };
	if (itemRequest.operation.paging || itemRequest.since || isInParts(itemRequest)) {
		await readList(run, own, recipient);
		return;
	}
	if (itemRequest.operation.own) {
		run.results.done(
			batchItem,
			toOutputItems(recipient, await executeLocally(run, own, itemRequest.operation.own)),
		);
		return;
	}
	// The request may contain more elements than this one.
	const answer = await sendForItem(run, own, requestFor([batchItem]));
	const { kind } = itemRequest.operation.answer;
	if (kind === 'job' || kind === 'file' || Buffer.isBuffer(answer.body)) {
		run.results.done(batchItem, await responseToItems(recipient, await pollJob(run, own, answer)));
		return;
	}
	const outcome = proveAlone(own, answer);
	if (outcome.kind !== 'done') throw refusalOf(outcome, itemRequest.operation);
	noteIncomplete(run, itemRequest, answer);
	const records = run.isPart
		? outcome.records
		: outcome.records.map((record) => withSent(batchItem, record));
	run.results.done(batchItem, toOutputItems(recipient, records));
}

/** A list without paging whose filter is too long for one URL. */
function isInParts({ operation, request }: ItemRequest): boolean {
	return !operation.graphql && inParts(operation, request).length > 1;
}

async function readList(run: Run, batchItem: BatchItem, recipient: Recipient): Promise<void> {
	const { context, operation, itemIndex } = recipient;
	const read = (name: string, fallback: unknown) =>
		context.getNodeParameter(name, itemIndex, fallback) as unknown;
	const wanted = operation.paging
		? wantedFrom(read('returnAll', false), read('limit', 50))
		: undefined;
	const { since } = batchItem.itemRequest;
	if (since) {
		const always = { ...recipient, always: fieldsInOutput(batchItem.itemRequest, since) };
		await readSince(run, batchItem, since, wanted, (records) =>
			run.results.add(batchItem, toOutputItems(always, records)),
		);
		run.results.done(batchItem, []);
		return;
	}
	let count = 0;
	try {
		for await (const records of readListPages(
			run,
			batchItem,
			batchItem.itemRequest.request,
			wanted,
		)) {
			run.results.add(batchItem, toOutputItems(recipient, records));
			count += records.length;
		}
	} catch (error) {
		throw brokenOff(error as Error, count);
	}
	run.results.done(batchItem, []);
}

/**
 * Carries out operations that do more than send one request.
 * @returns the records to output
 * @throws InputError, ApiError, Cancelled
 */
async function executeLocally(run: Run, batchItem: BatchItem, own: OwnWork): Promise<unknown[]> {
	const fields = (batchItem.itemRequest.request.body ?? {}) as Record<string, unknown>;
	if (own.kind === 'chain') return await executeChain(run, batchItem, own, fields);
	const { connection } = run.accounts.get(batchItem.itemRequest.account) as ItemAccount;
	const { account } = connection;
	if (own.kind === 'upsert' || own.kind === 'members' || own.kind === 'steps')
		throw new Error('Items of this operation are carried out together.');
	if (own.kind === 'account') return [await describeAccount(run.context, connection)];
	const { clientId, clientSecret } = account;
	if (!clientId || !clientSecret || account.kind === 'account') {
		throw new InputError(
			msg`The credential has no client ID and client secret`,
			'This operation needs the client secret. Open the credential and enter both. They are shown where the API account or the app was created.',
		);
	}
	const now = Math.floor(Date.now() / 1000);
	const values = { ...fields, clientId, storeHash: account.storeHash, now, uuid: randomUUID() };
	return [
		own.kind === 'sign' ? sign(own, values, clientSecret) : verify(own, values, clientSecret, now),
	];
}
