import groupBy from 'lodash/groupBy';

import type { Operation, OwnWork } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { Cancelled } from '../../shared/errors/cancelled';
import { msg } from '../../shared/text/message';
import { valueAt, type Json } from '../../shared/utils/isObject';
import type { ItemRequest } from '../batching/types';
import { executeItems } from '../execution/executeItems';
import { outputOrError } from '../execution/itemResults';
import { isStopped, type Run } from '../execution/runState';
import { subRun } from '../execution/subRun';
import { readWhere } from '../keys/readWhere';
import { buildRequest } from '../requests/build';

/** What has to be done so that a list holds exactly the given members. */
export interface MembersPlan {
	/** The items whose member is missing, with the request that adds it. */
	added: Array<{ itemRequest: ItemRequest }>;
	/** The request that removes all others; undefined if there are none. */
	removal?: ItemRequest;
	removed: number;
}

/** Makes lists hold exactly the members of the items. @throws Cancelled */
export async function executeMembers(run: Run, itemRequests: ItemRequest[]): Promise<void> {
	for (const { added, removal, removed } of await planMembers(run, itemRequests)) {
		const adding = subRun(run);
		await executeItems(
			adding,
			added.map(({ itemRequest }) => itemRequest),
		);
		for (const { itemRequest } of added) {
			const { itemIndex } = itemRequest;
			const outcome = outputOrError(adding.results.entries().get(itemIndex), run.gaveUp);
			if (outcome instanceof Error) run.results.failed(itemIndex, outcome);
			else show(run, itemIndex, itemRequest, 'added');
		}
		if (removal && !isStopped(run) && !run.results.hasFailures())
			await remove(run, removal, removed);
		else if (removal) run.hints.add(msg`Nothing was removed, because an item failed.`);
	}
}

async function remove(run: Run, removal: ItemRequest, removed: number): Promise<void> {
	const removing = subRun(run);
	await executeItems(removing, [removal]);
	const outcome = outputOrError(removing.results.entries().get(removal.itemIndex), run.gaveUp);
	if (outcome instanceof Error) run.results.failed(removal.itemIndex, outcome);
	else run.hints.add(msg`${removed.toLocaleString('en')} removed, because no item names them.`);
}

/**
 * Compares the members that items name with those that a list holds. Items whose member is in the list are done.
 * @throws Cancelled
 */
export async function planMembers(run: Run, itemRequests: ItemRequest[]): Promise<MembersPlan[]> {
	const plans: MembersPlan[] = [];
	const groups = groupBy(itemRequests, ({ account, operation, request }) =>
		JSON.stringify([account, operation.id, request.path]),
	);
	for (const group of Object.values(groups)) {
		const plan = await planGroup(run, group).catch((error: Error) => error);
		if (plan instanceof Cancelled) throw plan;
		if (!(plan instanceof Error)) plans.push(plan);
		else for (const { itemIndex } of group) run.results.failed(itemIndex, plan);
	}
	return plans;
}

async function planGroup(run: Run, group: ItemRequest[]): Promise<MembersPlan> {
	const [{ account, itemIndex, parameters, operation }] = group;
	const own = operation.own as Extract<OwnWork, { kind: 'members' }>;
	const [list, add, removeMany] = [own.list, own.add, own.remove].map(named);
	const records = await readWhere(run, { account, itemIndex, list, parameters, values: [] });
	const current = new Set(records.map((record) => String(valueAt(record, own.id))));
	const wanted = new Set<string>();
	const added: MembersPlan['added'] = [];
	for (const itemRequest of group) {
		const id = String((itemRequest.request.body as Json)[own.field]);
		if (current.has(id) || wanted.has(id))
			show(run, itemRequest.itemIndex, itemRequest, 'unchanged');
		else added.push({ itemRequest: requestOf(itemRequest, add, { json: [id] }, {}) });
		wanted.add(id);
	}
	const others = [...current].filter((id) => !wanted.has(id));
	return {
		added,
		removed: others.length,
		...(others.length > 0
			? { removal: requestOf(group[0], removeMany, undefined, { [own.filter]: others }) }
			: {}),
	};
}

function named(id: string): Operation {
	const operation = operationOf(id);
	if (!operation) throw new Error(`The catalog has no operation ${id}.`);
	return operation;
}

function requestOf(
	itemRequest: ItemRequest,
	operation: Operation,
	body: { json: unknown } | undefined,
	filters: Json,
): ItemRequest {
	const { parameters } = itemRequest;
	const { request } = buildRequest(operation, {
		parameters,
		filters,
		deleteEverything: false,
		body,
	});
	return { ...itemRequest, operation, request };
}

function show(run: Run, itemIndex: number, { request }: ItemRequest, outcome: string): void {
	const [body] = [request.body].flat();
	const json = typeof body === 'object' ? { ...body, outcome } : { id: body, outcome };
	run.results.expect(itemIndex, 1);
	run.results.show(itemIndex, [{ json, pairedItem: { item: itemIndex } }]);
}
