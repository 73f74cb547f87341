import type { IExecuteFunctions } from 'n8n-workflow';

import type { BatchItem } from '../batching/types';
import type { Changes } from '../changes/compareFields';
import { sendOperation, type SendContext } from './sendOperation';
import { withRecordOf } from './missingRecord';
import { secretsIn } from '../localOperations/secrets';
import type { ItemAccount } from '../../shared/accounts/itemAccounts';
import type { Usage } from '../../shared/http/rateLimiter/usage';
import type { HttpResponse, Request } from '../../shared/http/request';
import type { ApiError } from '../../shared/http/send';
import { secretsOfAccount } from '../../shared/text/secrets';
import type { ItemResults } from './itemResults';
import { sendOptionsFor, type ExecutionOptions } from './settings';

/** What became of a record that was compared with the values given for it. */
export interface RecordOutcome {
	outcome: 'created' | 'updated' | 'unchanged';
	changes: Changes;
}

/** The shared state of one execution of the node. */
export interface Run {
	context: IExecuteFunctions;
	settings: ExecutionOptions;
	/** Keyed by account id. */
	accounts: Map<string, ItemAccount>;
	results: ItemResults;
	usage: Usage;
	/** Batch size limits that BigCommerce reported during the run, by slug. */
	learnt: Map<string, number>;
	/** Hints to show with the output. */
	hints: Set<string>;
	/** What became of records that were compared, by item. */
	outcomes: Map<number, RecordOutcome>;
	/** The lists that were read since the last run. */
	sinceLists: Set<string>;
	/** What to save for an item when the node has its output, by item. */
	commits: Map<number, () => Promise<void>>;
	/** Its results are used in what follows, so that they are not shaped for the output. */
	isPart?: true;
	/** Set when the wait for the rate limit was too long. Nothing more is sent. */
	gaveUp?: ApiError;
}

/** Whether to stop sending: the run ends at the first failed item, unless the node continues on fail. */
export function isStopped({ context, results, gaveUp }: Run): boolean {
	return (
		gaveUp !== undefined ||
		(results.hasFailures() && !context.continueOnFail()) ||
		context.getExecutionCancelSignal()?.aborted === true
	);
}

/** The secrets of the run's accounts, which no text may hold. */
export function secretsOf({ accounts }: Pick<Run, 'accounts'>): string[] {
	return [...accounts.values()].flatMap(({ connection }) => secretsOfAccount(connection.account));
}

/** The most requests at a time that an account of the run allows. */
export function concurrencyOf({ accounts }: Pick<Run, 'accounts'>): number {
	return Math.max(
		1,
		...[...accounts.values()].map(({ connection }) => connection.account.concurrency),
	);
}

/** The account and send options for the request of a batch item. */
export function sendContextFor(
	{ context, settings, accounts, usage, hints }: Run,
	{ itemRequest, operation }: BatchItem,
	request: Request,
): SendContext {
	const { connection, grant } = accounts.get(itemRequest.account) as ItemAccount;
	const secrets = [
		...(operation.secrets ? secretsIn(request.body, operation.secrets) : []),
		...(itemRequest.secrets ?? []),
	];
	return {
		context,
		connection,
		grant,
		sendOptions: { ...sendOptionsFor(operation, request, settings, usage), secrets },
		hints,
	};
}

/** Sends a request for a batch item. @throws ApiError, Cancelled */
export async function sendForItem(
	run: Run,
	batchItem: BatchItem,
	request: Request,
): Promise<HttpResponse> {
	const answer = await sendOperation(
		sendContextFor(run, batchItem, request),
		batchItem.operation,
		request,
	).catch((error: Error) => error);
	if (answer instanceof Error) throw withRecordOf(answer, aboutOf(batchItem, request));
	return answer;
}

/** The request that was sent may be that of another operation, as in a chain. */
function aboutOf({ operation, itemRequest }: BatchItem, request: Request) {
	return { operation, parameters: itemRequest.parameters, request };
}
