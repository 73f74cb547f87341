import { refusalOf } from '../../shared/batches/outcomes';
import { proveAlone } from '../../shared/batches/prove';
import { requestFor, type Unit } from '../../shared/batches/units';
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
	// The work may have more elements than this one.
	const answer = await sendFor(run, own, requestFor([unit]));
	const { kind } = work.operation.answer;
	if (kind === 'job' || kind === 'file' || Buffer.isBuffer(answer.body)) {
		run.ledger.done(unit, await itemsOfAnswer(recipient, await followed(run, own, answer)));
		return;
	}
	const fortune = proveAlone(own, answer);
	if (fortune.kind !== 'done') throw refusalOf(fortune, work.operation);
	run.ledger.done(unit, itemsFrom(recipient, fortune.records));
}

async function readList(run: Run, unit: Unit, recipient: Recipient): Promise<void> {
	const { context, itemIndex } = recipient;
	const wanted = context.getNodeParameter('returnAll', itemIndex, false) ? undefined : (context.getNodeParameter('limit', itemIndex, 50) as number);
	for await (const records of recordsOf(run, unit, unit.work.request, wanted)) run.ledger.add(unit, itemsFrom(recipient, records));
	run.ledger.done(unit, []);
}
