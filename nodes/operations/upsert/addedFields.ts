import groupBy from 'lodash/groupBy';

import { operationOf } from '../../shared/catalog/catalog';
import { keyedRecordOf } from '../keys/keyedRecords';
import { fieldLabel } from '../../shared/catalog/names';
import { msg } from '../../shared/text/message';
import { InputError } from '../../shared/utils/coerce';
import { valueAt, type Json } from '../../shared/utils/isObject';
import type { ItemRequest } from '../batching/types';
import { executeItems } from '../execution/executeItems';
import { outputOrError } from '../execution/itemResults';
import type { Run } from '../execution/runState';
import { subRun } from '../execution/subRun';
import { pathNames } from '../keys/compareKeys';
import { lookUpKeys } from '../keys/lookUpKeys';
import { readWhere } from '../keys/readWhere';
import { buildRequest } from '../requests/build';
import { ID_OF_NEW_RECORD } from './newRecord';
import type { UpsertItem, UpsertOperations } from './types';

/** What new records get besides the given fields, or why they cannot be created. */
export type AddedFields = Map<UpsertItem, Json | Error>;

/**
 * Determines what new records get besides the given fields: the only record of a list as in `onlyOne`, and for a path the name
 * and the parent. Missing parents are created, unless this is a preview.
 */
export async function addedFieldsFor(
	run: Run,
	operations: UpsertOperations,
	items: UpsertItem[],
	isPreview: boolean,
): Promise<AddedFields> {
	const defaults = await onlyOnes(run, operations, items);
	const added: AddedFields = new Map(
		items.map((item) => [
			item,
			Object.fromEntries(
				Object.entries(defaults).filter(([field]) => item.fields[field] === undefined),
			),
		]),
	);
	const { path } = operations.upsert;
	const byPath = path ? items.filter(({ columns }) => columns.includes(path.column)) : [];
	if (path && byPath.length > 0)
		await addParents(run, operations, { items: byPath, added, isPreview });
	return added;
}

async function onlyOnes(
	run: Run,
	{ upsert }: UpsertOperations,
	items: UpsertItem[],
): Promise<Json> {
	const values: Json = {};
	for (const [field, { list: id, id: idField }] of Object.entries(upsert.onlyOne ?? {})) {
		const list = operationOf(id);
		const item = items.find(({ fields }) => fields[field] === undefined);
		if (!item || !list) continue;
		const { account, itemIndex } = item.itemRequest;
		const records = await readWhere(run, { account, itemIndex, list, values: [] });
		if (records.length === 1) values[field] = valueAt(records[0], idField);
	}
	return values;
}

interface ParentsOf {
	items: UpsertItem[];
	added: AddedFields;
	isPreview: boolean;
}

async function addParents(
	run: Run,
	operations: UpsertOperations,
	{ items, added, isPreview }: ParentsOf,
): Promise<void> {
	const path = operations.upsert.path as NonNullable<typeof operations.upsert.path>;
	const parents = new Map<string, unknown>([['', path.root]]);
	const failed = new Map<string, Error>();
	const names = new Map(items.map((item) => [item, pathNames(String(item.fields[path.column]))]));
	const depth = Math.max(...[...names.values()].map((own) => own.length));
	for (let level = 1; level < depth; level++) {
		const wanted = items.filter((item) => (names.get(item) ?? []).length > level);
		const byPath = groupBy(wanted, (item) => prefixOf(names.get(item) ?? [], level));
		await findParents(run, operations, byPath, parents);
		const missing = Object.entries(byPath).filter(
			([prefix]) => !parents.has(prefix) && !failed.has(prefix),
		);
		const creations: ParentCreation[] = [];
		for (const [prefix, [item]] of missing) {
			const own = (names.get(item) ?? []).slice(0, level);
			const above = prefixOf(own, level - 1);
			const error = failed.get(above);
			const scope = scopeFields(operations, item, added.get(item) as Json);
			const unscoped = above === '' ? missingScope(scope) : undefined;
			if (error ?? unscoped) failed.set(prefix, error ?? (unscoped as Error));
			else if (isPreview) parents.set(prefix, ID_OF_NEW_RECORD);
			else
				creations.push({
					prefix,
					item,
					fields: {
						...scope,
						[path.name]: own[level - 1],
						[path.parent]: parents.get(above),
					},
				});
		}
		for (const [prefix, id] of await createParents(run, operations, creations)) {
			if (id instanceof Error) failed.set(prefix, id);
			else parents.set(prefix, id);
		}
	}
	for (const item of items) {
		const own = names.get(item) ?? [];
		const above = prefixOf(own, own.length - 1);
		const scope = scopeFields(operations, item, added.get(item) as Json);
		const error = failed.get(above) ?? (above === '' ? missingScope(scope) : undefined);
		added.set(
			item,
			error ?? {
				...(added.get(item) as Json),
				[path.name]: own.at(-1),
				[path.parent]: parents.get(above),
			},
		);
	}
}

function prefixOf(names: string[], level: number): string {
	return names.slice(0, level).join(' > ').toLowerCase();
}

async function findParents(
	run: Run,
	{ create }: UpsertOperations,
	byPath: Record<string, UpsertItem[]>,
	parents: Map<string, unknown>,
): Promise<void> {
	const key = keyedRecordOf(`${create.resource}Id`)?.keys.find(({ path }) => path);
	const [[item] = []] = Object.values(byPath);
	if (!key || !item) return;
	const { account, itemIndex } = item.itemRequest;
	const found = await lookUpKeys(
		run,
		{ account, itemIndex, key, parameters: {} },
		Object.keys(byPath),
	);
	for (const [prefix, matches] of found) if (matches.length > 0) parents.set(prefix, matches[0].id);
}

interface ParentCreation {
	prefix: string;
	/** The item whose account and number the request has. */
	item: UpsertItem;
	fields: Json;
}

/** Creates the missing parents of one level together. @returns their IDs, or why they could not be created */
async function createParents(
	run: Run,
	{ create, id }: UpsertOperations,
	creations: ParentCreation[],
): Promise<Map<string, unknown>> {
	const creating = subRun(run);
	const results = new Map<string, unknown>();
	const requests = creations.flatMap(({ prefix, item: { itemRequest }, fields }): ItemRequest[] => {
		try {
			const { request } = buildRequest(create, {
				parameters: itemRequest.parameters,
				filters: {},
				deleteEverything: false,
				body: { fields },
			});
			return [{ ...itemRequest, operation: create, request }];
		} catch (error) {
			results.set(prefix, error);
			return [];
		}
	});
	await executeItems(creating, requests);
	for (const { prefix, item } of creations) {
		if (results.has(prefix)) continue;
		const result = creating.results.entries().get(item.itemRequest.itemIndex);
		const outcome = outputOrError(result, run.gaveUp);
		results.set(prefix, outcome instanceof Error ? outcome : valueAt(outcome[0]?.json, id));
	}
	return results;
}

/** A record without a parent needs its tree, unless the store has only one. */
function missingScope(scope: Json): InputError | undefined {
	const field = Object.keys(scope).find((name) => scope[name] === undefined);
	return field === undefined
		? undefined
		: new InputError(
				msg`"${fieldLabel(field)}" is required for a record without a parent`,
				'The store has several of them, so that it cannot be chosen for you.',
			);
}

/** The fields that say in which tree a record is. */
function scopeFields({ upsert }: UpsertOperations, { fields }: UpsertItem, added: Json): Json {
	return Object.fromEntries(
		Object.keys(upsert.onlyOne ?? {}).map((field) => [field, fields[field] ?? added[field]]),
	);
}
