import { isOn } from '../execution/readParameters';
import type { Run } from '../execution/runState';
import type { ItemRequest } from '../batching/types';
import { readerOf } from '../changes/reader';
import { compareUpdates } from '../changes/skipUnchanged';
import { planMembers } from '../members/executeMembers';
import { outcomeOf, upsertAll } from '../upsert/executeUpsert';
import { previewChains, previewSteps } from './previewSequences';
import { addCostHint, showOutcome, showRequests } from './showRequests';
import type { PreviewedItem } from './types';

/**
 * Shows what would be sent for items, without sending it. Records are read where that shows what would change.
 * @throws Cancelled
 */
export async function previewItems(run: Run, itemRequests: ItemRequest[]): Promise<void> {
	const upserts = itemRequests.filter(({ operation }) => operation.own?.kind === 'upsert');
	const updates = itemRequests.filter(({ operation }) => readerOf(operation));
	const members = itemRequests.filter(({ operation }) => operation.own?.kind === 'members');
	const inSteps = itemRequests.filter(({ operation }) => operation.own?.kind === 'steps');
	const chains = itemRequests.filter(({ operation }) => operation.own?.kind === 'chain');
	const special = new Set([...upserts, ...updates, ...members, ...inSteps, ...chains]);
	const others = itemRequests.filter((itemRequest) => !special.has(itemRequest));
	const requests = (await previewSteps(run, inSteps)) + (await previewChains(run, chains));
	const previewed = [
		...(await previewUpserts(run, upserts)),
		...(await previewUpdates(run, updates)),
		...(await planMembers(run, members)).flatMap(({ added }) => added),
		...others.map((itemRequest): PreviewedItem => {
			const isDeletion = itemRequest.operation.method === 'DELETE';
			return { itemRequest, ...(isDeletion ? { outcome: { outcome: 'deleted' } } : {}) };
		}),
	];
	addCostHint(run, requests + showRequests(run, previewed));
}

async function previewUpserts(run: Run, itemRequests: ItemRequest[]): Promise<PreviewedItem[]> {
	const previewed: PreviewedItem[] = [];
	await upsertAll(run, itemRequests, true, async (_, __, plans) => {
		for (const plan of plans) {
			if (plan.kind === 'failed') continue;
			const outcome = outcomeOf(plan);
			if (plan.kind === 'none') showOutcome(run, plan.item.itemRequest, outcome);
			else previewed.push({ itemRequest: plan.itemRequest, outcome });
		}
	});
	return previewed;
}

async function previewUpdates(run: Run, itemRequests: ItemRequest[]): Promise<PreviewedItem[]> {
	const previewed: PreviewedItem[] = [];
	const originals = new Map(
		itemRequests.map((itemRequest) => [itemRequest.itemIndex, itemRequest]),
	);
	for (const { itemRequest, changes, unchanged } of await compareUpdates(run, itemRequests)) {
		const isSkipping = skipsUnchanged(run, itemRequest);
		if (unchanged && isSkipping)
			showOutcome(run, itemRequest, { outcome: 'unchanged', changes: {} });
		else
			previewed.push({
				itemRequest: isSkipping
					? itemRequest
					: (originals.get(itemRequest.itemIndex) as ItemRequest),
				...(changes ? { outcome: { outcome: 'updated', changes } } : {}),
			});
	}
	return previewed;
}

function skipsUnchanged({ context }: Run, { itemIndex }: ItemRequest): boolean {
	return isOn(context.getNodeParameter('skipUnchanged', itemIndex, false), 'Skip Unchanged');
}
