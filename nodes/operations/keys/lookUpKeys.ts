import type { KeyList, NaturalKey, Operation } from '../../../catalog/types';
import type { ItemAccount } from '../../shared/accounts/itemAccounts';
import { operationOf } from '../../shared/catalog/catalog';
import {
	adviceFor,
	describePermissionProblem,
	findPermissionProblem,
} from '../../shared/scopes/permission';
import { InputError } from '../../shared/utils/coerce';
import { valueAt, type Json } from '../../shared/utils/isObject';
import type { Run } from '../execution/runState';
import { pathNames, recordsWithKey } from './compareKeys';
import { readWhere, type Query } from './readWhere';

/** Where keys are looked up. */
export interface Lookup {
	account: string;
	itemIndex: number;
	key: NaturalKey;
	/** Path parameters of the lists. */
	parameters: Record<string, unknown>;
}

/** A record that a key leads to. */
export interface Match {
	id: unknown;
	record: Json;
}

/**
 * Looks up keys of one kind, all together.
 * @returns the matches by text: none if there is no such record, several if the key is ambiguous
 * @throws InputError if no list may be read; ApiError, Cancelled
 */
export async function lookUpKeys(
	run: Run,
	lookup: Lookup,
	texts: string[],
): Promise<Map<string, Match[]>> {
	const { key } = lookup;
	const matches = new Map<string, Match[]>();
	for (const list of listsFor(run, lookup)) {
		const missing = texts.filter((text) => !matches.get(text)?.length);
		if (missing.length === 0) break;
		const found = key.path
			? await lookUpPaths(run, lookup, list, missing)
			: await lookUpIn(run, lookup, list, missing);
		for (const [text, records] of found) matches.set(text, records);
	}
	return matches;
}

interface UsableList extends KeyList {
	operation: Operation;
}

/** The lists whose path can be filled in and that the account may read. */
function listsFor(run: Run, { account, key, parameters }: Lookup): UsableList[] {
	const lists = key.lists
		.map((list) => ({ ...list, operation: operationOf(list.list) }))
		.filter((list): list is UsableList => list.operation !== undefined)
		.filter(({ operation }) => hasParameters(operation, parameters))
		.filter(isNearest);
	const { grant } = run.accounts.get(account) as ItemAccount;
	const problems = lists.map(({ operation }) => findPermissionProblem(operation, grant));
	const usable = lists.filter((_, index) => !problems[index]);
	const [problem] = problems;
	if (usable.length === 0 && problem)
		throw new InputError(
			describePermissionProblem(lists[0].operation, problem, grant),
			adviceFor(problem, grant),
		);
	return usable;
}

/** Of the lists of metafields, the one whose path has the most parameters is that of the record that they name. */
function isNearest({ operation }: UsableList, _: number, all: UsableList[]): boolean {
	const most = Math.max(...all.map((list) => list.operation.pathParameters.length));
	return operation.pathParameters.length === most;
}

function hasParameters(
	{ pathParameters }: Operation,
	parameters: Record<string, unknown>,
): boolean {
	return pathParameters.every(({ parameter }) => Object.hasOwn(parameters, parameter));
}

async function lookUpIn(
	run: Run,
	{ account, itemIndex, key, parameters }: Lookup,
	{ operation, filter, field = key.field, id = 'id', send }: UsableList,
	texts: string[],
): Promise<Map<string, Match[]>> {
	// As they are written: a filter may tell upper from lower case.
	const values = [...new Set(texts.map((text) => text.trim()))];
	const query: Query = {
		account,
		itemIndex,
		list: operation,
		parameters,
		send: send ? withField(send, id) : {},
		filter,
		values,
		isFound: (value, records) => recordsWithKey(key, field, value, records).length > 0,
	};
	const isAlone = key.isTrusted === true;
	const records = isAlone ? [] : await readWhere(run, query);
	const found = new Map<string, Match[]>();
	for (const text of texts) {
		const own = isAlone ? await readWhere(run, { ...query, values: [text.trim()] }) : records;
		found.set(text, matchesOf(recordsWithKey(key, field, text, own), id));
	}
	return found;
}

/** A field of the record besides its ID is only in the response if it is named. */
function withField(send: Record<string, string>, id: string): Record<string, string> {
	const names = send.include_fields;
	return names && id !== 'id' && !id.includes('.')
		? { ...send, include_fields: `${names},${id}` }
		: send;
}

function matchesOf(records: Json[], id: string): Match[] {
	const byId = new Map(records.map((record) => [String(valueAt(record, id)), record]));
	return [...byId.values()].map((record) => ({ id: valueAt(record, id), record }));
}

/** Follows paths of names level by level: one request for each level of all of them together. */
async function lookUpPaths(
	run: Run,
	{ account, itemIndex, key, parameters }: Lookup,
	{ operation, field = key.field, id = 'id', send = {} }: UsableList,
	texts: string[],
): Promise<Map<string, Match[]>> {
	const path = key.path as NonNullable<NaturalKey['path']>;
	const paths = texts.map((text) => ({ text, names: pathNames(text) }));
	const parentsOf = new Map<string, Match[]>(
		texts.map((text) => [text, [{ id: path.root, record: {} }]]),
	);
	const depth = Math.max(0, ...paths.map(({ names }) => names.length));
	for (let level = 0; level < depth; level++) {
		const open = paths.filter(({ names }) => names.length > level);
		const parents = new Set(
			open.flatMap(({ text }) => (parentsOf.get(text) ?? []).map((match) => String(match.id))),
		);
		if (parents.size === 0) break;
		const children = await readWhere(run, {
			account,
			itemIndex,
			list: operation,
			parameters,
			send: withField(send, id),
			filter: path.filter,
			values: [...parents],
		});
		for (const { text, names } of open) {
			const ids = new Set((parentsOf.get(text) ?? []).map((match) => String(match.id)));
			const own = children.filter((child) => ids.has(String(valueAt(child, path.parent))));
			parentsOf.set(text, matchesOf(recordsWithKey(key, field, names[level], own), id));
		}
	}
	return new Map(
		paths.map(({ text, names }) => [text, names.length > 0 ? (parentsOf.get(text) ?? []) : []]),
	);
}
