import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { itemAccounts } from '../../shared/accounts/itemAccounts';
import { operationOf } from '../../shared/catalog/catalog';
import { Cancelled } from '../../shared/errors/cancelled';
import { errorItem } from '../../shared/errors/errorItem';
import { createUsage } from '../../shared/http/rateLimiter/usage';
import { DEFAULT_CONCURRENCY } from '../../shared/accounts/account';
import { createYielder } from '../../shared/utils/yieldToEventLoop';
import type { ItemRequest } from '../batching/types';
import { resolveReferences, type ItemReferences } from '../keys/resolveReferences';
import { carryOut } from './carryOut';
import { errorFor, othersRefused, type Background, type FailedItem } from './itemErrors';
import { createItemResults, firstFailedItem, outputOrError } from './itemResults';
import { toItemError } from './nodeErrors';
import { failedItem, prepareItem, readItem, type ItemValues, type PreparedItem } from './prepare';
import { addRunHints } from './runHints';
import { isStopped, type Run } from './runState';
import { readExecutionOptions } from './settings';

/**
 * Runs the chosen operation for all input items, in as few requests as BigCommerce allows. If the node continues on fail, nothing
 * is thrown, because n8n would then pass all input items to the success branch.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await executeAll.call(this);
	} catch (error) {
		const errorOf = (itemIndex: number) =>
			toItemError(error as Error, { node: this.getNode(), itemIndex });
		if (error instanceof Cancelled || !this.continueOnFail()) throw errorOf(0);
		return [this.getInputData().map((_, itemIndex) => errorItem(errorOf(itemIndex), itemIndex))];
	}
}

async function executeAll(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const run: Run = {
		context: this,
		settings: readExecutionOptions(this),
		accounts: new Map(),
		results: createItemResults(),
		usage: createUsage(),
		learnt: new Map(),
		hints: new Set(),
		outcomes: new Map(),
		sinceLists: new Set(),
		commits: new Map(),
	};
	const items = [...this.getInputData().keys()];
	const backgrounds: Background[] = [];
	const accountOf = itemAccounts(this);
	const step = readAtOnce(run);
	for (let from = 0; from < items.length && !isStopped(run); from += step) {
		await runSome(run, accountOf, items.slice(from, from + step), backgrounds);
	}
	addRunHints(run, backgrounds);
	const toBlame = this.continueOnFail() ? undefined : firstFailedItem(run.results.entries());
	if (toBlame !== undefined) outputOf(run, toBlame, backgrounds);
	const output: INodeExecutionData[] = [];
	const yielder = createYielder();
	for (const itemIndex of items) {
		for (const item of outputOf(run, itemIndex, backgrounds)) output.push(item);
		await yielder.tick();
	}
	for (const [itemIndex, commit] of run.commits)
		if (!(outputOrError(run.results.entries().get(itemIndex), run.gaveUp) instanceof Error))
			await commit();
	return [output];
}

/** Checks all items before the first request is sent, but does not hold all files in memory at once. */
function readAtOnce({ context }: Run): number {
	const { body } = operationOf(context.getNodeParameter('operation', 0, '') as string) ?? {};
	return body?.file ? DEFAULT_CONCURRENCY : Infinity;
}

async function runSome(
	run: Run,
	accountOf: ReturnType<typeof itemAccounts>,
	items: number[],
	backgrounds: Background[],
): Promise<void> {
	const itemRequests: ItemRequest[] = [];
	const faulty: FailedItem[] = [];
	for (const { itemIndex, result, ...background } of await prepareAll(run, accountOf, items)) {
		backgrounds[itemIndex] = background;
		if (!result) run.results.expect(itemIndex, 0);
		else if (!(result instanceof Error)) itemRequests.push(result);
		else if (run.context.continueOnFail()) run.results.failed(itemIndex, result);
		else faulty.push({ itemIndex, error: result, background });
	}
	const [first, ...others] = faulty;
	if (first) throw errorFor(run, first, others);
	await carryOut(run, itemRequests).catch((error: Error) => {
		if (error instanceof Cancelled) throw error;
		for (const { itemIndex } of itemRequests)
			if (outputOrError(run.results.entries().get(itemIndex)) instanceof Error)
				run.results.failed(itemIndex, error);
	});
}

/** Reads all items, looks up the keys in them together, and builds their requests. */
async function prepareAll(
	run: Run,
	accountOf: ReturnType<typeof itemAccounts>,
	items: number[],
): Promise<Array<PreparedItem & { itemIndex: number }>> {
	const yielder = createYielder();
	const read: Array<ItemValues | PreparedItem> = [];
	for (const itemIndex of items) {
		await yielder.tick();
		if (run.context.getExecutionCancelSignal()?.aborted) throw new Cancelled();
		const item = await readItem(run.context, accountOf, itemIndex);
		read.push(item);
		if (item.itemAccount) run.accounts.set(item.itemAccount.name, item.itemAccount);
	}
	const faulty = read.findIndex((item) => 'result' in item && item.result instanceof Error);
	// The run ends with this item, so that nothing has to be looked up. The others are only checked.
	if (faulty >= 0 && !run.context.continueOnFail()) return checked(run, read, items);
	const errors = await resolveReferences(
		run,
		read.filter((item) => 'references' in item).map(keysOf),
	);
	const prepared: Array<PreparedItem & { itemIndex: number }> = [];
	for (const [index, item] of read.entries()) {
		await yielder.tick();
		const itemIndex = items[index];
		const error = errors.get(itemIndex);
		if (error) prepared.push({ ...failedItem(error, item.operation, item.itemAccount), itemIndex });
		else
			prepared.push({
				...('references' in item ? prepareItem(run.context, item) : item),
				itemIndex,
			});
	}
	return prepared;
}

/** The items that need no lookup, with what is wrong with them. */
function checked(
	{ context }: Run,
	read: Array<ItemValues | PreparedItem>,
	items: number[],
): Array<PreparedItem & { itemIndex: number }> {
	return read.flatMap((item, index) => {
		if ('result' in item) return [{ ...item, itemIndex: items[index] }];
		return item.references.length > 0
			? []
			: [{ ...prepareItem(context, item), itemIndex: items[index] }];
	});
}

function keysOf(item: ItemValues): ItemReferences {
	return {
		itemIndex: item.itemIndex,
		account: item.itemAccount.name,
		parameters: () => item.values.parameters,
		references: item.references,
	};
}

/** The output of one input item. @throws NodeApiError, NodeOperationError for the first failed item, unless the node continues on fail */
function outputOf(run: Run, itemIndex: number, backgrounds: Background[]): INodeExecutionData[] {
	const { context, results } = run;
	const outcome = outputOrError(results.entries().get(itemIndex), run.gaveUp);
	if (!(outcome instanceof Error)) return withOutcome(run, itemIndex, outcome);
	const failed = { itemIndex, error: outcome, background: backgrounds[itemIndex] };
	if (!context.continueOnFail())
		throw errorFor(run, failed, othersRefused(run, itemIndex, backgrounds));
	return [errorItem(errorFor(run, failed), itemIndex)];
}

/** Adds what became of the record to the output of an item that was compared. */
function withOutcome(
	{ outcomes }: Run,
	itemIndex: number,
	items: INodeExecutionData[],
): INodeExecutionData[] {
	const outcome = outcomes.get(itemIndex);
	if (!outcome) return items;
	return items.map((item) => ({ ...item, json: { ...item.json, ...outcome } as IDataObject }));
}
