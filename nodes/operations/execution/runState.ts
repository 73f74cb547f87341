import type { IExecuteFunctions } from 'n8n-workflow';

import type { BatchItem } from '../batching/types';
import { sendOperation, type SendContext } from './sendOperation';
import { secretsIn } from '../localOperations/secrets';
import type { ItemAccount } from '../../shared/accounts/itemAccounts';
import type { Usage } from '../../shared/http/rateLimiter/usage';
import type { HttpResponse, Request } from '../../shared/http/request';
import type { ApiError } from '../../shared/http/send';
import type { ItemResults } from './itemResults';
import { sendOptionsFor, type ExecutionOptions } from './settings';

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
	const secrets = operation.secrets ? secretsIn(request.body, operation.secrets) : [];
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
	return await sendOperation(sendContextFor(run, batchItem, request), batchItem.operation, request);
}
