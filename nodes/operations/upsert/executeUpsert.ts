import groupBy from 'lodash/groupBy';
import minBy from 'lodash/minBy';

import { Cancelled } from '../../shared/errors/cancelled';
import { ApiError } from '../../shared/http/apiError';
import { msg } from '../../shared/text/message';
import { InputError } from '../../shared/utils/coerce';
import { valueAt, type Json } from '../../shared/utils/isObject';
import type { ItemRequest } from '../batching/types';
import { bookUnchanged } from '../changes/skipUnchanged';
import { executeItems } from '../execution/executeItems';
import { outputOrError } from '../execution/itemResults';
import { isStopped, type Run } from '../execution/runState';
import { subRun } from '../execution/subRun';
import { pathNames } from '../keys/compareKeys';
import { addedFieldsFor } from './addedFields';
import { findExisting } from './findExisting';
import { ID_OF_NEW_RECORD } from './newRecord';
import { planUpsert, recordAfter } from './planUpsert';
import type { Plan, UpsertItem, UpsertOperations } from './types';
import { operationsOfUpsert, readUpsertItem } from './upsertItems';

/** What happens with the plans of items that are looked up together. */
type CarryOut = (run: Run, operations: UpsertOperations, plans: Plan[]) => Promise<void>;

/** Creates or updates the records of all items. @throws Cancelled */
export async function executeUpsert(run: Run, itemRequests: ItemRequest[]): Promise<void> {
	await upsertAll(run, itemRequests, false, carryOutPlans);
}

/**
 * Looks up the records of all items, and has their plans carried out. Items with the same key are handled one after the other, so
 * that the second works on the result of the first.
 */
export async function upsertAll(
	run: Run,
	itemRequests: ItemRequest[],
	isPreview: boolean,
	carryOut: CarryOut,
): Promise<void> {
	const groups = groupBy(itemRequests, ({ account, operation }) => `${account} ${operation.id}`);
	for (const group of Object.values(groups)) {
		const operations = operationsOfUpsert(group[0].operation);
		const planned = new Map<string, Json>();
		let open = readItems(run, operations, group);
		while (open.length > 0 && !isStopped(run)) {
			const wave = nextWave(operations, open);
			const usable = wave.filter((item) => !refuseAfterUnknown(run, item, group, operations));
			await handleWave(run, operations, usable, carryOut, isPreview ? planned : undefined);
			open = open.filter((item) => !wave.includes(item));
		}
	}
}

function readItems(run: Run, { upsert }: UpsertOperations, group: ItemRequest[]): UpsertItem[] {
	return group.flatMap((itemRequest) => {
		try {
			return [readUpsertItem(run.context, upsert, itemRequest)];
		} catch (error) {
			run.results.failed(itemRequest.itemIndex, error as Error);
			return [];
		}
	});
}

/** The items that can be looked up together: each record once, and records nearer to the top first. */
function nextWave({ upsert }: UpsertOperations, open: UpsertItem[]): UpsertItem[] {
	const firsts = [
		...new Map([...open].reverse().map((item) => [item.identity, item])).values(),
	].reverse();
	const { path } = upsert;
	const depthOf = ({ columns, fields }: UpsertItem) =>
		path && columns.includes(path.column) ? pathNames(String(fields[path.column])).length : 0;
	const least = depthOf(minBy(firsts, depthOf) as UpsertItem);
	return firsts.filter((item) => depthOf(item) === least);
}

const unknownItems = new WeakMap<Run['outcomes'], Map<string, number>>();

/** If it is unknown whether an earlier item created the record, another item with its key could create it twice. */
function refuseAfterUnknown(
	run: Run,
	item: UpsertItem,
	group: ItemRequest[],
	{ create }: UpsertOperations,
): boolean {
	const earlier = unknownItems.get(run.outcomes)?.get(item.identity);
	if (earlier === undefined || !group.some(({ itemIndex }) => itemIndex === earlier)) return false;
	run.results.failed(
		item.itemRequest.itemIndex,
		new InputError(
			msg`Item ${earlier} has the same key, and it is not known whether it was carried out`,
			`Items ${earlier} and ${item.itemRequest.itemIndex} are about the same ${create.resource}. Look in the store, and run the node again for this item.`,
		),
	);
	return true;
}

async function handleWave(
	run: Run,
	operations: UpsertOperations,
	items: UpsertItem[],
	carryOut: CarryOut,
	planned?: Map<string, Json>,
): Promise<void> {
	if (items.length === 0) return;
	const plans = await planAll(run, operations, items, planned).catch((error: Error) => error);
	if (plans instanceof Cancelled) throw plans;
	if (plans instanceof Error) {
		for (const { itemRequest } of items) run.results.failed(itemRequest.itemIndex, plans);
		return;
	}
	for (const plan of plans)
		if (plan.kind === 'failed') run.results.failed(plan.item.itemRequest.itemIndex, plan.error);
	const ended = await carryOut(run, operations, plans).catch((error: Error) => error);
	if (ended instanceof Cancelled) throw ended;
	if (ended instanceof Error)
		for (const { itemRequest } of items)
			if (!run.results.entries().has(itemRequest.itemIndex))
				run.results.failed(itemRequest.itemIndex, ended);
}

async function planAll(
	run: Run,
	operations: UpsertOperations,
	items: UpsertItem[],
	planned?: Map<string, Json>,
): Promise<Plan[]> {
	const existing = await findExisting(run, operations, items);
	for (const item of items) {
		const record = planned?.get(item.identity);
		if (record) existing.set(item, [record]);
	}
	const missing = items.filter((item) => (existing.get(item) ?? []).length === 0);
	const added =
		missing.length > 0
			? await addedFieldsFor(run, operations, missing, planned !== undefined)
			: new Map();
	const plans = items.map((item): Plan => {
		const fields = added.get(item);
		if (fields instanceof Error) return { kind: 'failed', item, error: fields };
		return planUpsert(operations, item, existing.get(item) ?? [], fields);
	});
	for (const plan of plans) planned?.set(plan.item.identity, recordOf(operations, plan));
	return plans;
}

/** The record of an item as it would be after a preview's plan. */
function recordOf({ id }: UpsertOperations, plan: Plan): Json {
	if (plan.kind === 'create') return { ...recordAfter(plan, {}), [id]: ID_OF_NEW_RECORD };
	if (plan.kind === 'update') return recordAfter(plan, {});
	return plan.kind === 'none' ? plan.record : {};
}

type Writing = Extract<Plan, { kind: 'create' | 'update' }>;

const carryOutPlans: CarryOut = async (run, operations, plans) => {
	for (const plan of plans) if (plan.kind === 'none') book(run, operations, plan, plan.record);
	let open: Writing[] = plans.filter((plan) => plan.kind === 'create' || plan.kind === 'update');
	const metConflict = new Set<UpsertItem>();
	while (open.length > 0 && !isStopped(run)) {
		const writing = subRun(run);
		await executeItems(
			writing,
			open.map(({ itemRequest }) => itemRequest),
		);
		const conflicts: Array<{ plan: Writing; error: Error }> = [];
		const unsent: Writing[] = [];
		const incomplete: Array<{ plan: Writing; record: Json }> = [];
		for (const plan of open) {
			const { itemIndex } = plan.itemRequest;
			const outcome = outputOrError(writing.results.entries().get(itemIndex), run.gaveUp);
			if (!(outcome instanceof Error)) {
				const record = recordAfter(plan, (outcome[0]?.json ?? {}) as Json);
				if (valueAt(record, operations.id) === undefined) incomplete.push({ plan, record });
				else book(run, operations, plan, record);
			} else if (isConflict(plan, outcome) && !metConflict.has(plan.item))
				conflicts.push({ plan, error: outcome });
			else if (isUnsent(outcome)) unsent.push(plan);
			else fail(run, plan, outcome);
		}
		await bookIncomplete(run, operations, incomplete);
		for (const { plan } of conflicts) metConflict.add(plan.item);
		const solved = await meetConflicts(run, operations, conflicts);
		if (conflicts.length === 0) {
			for (const plan of unsent) fail(run, plan, outputOrError(undefined, run.gaveUp) as Error);
			return;
		}
		open = [...solved, ...unsent];
	}
};

/** The statuses with which BigCommerce refuses a record that exists already. */
const CONFLICTS = new Set([409, 422]);

function isConflict(plan: Writing, error: Error): boolean {
	return (
		plan.kind === 'create' &&
		error instanceof ApiError &&
		error.fate === 'refused' &&
		CONFLICTS.has(error.failure?.status ?? 0)
	);
}

function isUnsent(error: Error): boolean {
	return error instanceof ApiError && error.fate === 'unsent';
}

/** Records that appeared between the lookup and the creation are looked up again, and then updated. */
async function meetConflicts(
	run: Run,
	operations: UpsertOperations,
	conflicts: Array<{ plan: Writing; error: Error }>,
): Promise<Writing[]> {
	if (conflicts.length === 0) return [];
	const items = conflicts.map(({ plan }) => plan.item);
	const existing = await findExisting(run, operations, items);
	return conflicts.flatMap(({ plan, error }) => {
		const records = existing.get(plan.item) ?? [];
		const next = records.length > 0 ? planUpsert(operations, plan.item, records) : undefined;
		if (next?.kind === 'update') return [next];
		if (next?.kind === 'none') book(run, operations, next, next.record);
		else fail(run, plan, next?.kind === 'failed' ? next.error : error);
		return [];
	});
}

/** Where BigCommerce confirms a creation without the record, it is looked up, because its ID is needed. */
async function bookIncomplete(
	run: Run,
	operations: UpsertOperations,
	incomplete: Array<{ plan: Writing; record: Json }>,
): Promise<void> {
	if (incomplete.length === 0) return;
	const items = incomplete.map(({ plan }) => plan.item);
	const existing = await findExisting(run, operations, items).catch((error: Error) => {
		if (error instanceof Cancelled) throw error;
		return new Map<UpsertItem, Json[]>();
	});
	for (const { plan, record } of incomplete)
		book(run, operations, plan, existing.get(plan.item)?.[0] ?? record);
}

function fail(run: Run, { item, itemRequest, kind }: Writing, error: Error): void {
	if (kind === 'create' && error instanceof ApiError && error.fate === 'unknown') {
		const items = unknownItems.get(run.outcomes) ?? new Map<string, number>();
		unknownItems.set(run.outcomes, items.set(item.identity, itemRequest.itemIndex));
	}
	run.results.failed(itemRequest.itemIndex, error);
}

function book(
	run: Run,
	{ operation }: UpsertOperations,
	plan: Exclude<Plan, { kind: 'failed' }>,
	record: Json,
): void {
	const { itemRequest } = plan.item;
	run.outcomes.set(itemRequest.itemIndex, outcomeOf(plan));
	bookUnchanged(run, itemRequest, operation, [record]);
}

/** What became, or would become, of the record of an item. */
export function outcomeOf(plan: Exclude<Plan, { kind: 'failed' }>) {
	if (plan.kind === 'create') return { outcome: 'created' as const, changes: {} };
	if (plan.kind === 'none') return { outcome: 'unchanged' as const, changes: {} };
	return { outcome: 'updated' as const, changes: plan.changes };
}
