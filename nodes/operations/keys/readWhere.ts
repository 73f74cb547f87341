import type { Operation } from '../../../catalog/types';
import type { Json } from '../../shared/utils/isObject';
import { isObject } from '../../shared/utils/isObject';
import { inParallel } from '../../shared/utils/inParallel';
import { singleBatchItem } from '../batching/batchItem';
import { readListPages } from '../execution/readList';
import { concurrencyOf, type Run } from '../execution/runState';
import { buildRequest } from '../requests/build';

/** A question to a list: its records with one of several values. */
export interface Query {
	/** Whose request it is, and for which item errors are reported. */
	account: string;
	itemIndex: number;
	list: Operation;
	/** Path parameters by node parameter name. */
	parameters?: Record<string, unknown>;
	/** Other filters. */
	send?: Record<string, unknown>;
	/** The filter that takes the values; without one the whole list is read. */
	filter?: string;
	values: string[];
	/** Maximum number of records. */
	most?: number;
	/** Whether the records already read have one with the value. */
	isFound?(value: string, records: Json[]): boolean;
}

/** With up to this many values, each is requested by itself where a filter takes only one. */
const FEW = 2;

/**
 * Reads the records of a list that may have one of the values, in as few requests as possible. They still have to be compared:
 * filters of BigCommerce are wider than their names.
 * @throws InputError, ApiError, Cancelled
 */
export async function readWhere(run: Run, query: Query): Promise<Json[]> {
	const { list, filter } = query;
	if (!filter) return await readPages(run, query, {}, query.most);
	const parameter = list.query.find(({ name }) => name === filter);
	if (parameter?.schema.type !== 'array') return await readSingly(run, query, filter);
	// BigCommerce splits a list at its commas.
	const isListed = (value: string) => parameter.list === 'repeat' || !value.includes(',');
	const listed = query.values.filter(isListed);
	const others = query.values.filter((value) => !isListed(value));
	const records =
		listed.length > 0 ? await readPages(run, query, { [filter]: listed }, query.most) : [];
	if (others.length === 0) return records;
	const base = filter.replace(/:in$/, '');
	const hasBase = base !== filter && list.query.some(({ name }) => name === base);
	const rest = hasBase
		? await readSingly(run, { ...query, values: others }, base)
		: await readPages(run, query, {});
	return [...records, ...rest];
}

/**
 * Reads by a filter that takes one value. Many values are first looked for in the whole list, up to as many pages as there are
 * values: a small list costs less than a request for each of them.
 */
async function readSingly(run: Run, query: Query, filter: string): Promise<Json[]> {
	const { values, list, isFound } = query;
	const records: Json[] = [];
	let left = values;
	if (values.length > FEW && list.paging) {
		const most = Math.ceil(values.length / 2) * list.paging.maxLimit;
		for (const record of await readPages(run, query, {}, most)) records.push(record);
		if (records.length < most) return records;
		left = values.filter((value) => !isFound?.(value, records));
	}
	await inParallel(left, concurrencyOf(run), async (value) => {
		for (const record of await readPages(run, query, { [filter]: value })) records.push(record);
	});
	return records;
}

async function readPages(
	run: Run,
	{ account, itemIndex, list, parameters = {}, send = {} }: Query,
	filters: Record<string, unknown>,
	most?: number,
): Promise<Json[]> {
	const { request } = buildRequest(list, {
		parameters,
		filters: { ...send, ...filters },
		deleteEverything: false,
		body: undefined,
	});
	const batchItem = singleBatchItem({ itemIndex, account, operation: list, parameters, request });
	const records: Json[] = [];
	for await (const page of readListPages(run, batchItem, request, most))
		for (const record of page) if (isObject(record)) records.push(record);
	return records;
}
