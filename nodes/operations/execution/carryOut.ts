import { isReading } from '../batching/proveOutcome';
import type { ItemRequest } from '../batching/types';
import { skipUnchanged } from '../changes/skipUnchanged';
import { readerOf } from '../changes/reader';
import { executeMembers } from '../members/executeMembers';
import { previewItems } from '../preview/previewItems';
import { executeSteps } from '../steps/executeSteps';
import { executeUpsert } from '../upsert/executeUpsert';
import { executeItems } from './executeItems';
import { isOn } from './readParameters';
import type { Run } from './runState';

/**
 * Carries out the requests of all items, as the node's settings say: as a preview, or without what would change nothing.
 * @throws Cancelled
 */
export async function carryOut(run: Run, itemRequests: ItemRequest[]): Promise<void> {
	const isSet = (name: string, { itemIndex }: ItemRequest) =>
		isOn(run.context.getNodeParameter(name, itemIndex, false), name);
	const previewed = itemRequests.filter(
		(itemRequest) => !isReading(itemRequest.operation) && isSet('previewOnly', itemRequest),
	);
	const carriedOut = itemRequests.filter((itemRequest) => !previewed.includes(itemRequest));
	const upserts = carriedOut.filter(({ operation }) => operation.own?.kind === 'upsert');
	const members = carriedOut.filter(({ operation }) => operation.own?.kind === 'members');
	const inSteps = carriedOut.filter(({ operation }) => operation.own?.kind === 'steps');
	const others = carriedOut.filter(
		(itemRequest) => ![...upserts, ...members, ...inSteps].includes(itemRequest),
	);
	const compared = others.filter(
		(itemRequest) => readerOf(itemRequest.operation) && isSet('skipUnchanged', itemRequest),
	);
	const plain = others.filter((itemRequest) => !compared.includes(itemRequest));
	if (previewed.length > 0) await previewItems(run, previewed);
	if (upserts.length > 0) await executeUpsert(run, upserts);
	if (members.length > 0) await executeMembers(run, members);
	if (inSteps.length > 0) await executeSteps(run, inSteps);
	const left = compared.length > 0 ? await skipUnchanged(run, compared) : [];
	if (plain.length + left.length > 0) await executeItems(run, inOrder([...plain, ...left]));
}

function inOrder(itemRequests: ItemRequest[]): ItemRequest[] {
	return itemRequests.sort((a, b) => a.itemIndex - b.itemIndex);
}
