import type {
	IExecuteFunctions,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { itemAccounts } from '../../shared/accounts/itemAccounts';
import { operationOf } from '../../shared/catalog/catalog';
import { Cancelled } from '../../shared/errors/cancelled';
import { errorItem } from '../../shared/errors/errorItem';
import { usageHint, createUsage } from '../../shared/http/rateLimiter/usage';
import { DEFAULT_CONCURRENCY } from '../../shared/accounts/account';
import { addHints } from '../../shared/text/hints';
import { msg } from '../../shared/text/message';
import { secretsOfAccount } from '../../shared/text/secrets';
import { createYielder } from '../../shared/utils/yieldToEventLoop';
import type { ItemRequest } from '../batching/types';
import { executeItems } from './executeItems';
import {
	countOutcomes,
	firstFailedItem,
	createItemResults,
	outputOrError,
	describeProgress,
} from './itemResults';
import { toItemError } from './nodeErrors';
import { prepareItem, type PreparedItem } from './prepare';
import { isStopped, type Run } from './runState';
import { readExecutionOptions } from './settings';

/** An item after its request was sent, for messages about it. */
type Background = Omit<PreparedItem, 'result'>;

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
	};
	const items = [...this.getInputData().keys()];
	const backgrounds: Background[] = [];
	const accountOf = itemAccounts(this);
	const step = readAtOnce(run);
	for (let from = 0; from < items.length && !isStopped(run); from += step) {
		await runSome(run, accountOf, items.slice(from, from + step), backgrounds);
	}
	tell(run, backgrounds);
	const toBlame = this.continueOnFail() ? undefined : firstFailedItem(run.results.entries());
	if (toBlame !== undefined) outputOf(run, toBlame, backgrounds[toBlame]);
	const output: INodeExecutionData[] = [];
	const yielder = createYielder();
	for (const itemIndex of items) {
		for (const item of outputOf(run, itemIndex, backgrounds[itemIndex])) output.push(item);
		await yielder.tick();
	}
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
	const yielder = createYielder();
	for (const itemIndex of items) {
		await yielder.tick();
		if (run.context.getExecutionCancelSignal()?.aborted) throw new Cancelled();
		const { result, ...background } = await prepareItem(run.context, accountOf, itemIndex);
		backgrounds.push(background);
		if (background.itemAccount)
			run.accounts.set(background.itemAccount.name, background.itemAccount);
		if (!result) run.results.expect(itemIndex, 0);
		else if (!(result instanceof Error)) itemRequests.push(result);
		else if (run.context.continueOnFail()) run.results.failed(itemIndex, result);
		else throw errorFor(run, itemIndex, result, background);
	}
	await executeItems(run, itemRequests).catch((error: Error) => {
		if (error instanceof Cancelled) throw error;
		for (const { itemIndex } of itemRequests)
			if (outputOrError(run.results.entries().get(itemIndex)) instanceof Error)
				run.results.failed(itemIndex, error);
	});
}

/** The output of one input item. @throws NodeApiError, NodeOperationError for the first failed item, unless the node continues on fail */
function outputOf(
	run: Run,
	itemIndex: number,
	background: Background | undefined,
): INodeExecutionData[] {
	const { context, results } = run;
	const outcome = outputOrError(results.entries().get(itemIndex), run.gaveUp);
	if (!(outcome instanceof Error)) return outcome;
	const error = errorFor(run, itemIndex, outcome, background);
	if (!context.continueOnFail()) throw error;
	return [errorItem(error, itemIndex)];
}

function errorFor(
	run: Run,
	itemIndex: number,
	error: Error,
	background: Background | undefined,
): NodeApiError | NodeOperationError {
	const { context, results } = run;
	const progress = context.continueOnFail()
		? ''
		: describeProgress(countOutcomes(results.entries(), context.getInputData().length));
	return toItemError(error, {
		node: context.getNode(),
		itemIndex,
		operation: background?.operation,
		grant: background?.itemAccount?.grant,
		progress,
		secrets: secretsOf(run),
	});
}

function secretsOf({ accounts }: Run): string[] {
	return [...accounts.values()].flatMap(({ connection }) => secretsOfAccount(connection.account));
}

function tell(run: Run, backgrounds: Background[]): void {
	const { context, hints, usage } = run;
	const names = [...new Set(backgrounds.flatMap(({ unknownFields }) => unknownFields))];
	const shown = `${names.slice(0, 10).join(', ')}${names.length > 10 ? ` and ${names.length - 10} more` : ''}`;
	if (names.length > 0)
		hints.add(msg`Not sent, because BigCommerce does not know these fields here: ${shown}`);
	addNotSent(hints, backgrounds);
	for (const { hint } of backgrounds) if (hint) hints.add(hint);
	const cost = usageHint(context.getInputData().length, usage);
	if (cost) hints.add(cost);
	addHints(context, hints, secretsOf(run));
}

/** Adds hints about values that were not sent, counted over all items. */
function addNotSent(
	hints: Set<string>,
	prepared: Array<Pick<PreparedItem, 'blankFields' | 'linkFields'>>,
): void {
	const blanks = prepared.flatMap(({ blankFields = [] }) => blankFields);
	const links = prepared.flatMap(({ linkFields = [] }) => linkFields);
	if (blanks.length > 0)
		hints.add(
			msg`${blanks.length.toLocaleString('en')} blank ${blanks.length === 1 ? 'value was' : 'values were'} not sent: ${namesOf(blanks)}. To empty a field, use "Clear Fields".`,
		);
	if (links.length > 0)
		hints.add(msg`Not sent, because these are read-only in BigCommerce: ${namesOf(links)}`);
}

const MOST_NAMES = 10;

function namesOf(fields: string[]): string {
	const names = [...new Set(fields)];
	return `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''}`;
}
