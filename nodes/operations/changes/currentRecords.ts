import groupBy from 'lodash/groupBy';
import memoize from 'lodash/memoize';
import uniqBy from 'lodash/uniqBy';

import type { Operation } from '../../../catalog/types';
import { ApiError } from '../../shared/http/apiError';
import { isObject, valueAt, type Json } from '../../shared/utils/isObject';
import { keyFields } from '../batching/planBatches';
import type { ItemRequest } from '../batching/types';
import { executeItems } from '../execution/executeItems';
import { outputOrError } from '../execution/itemResults';
import type { Run } from '../execution/runState';
import { subRun } from '../execution/subRun';
import { readWhere } from '../keys/readWhere';
import { readerOf } from './reader';
import { buildRequest } from '../requests/build';

/** The elements that a request updates: one, or those of a list. */
export function elementsOf({ operation, request }: ItemRequest): Json[] {
	const list = operation.batch?.form === 'array' ? request.body : [request.body];
	return Array.isArray(list) ? list.filter(isObject) : [];
}

/**
 * Reads the records that requests update, all together.
 * @returns the records by item, one for each element, undefined for those that do not exist, or the error of reading them
 * @throws Cancelled
 */
export async function readCurrentRecords(
	run: Run,
	itemRequests: ItemRequest[],
): Promise<Map<number, Array<Json | undefined> | Error>> {
	const [{ operation, account, itemIndex, parameters }] = itemRequests;
	const reader = readerOf(operation);
	if (!reader) throw new Error(`Nothing reads what ${operation.id} updates.`);
	if (!reader.keys) return await readOneByOne(run, reader.operation, itemRequests);
	const elements = itemRequests.flatMap(elementsOf);
	const common = {
		account,
		itemIndex,
		list: reader.operation,
		parameters,
		send: includesFor(reader.operation, elements),
	};
	const records: Json[] = [];
	if (reader.keys.length === 0) records.push(...(await readWhere(run, { ...common, values: [] })));
	for (const { filter, values } of valuesByKey(reader.keys, elements))
		records.push(...(await readWhere(run, { ...common, filter, values })));
	const find = finderOf(records, keyFields(operation));
	return new Map(
		itemRequests.map((itemRequest) => [itemRequest.itemIndex, elementsOf(itemRequest).map(find)]),
	);
}

/** What to look for, by filter: each element by the first of its keys. One item may name a variant by its ID, another by its SKU. */
function valuesByKey(keys: Array<{ key: string; filter: string }>, elements: Json[]) {
	const firstOf = (element: Json) => keys.find(({ key }) => element[key] !== undefined)?.key;
	return keys
		.map(({ key, filter }) => {
			const named = elements.filter((element) => firstOf(element) === key);
			return { filter, values: [...new Set(named.map((element) => String(element[key])))] };
		})
		.filter(({ values }) => values.length > 0);
}

/** Finds the record that has all the keys by which an element names it, if only one has them. */
function finderOf(records: Json[], keys: string[]): (element: Json) => Json | undefined {
	const identity = (record: Json, names: string[]) =>
		JSON.stringify(names.map((name) => String(record[name]).toLowerCase()));
	const indexOf = memoize((list: string) => {
		const names = list.split(',');
		return groupBy(uniqBy(records, JSON.stringify), (record) => identity(record, names));
	});
	return (element) => {
		const names = keys.filter((name) => element[name] !== undefined);
		const found = names.length > 0 ? indexOf(names.join())[identity(element, names)] : [];
		return found?.length === 1 ? found[0] : undefined;
	};
}

async function readOneByOne(
	run: Run,
	operation: Operation,
	itemRequests: ItemRequest[],
): Promise<Map<number, Array<Json | undefined> | Error>> {
	const reading = subRun(run);
	const requests = itemRequests.map(({ itemIndex, account, parameters, request }) => {
		const filters = includesFor(operation, [request.body as Json]);
		const built = buildRequest(operation, {
			parameters,
			filters,
			deleteEverything: false,
			body: undefined,
		});
		return { itemIndex, account, operation, parameters, request: built.request };
	});
	await executeItems(reading, requests);
	return new Map(
		itemRequests.map(({ itemIndex }): [number, Array<Json | undefined> | Error] => {
			const outcome = outputOrError(reading.results.entries().get(itemIndex), run.gaveUp);
			// Some updates create a record that does not exist; BigCommerce refuses the others.
			if (isNotFound(outcome)) return [itemIndex, [undefined]];
			return [itemIndex, outcome instanceof Error ? outcome : outcome.map(({ json }) => json)];
		}),
	);
}

function isNotFound(outcome: unknown): boolean {
	return outcome instanceof ApiError && outcome.failure?.status === 404;
}

/** The parts of a record that BigCommerce returns only on request, if one of them is to be compared. */
export function includesFor(list: Operation, elements: Json[]): { include?: string[] } {
	const parameter = list.query.find(({ name }) => name === 'include');
	const choices = parameter?.schema.items?.enum ?? parameter?.schema.enum ?? [];
	const needed = choices
		.map(String)
		.filter((name) => elements.some((element) => valueAt(element, name) !== undefined));
	return needed.length > 0 ? { include: needed } : {};
}
