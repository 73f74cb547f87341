import type { Unit } from '../../shared/batches/units';
import { settleAnswer } from '../../shared/batches/settle';
import { explainFailure } from '../../shared/transport/explain';
import { RequestRefused } from '../../shared/transport/send';
import { itemsFrom, itemsOfAnswer, type Recipient } from '../items';
import { followed } from './follow';
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
	if (work.operation.paging) {
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
	run.ledger.done(unit, await itemsOfAnswer(recipient, await followed(run, own, answer)));
}

async function readList(run: Run, unit: Unit, recipient: Recipient): Promise<void> {
	const { context, itemIndex } = recipient;
	const wanted = context.getNodeParameter('returnAll', itemIndex, false) ? undefined : (context.getNodeParameter('limit', itemIndex, 50) as number);
	for await (const records of recordsOf(run, unit, unit.work.request, wanted)) run.ledger.add(unit, itemsFrom(recipient, records));
	run.ledger.done(unit, []);
}
