import type { Unit, Work } from '../../shared/batches/units';
import { settleAnswer } from '../../shared/batches/settle';
import { wantedFrom } from '../../shared/requests/limit';
import { inParts } from '../../shared/requests/listParts';
import { explainFailure } from '../../shared/transport/explain';
import { RequestRefused } from '../../shared/transport/send';
import { itemsFrom, itemsOfAnswer, type Recipient } from '../items';
import { followed } from './follow';
import { brokenOff, noteIncomplete } from './incomplete';
import { recordsOf } from './list';
import { doOwnWork } from './ownWork';
import { sendFor, type Run } from './run';

/**
 * Carries out a work by its own request, and books what comes of it.
 * @throws RequestRefused, Cancelled
 */
export async function carryOutAlone(run: Run, unit: Unit): Promise<void> {
	const { work } = unit;
	const recipient: Recipient = { context: run.context, operation: work.operation, itemIndex: work.itemIndex };
	const own: Unit = { ...unit, operation: work.operation };
	if (work.operation.paging || isInParts(work)) {
		await readList(run, own, recipient);
		return;
	}
	if (work.operation.own) {
		run.ledger.done(unit, itemsFrom(recipient, await doOwnWork(run, own, work.operation.own)));
		return;
	}
	const answer = await sendFor(run, own, work.request);
	// An endpoint that takes a list may answer 200 and say that the only element was refused.
	const fortune = unit.form === 'array' || unit.form === 'key' ? settleAnswer([own], answer).settled.get(own) : undefined;
	if (fortune && fortune.kind !== 'done') throw new RequestRefused(explainFailure(fortune.failure), 'refused', fortune.failure);
	noteIncomplete(run, work, answer);
	run.ledger.done(unit, await itemsOfAnswer(recipient, await followed(run, own, answer)));
}

/** A list that comes whole, and whose filter is too long for one address. */
function isInParts({ operation, request }: Work): boolean {
	return !operation.graphql && inParts(operation, request).length > 1;
}

async function readList(run: Run, unit: Unit, recipient: Recipient): Promise<void> {
	const { context, operation, itemIndex } = recipient;
	const read = (name: string, fallback: unknown) => context.getNodeParameter(name, itemIndex, fallback) as unknown;
	const wanted = operation.paging ? wantedFrom(read('returnAll', false), read('limit', 50)) : undefined;
	let count = 0;
	try {
		for await (const records of recordsOf(run, unit, unit.work.request, wanted)) {
			run.ledger.add(unit, itemsFrom(recipient, records));
			count += records.length;
		}
	} catch (error) {
		throw brokenOff(error as Error, count);
	}
	run.ledger.done(unit, []);
}
