import type {
	IExecuteFunctions,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { errorItem } from '../shared/output/errorItem';
import { askersOf } from '../shared/scopes/askers';
import { addHints } from '../shared/text/hints';
import { secretsOfAccount } from '../shared/text/secrets';
import { costOf } from '../shared/transport/limits/cost';
import { Cancelled } from '../shared/transport/limits/cancelled';
import { openTally } from '../shared/transport/limits/tally';
import { spendingFrom } from '../shared/transport/spending';
import { asNodeError } from './failures';
import { carryOut } from './run/carryOut';
import { prepare } from './run/prepare';
import { openRun, type Run, type Work } from './run/work';

/** What became of an item; nothing yet, where its turn has not come. */
type Outcome = INodeExecutionData[] | Error | undefined;

/**
 * Sends the query of every item. All are checked before the first request leaves. Where the node continues nothing is thrown:
 * n8n would pass all input items on by the success branch.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await executeAll.call(this);
	} catch (error) {
		const errorOf = (itemIndex: number) =>
			asNodeError(error as Error, { node: this.getNode(), itemIndex });
		if (error instanceof Cancelled || !this.continueOnFail()) throw errorOf(0);
		return [this.getInputData().map((_, itemIndex) => errorItem(errorOf(itemIndex), itemIndex))];
	}
}

async function executeAll(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const options = this.getNodeParameter('options', 0, {}) as Record<string, unknown>;
	const run = openRun(this, spendingFrom(options), openTally());
	const askerOf = askersOf(this);
	const outcomes: Outcome[] = [];
	const works: Work[] = [];
	for (const itemIndex of this.getInputData().keys()) {
		const found = await prepare(run, askerOf, itemIndex).catch((error: Error) => error);
		if (!(found instanceof Error)) works.push(found);
		else if (this.continueOnFail()) outcomes[itemIndex] = found;
		else throw asNodeError(found, { node: this.getNode(), itemIndex });
	}
	await carryOutAll(run, works, outcomes);
	const cost = costOf(works.length, run.tally);
	if (cost) run.hints.add(cost);
	addHints(this, run.hints, secretsOf(works));
	const blamed = outcomes.findIndex((each) => each instanceof Error);
	if (blamed >= 0 && !this.continueOnFail()) throw errorFor(run, blamed, outcomes);
	const items: INodeExecutionData[] = [];
	for (const itemIndex of outcomes.keys()) {
		await run.yielder.tick();
		for (const each of outputOf(run, itemIndex, outcomes)) items.push(each);
	}
	return [items];
}

/** Queries at the same time, mutations one after the other: what one changes, the next may need. */
async function carryOutAll(run: Run, works: Work[], outcomes: Outcome[]): Promise<void> {
	const queue = works.values();
	const isStopped = () =>
		!run.context.continueOnFail() && outcomes.some((each) => each instanceof Error);
	const worker = async () => {
		for (const work of queue) {
			if (isStopped()) return;
			const found = await carryOut(run, work).catch((error: Error) => error);
			if (found instanceof Cancelled) throw found;
			outcomes[work.itemIndex] = found;
		}
	};
	const width = works.some(({ kind }) => kind === 'mutation') ? 1 : run.spending.atOnce;
	await Promise.all(Array.from({ length: Math.min(width, works.length) }, worker));
}

function outputOf(run: Run, itemIndex: number, outcomes: Outcome[]): INodeExecutionData[] {
	const outcome = outcomes[itemIndex];
	if (!(outcome instanceof Error)) return outcome ?? [];
	return [errorItem(errorFor(run, itemIndex, outcomes), itemIndex)];
}

function errorFor(
	{ context }: Run,
	itemIndex: number,
	outcomes: Outcome[],
): NodeApiError | NodeOperationError {
	const total = context.getInputData().length;
	const done = () => outcomes.filter((each) => Array.isArray(each)).length;
	const progress =
		total > 1 && !context.continueOnFail() ? `${done()} of ${total} items were carried out.` : '';
	return asNodeError(outcomes[itemIndex] as Error, {
		node: context.getNode(),
		itemIndex,
		progress,
	});
}

function secretsOf(works: Work[]): string[] {
	return works.flatMap(({ asker, shop }) => [
		...secretsOfAccount(asker.caller.account),
		shop?.customerAccessToken ?? '',
	]);
}
