import groupBy from 'lodash/groupBy';
import { recordSchema } from '../../../catalog/recordSchema';
import type { Operation } from '../../../catalog/types';
import { Cancelled } from '../../shared/errors/cancelled';
import { isObject, type Json } from '../../shared/utils/isObject';
import { singleBatchItem } from '../batching/batchItem';
import { keyFields } from '../batching/planBatches';
import type { ItemRequest } from '../batching/types';
import { toOutputItems } from '../execution/outputItems';
import type { Run } from '../execution/runState';
import { changedFields, changesBetween, type Changes } from './compareFields';
import { neededFields } from './neededFields';
import { elementsOf, readCurrentRecords } from './currentRecords';
import { readerOf } from './reader';

/** An update after the comparison with what it updates. */
export interface ComparedUpdate {
	itemRequest: ItemRequest;
	/** What would change; undefined if it cannot be known, because a record does not exist. */
	changes?: Changes;
	/** The records as they are, if nothing would change. */
	unchanged?: Json[];
}

/** Compares updates with what they update. @returns those that could be compared; the others' errors are recorded. @throws Cancelled */
export async function compareUpdates(
	run: Run,
	itemRequests: ItemRequest[],
): Promise<ComparedUpdate[]> {
	const compared: ComparedUpdate[] = [];
	const groups = groupBy(itemRequests, ({ account, operation, parameters }) =>
		JSON.stringify([
			account,
			operation.id,
			readerOf(operation)?.keys === undefined ? undefined : parameters,
		]),
	);
	for (const group of Object.values(groups)) {
		const earlier = new Map<string, Json>();
		const current = await readCurrentRecords(run, group).catch((error: Error) => {
			if (error instanceof Cancelled) throw error;
			return error;
		});
		for (const itemRequest of group) {
			const records =
				current instanceof Error ? current : (current.get(itemRequest.itemIndex) ?? []);
			if (records instanceof Error) run.results.failed(itemRequest.itemIndex, records);
			else compared.push(compareInTurn(itemRequest, records, earlier));
		}
	}
	return compared;
}

/**
 * Compares an item with the records as they are after the items before it. Whether those will succeed is not known yet, so that an
 * item about the same record is sent whole.
 */
function compareInTurn(
	itemRequest: ItemRequest,
	records: Array<Json | undefined>,
	earlier: Map<string, Json>,
): ComparedUpdate {
	const elements = elementsOf(itemRequest);
	const names = elements.map((element) => identityOf(itemRequest, element));
	const isAgain = names.some((name) => earlier.has(name));
	const present = records.map((record, index) => earlier.get(names[index]) ?? record);
	const compared = compare(itemRequest, present);
	for (const [index, name] of names.entries())
		earlier.set(name, { ...present[index], ...elements[index] });
	return isAgain ? { itemRequest, changes: compared.changes } : compared;
}

function identityOf({ operation, request }: ItemRequest, element: Json): string {
	if (operation.batch?.form !== 'array') return request.path;
	return JSON.stringify(keyFields(operation).map((name) => String(element[name]).toLowerCase()));
}

function compare(itemRequest: ItemRequest, records: Array<Json | undefined>): ComparedUpdate {
	const { operation } = itemRequest;
	const elements = elementsOf(itemRequest);
	// A record that does not exist: BigCommerce refuses or creates it.
	if (records.includes(undefined) || records.length !== elements.length) return { itemRequest };
	const schema = recordSchema(operation) ?? {};
	const keys = operation.batch ? keyFields(operation) : [];
	const all = elements.map((element, index) => {
		const given = Object.fromEntries(
			Object.entries(element).filter(([name]) => !keys.includes(name)),
		);
		return changesBetween(given, records[index] as Json, schema);
	});
	const isSame = all.map((changes) => Object.keys(changes).length === 0);
	if (isSame.every(Boolean)) return { itemRequest, changes: {}, unchanged: records as Json[] };
	const body = elements
		.map((element, index) => onlyChanged(operation, element, all[index]))
		.filter((_, index) => !isSame[index]);
	const isList = operation.batch?.form === 'array';
	return {
		itemRequest: {
			...itemRequest,
			request: { ...itemRequest.request, body: isList ? body : body[0] },
		},
		changes: all.length === 1 ? all[0] : numbered(all),
	};
}

/** An element with what differs, and what every request must have. */
function onlyChanged(operation: Operation, element: Json, changes: Changes): Json {
	const needed = neededFields(operation);
	const changed = changedFields(element, changes);
	return Object.fromEntries(
		Object.entries(element).filter(([name]) => needed.has(name) || Object.hasOwn(changed, name)),
	);
}

/** Changes of several records of one item, by their position. */
function numbered(all: Changes[]): Changes {
	return Object.fromEntries(
		all.flatMap((changes, index) =>
			Object.entries(changes).map(([name, change]) => [`${index}.${name}`, change]),
		),
	);
}

/**
 * Leaves out updates that would change nothing, and from the others what is the same already.
 * @returns the requests that are left
 */
export async function skipUnchanged(run: Run, itemRequests: ItemRequest[]): Promise<ItemRequest[]> {
	const left: ItemRequest[] = [];
	for (const { itemRequest, changes, unchanged } of await compareUpdates(run, itemRequests)) {
		const { itemIndex, operation } = itemRequest;
		if (changes)
			run.outcomes.set(itemIndex, { outcome: unchanged ? 'unchanged' : 'updated', changes });
		if (unchanged) bookUnchanged(run, itemRequest, operation, unchanged);
		else left.push(itemRequest);
	}
	return left;
}

/** Records an item that nothing had to be sent for: its output is the record as it is. */
export function bookUnchanged(
	run: Run,
	itemRequest: ItemRequest,
	operation: Operation,
	records: unknown[],
): void {
	const { itemIndex } = itemRequest;
	run.results.expect(itemIndex, 1);
	run.results.done(
		singleBatchItem(itemRequest),
		toOutputItems({ context: run.context, operation, itemIndex }, records.filter(isObject)),
	);
}
