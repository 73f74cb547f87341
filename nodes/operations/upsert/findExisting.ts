import groupBy from 'lodash/groupBy';
import omit from 'lodash/omit';
import uniqBy from 'lodash/uniqBy';

import type { Operation, Upsert } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { keyedRecordOf } from '../keys/keyedRecords';
import { findPermissionProblem } from '../../shared/scopes/permission';
import { inParallel } from '../../shared/utils/inParallel';
import { valueAt, type Json } from '../../shared/utils/isObject';
import { includesFor } from '../changes/currentRecords';
import { concurrencyOf, type Run } from '../execution/runState';
import { lookUpKeys } from '../keys/lookUpKeys';
import { readWhere, type Query } from '../keys/readWhere';
import type { UpsertItem, UpsertOperations } from './types';
import { keyValues } from './upsertItems';

/** A second list of values fits into the address besides the first only if it is short. */
const SHORT_LIST = 20;
/** Up to this many owners, the list of each is read. */
const FEW_OWNERS = 2;

/**
 * Finds the records that items are about, in as few requests as possible. All items are of one account.
 * @returns the records by item; several if the key is ambiguous
 */
export async function findExisting(
	run: Run,
	operations: UpsertOperations,
	items: UpsertItem[],
): Promise<Map<UpsertItem, Json[]>> {
	const found = new Map<UpsertItem, Json[]>();
	for (const group of Object.values(groupBy(items, ({ columns }) => columns.join()))) {
		const isPath = group[0].columns.includes(operations.upsert.path?.column ?? '');
		const part = isPath
			? await findByPath(run, operations, group)
			: await findByColumns(run, operations, group);
		for (const [item, records] of part) found.set(item, records);
	}
	return found;
}

async function findByColumns(
	run: Run,
	operations: UpsertOperations,
	items: UpsertItem[],
): Promise<Map<UpsertItem, Json[]>> {
	const { upsert, id } = operations;
	const records = await readCandidates(run, operations, items);
	const [{ columns }] = items;
	const byKey = groupBy(
		uniqBy(records, ({ record }) => String(valueAt(record, id))),
		(candidate) => JSON.stringify([candidate.owner, keyValues(upsert, columns, candidate.record)]),
	);
	return new Map(
		items.map((item) => {
			const key = JSON.stringify([
				ownerOf(operations, item),
				keyValues(upsert, columns, item.fields),
			]);
			const matches = (byKey[key] ?? []).map(({ record }) => record);
			const exact = matches.filter((record) =>
				columns.every(
					(column) => String(record[column]).trim() === String(item.fields[column]).trim(),
				),
			);
			return [item, exact.length > 0 ? exact : matches];
		}),
	);
}

/** A record, and the owner in whose list it is. */
interface Candidate {
	record: Json;
	owner: string;
}

/** The path parameters of an item, which say whose records it is about. */
function ownerOf({ create }: UpsertOperations, { itemRequest }: UpsertItem): string {
	return JSON.stringify(
		create.pathParameters.map(({ parameter }) => String(itemRequest.parameters[parameter])),
	);
}

async function readCandidates(
	run: Run,
	operations: UpsertOperations,
	items: UpsertItem[],
): Promise<Candidate[]> {
	const owners = groupBy(items, (item) => ownerOf(operations, item));
	const { upsert, list } = operations;
	const names = Object.keys(owners);
	if (upsert.ofAll && (names.length > FEW_OWNERS || upsert.ofAll.list === list.id)) {
		const all = await readOfAll(run, operations, items, names.length);
		if (all) return all;
	}
	const candidates: Candidate[] = [];
	await inParallel(names, concurrencyOf(run), async (owner) => {
		const own = owners[owner];
		for (const record of await readWhere(run, queryFor(operations, list, own)))
			candidates.push({ record, owner });
	});
	return candidates;
}

/**
 * The records of all owners in one list.
 * @returns undefined if it is longer than the lists of the owners would be together
 */
async function readOfAll(
	run: Run,
	operations: UpsertOperations,
	items: UpsertItem[],
	owners: number,
): Promise<Candidate[] | undefined> {
	const { upsert, list } = operations;
	const { ofAll, via } = upsert;
	const all = ofAll && operationOf(ofAll.list);
	if (!ofAll || !all) return undefined;
	const query = queryFor(operations, all, items);
	const isOnly = ofAll.list === list.id;
	const most = isOnly ? undefined : owners * (all.paging?.maxLimit ?? 1);
	const records =
		(via && (await readVia(run, operations, items, query))) ??
		(await readWhere(run, { ...query, most }));
	if (most !== undefined && records.length >= most) return undefined;
	const ownerByParent = new Map(
		items.map((item) => [
			String(item.itemRequest.parameters[ofAll.parameter]),
			ownerOf(operations, item),
		]),
	);
	return records.flatMap((record) => {
		const owner = ownerByParent.get(String(valueAt(record, ofAll.owner)));
		return owner === undefined ? [] : [{ record, owner }];
	});
}

/** Finds the records by what another list knows of them. @returns undefined if the account may not read that list */
async function readVia(
	run: Run,
	{ upsert: { via } }: UpsertOperations,
	items: UpsertItem[],
	query: Query,
): Promise<Json[] | undefined> {
	const [{ columns, itemRequest }] = items;
	const operation = via && operationOf(via.list);
	const grant = run.accounts.get(itemRequest.account)?.grant;
	if (!via || !operation || !columns.includes(via.column) || !grant) return undefined;
	if (findPermissionProblem(operation, grant)) return undefined;
	const rest = omit(query, 'filter');
	const values = items.map(({ fields }) => String(fields[via.column]).trim());
	const known = await readWhere(run, {
		...rest,
		list: operation,
		parameters: {},
		send: {},
		filter: via.filter,
		values: [...new Set(values)],
	});
	const given = [...new Set(known.map((record) => String(valueAt(record, via.gives))))];
	return given.length === 0 ? [] : await readWhere(run, { ...rest, filter: via.to, values: given });
}

/** The query for the records that items may be about: by the filter with the most values, and short ones besides. */
function queryFor(operations: UpsertOperations, list: Operation, items: UpsertItem[]): Query {
	const [{ columns, itemRequest }] = items;
	const { upsert } = operations;
	const lists = columns.flatMap((column) => {
		const { filter } = upsert.match[column] ?? {};
		const parameter = list.query.find(({ name }) => name === filter);
		if (!filter || !parameter) return [];
		const values = [...new Set(items.map(({ fields }) => String(fields[column]).trim()))];
		return [{ column, filter, values, isList: parameter.schema.type === 'array' }];
	});
	const [main] = [...lists].sort(
		(a, b) => Number(b.isList) - Number(a.isList) || b.values.length - a.values.length,
	);
	const besides = lists.filter(
		({ filter, values, isList }) =>
			filter !== main?.filter && (isList ? values.length <= SHORT_LIST : values.length === 1),
	);
	const send = Object.fromEntries(
		besides.map(({ filter, values, isList }) => [filter, isList ? values : values[0]]),
	);
	const { id } = operations;
	return {
		account: itemRequest.account,
		itemIndex: itemRequest.itemIndex,
		list,
		parameters: itemRequest.parameters,
		send: {
			...send,
			...includesFor(
				list,
				items.map(({ fields }) => fields),
			),
		},
		filter: main?.filter,
		values: main?.values ?? [],
		isFound: (value, records) =>
			records.some(
				(record) =>
					valueAt(record, id) !== undefined &&
					keyValues(upsert, [main.column], record)[0] ===
						keyValues(upsert, [main.column], { [main.column]: value })[0],
			),
	};
}

/** Finds records by the names of the records above them. */
async function findByPath(
	run: Run,
	{ upsert, create }: UpsertOperations,
	items: UpsertItem[],
): Promise<Map<UpsertItem, Json[]>> {
	const [{ itemRequest }] = items;
	const column = upsert.path?.column ?? '';
	const key = keyedRecordOf(`${create.resource}Id`)?.keys.find(({ path }) => path);
	if (!key) throw new Error(`${create.resource} has no key with a path.`);
	const whole = { ...key, lists: key.lists.map((list) => omit(list, 'send')) };
	const texts = [...new Set(items.map(({ fields }) => String(fields[column])))];
	const matches = await lookUpKeys(
		run,
		{ account: itemRequest.account, itemIndex: itemRequest.itemIndex, key: whole, parameters: {} },
		texts,
	);
	return new Map(
		items.map((item) => [
			item,
			(matches.get(String(item.fields[column])) ?? [])
				.map(({ record }) => record)
				.filter((record) => hasSameScope(upsert, item, record)),
		]),
	);
}

/** A tree that is given decides between categories of the same path in several trees. */
function hasSameScope({ onlyOne = {} }: Upsert, { fields }: UpsertItem, record: Json): boolean {
	return Object.keys(onlyOne).every(
		(field) => fields[field] === undefined || String(fields[field]) === String(record[field]),
	);
}
