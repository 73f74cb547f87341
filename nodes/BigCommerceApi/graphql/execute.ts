import type {
	IExecuteFunctions,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
	INode,
} from 'n8n-workflow';
import { itemAccounts } from '../../shared/accounts/itemAccounts';
import { Cancelled } from '../../shared/errors/cancelled';
import { errorItem } from '../../shared/errors/errorItem';
import { toNodeError } from '../../shared/errors/nodeError';
import { usageHint, createUsage } from '../../shared/http/rateLimiter/usage';
import { readGiveUpAfter } from '../../shared/http/sendOptions';
import { addHints } from '../../shared/text/hints';
import { secretsOfAccount } from '../../shared/text/secrets';
import { inParallel } from '../../shared/utils/inParallel';
import { executeItem } from './execution/executeItem';
import { prepareQuery } from './execution/prepare';
import { openRun, type QueryRun, type QueryItem } from './execution/queryItem';

/** The outcome of an item; undefined if it was not sent yet. */
type Outcome = INodeExecutionData[] | Error | undefined;

/**
 * Sends the query of every item. All are checked before the first request is sent. If the node continues on errors, it does not
 * throw, because n8n would then pass all input items to the success branch.
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
	const run = openRun(this, readGiveUpAfter(options), createUsage());
	const accountOf = itemAccounts(this);
	const outcomes: Outcome[] = [];
	const queryItems: QueryItem[] = [];
	for (const itemIndex of this.getInputData().keys()) {
		const queryItem = await prepareQuery(run, accountOf, itemIndex).catch((error: Error) => error);
		if (!(queryItem instanceof Error)) queryItems.push(queryItem);
		else if (this.continueOnFail()) outcomes[itemIndex] = queryItem;
		else throw asNodeError(queryItem, { node: this.getNode(), itemIndex });
	}
	await executeItems(run, queryItems, outcomes);
	const cost = usageHint(queryItems.length, run.usage);
	if (cost) run.hints.add(cost);
	addHints(this, run.hints, secretsOf(queryItems));
	const blamed = outcomes.findIndex((outcome) => outcome instanceof Error);
	if (blamed >= 0 && !this.continueOnFail()) throw errorFor(run, blamed, outcomes);
	const items: INodeExecutionData[] = [];
	for (const itemIndex of outcomes.keys()) {
		await run.yielder.tick();
		for (const item of outputOf(run, itemIndex, outcomes)) items.push(item);
	}
	return [items];
}

/** Sends queries in parallel, and mutations one after the other, because a mutation may need what the previous one changed. */
async function executeItems(
	run: QueryRun,
	queryItems: QueryItem[],
	outcomes: Outcome[],
): Promise<void> {
	const isStopped = () =>
		!run.context.continueOnFail() && outcomes.some((outcome) => outcome instanceof Error);
	const width = queryItems.some(({ kind }) => kind === 'mutation')
		? 1
		: Math.max(...queryItems.map(({ itemAccount }) => itemAccount.connection.account.concurrency));
	await inParallel(queryItems, width, async (queryItem) => {
		if (isStopped()) return;
		const outcome = await executeItem(run, queryItem).catch((error: Error) => error);
		if (outcome instanceof Cancelled) throw outcome;
		outcomes[queryItem.itemIndex] = outcome;
	});
}

function outputOf(run: QueryRun, itemIndex: number, outcomes: Outcome[]): INodeExecutionData[] {
	const outcome = outcomes[itemIndex];
	if (!(outcome instanceof Error)) return outcome ?? [];
	return [errorItem(errorFor(run, itemIndex, outcomes), itemIndex)];
}

function errorFor(
	{ context }: QueryRun,
	itemIndex: number,
	outcomes: Outcome[],
): NodeApiError | NodeOperationError {
	const total = context.getInputData().length;
	const done = () => outcomes.filter((outcome) => Array.isArray(outcome)).length;
	const progress =
		total > 1 && !context.continueOnFail() ? `${done()} of ${total} items were carried out.` : '';
	return asNodeError(outcomes[itemIndex] as Error, {
		node: context.getNode(),
		itemIndex,
		progress,
	});
}

function secretsOf(queryItems: QueryItem[]): string[] {
	return queryItems.flatMap(({ itemAccount, storefront }) => [
		...secretsOfAccount(itemAccount.connection.account),
		storefront?.customerAccessToken ?? '',
	]);
}

interface Circumstances {
	node: INode;
	itemIndex: number;
	/** Progress of all items, if the run ended early. */
	progress?: string;
	/** Values to redact. */
	secrets?: readonly string[];
}

/** Converts any error to one that n8n shows: what happened, why, what to do next, and for which item. */
function asNodeError(
	error: Error,
	{ node, itemIndex, progress = '', secrets }: Circumstances,
): NodeApiError | NodeOperationError {
	return toNodeError(error, { node, itemIndex, notes: [progress], secrets });
}
