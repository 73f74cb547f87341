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
	askers: Map<string, ItemAccount>;
	ledger: ItemResults;
	tally: Usage;
	/** Batch size limits that BigCommerce reported during the run, by slug. */
	learnt: Map<string, number>;
	/** Hints to show with the output. */
	hints: Set<string>;
	/** Set when the wait for the rate limit was too long. Nothing more is sent. */
	gaveUp?: ApiError;
}

/** Whether to stop sending: the run ends at the first failed item, unless the node continues on fail. */
export function isStopped({ context, ledger, gaveUp }: Run): boolean {
	return (
		gaveUp !== undefined ||
		(ledger.hasFailures() && !context.continueOnFail()) ||
		context.getExecutionCancelSignal()?.aborted === true
	);
}

/** The account and send options for the request of a batch item. */
export function sendContextFor(
	{ context, settings, askers, tally, hints }: Run,
	{ work, operation }: BatchItem,
	request: Request,
): SendContext {
	const { caller, grant } = askers.get(work.account) as ItemAccount;
	const secrets = operation.secrets ? secretsIn(request.body, operation.secrets) : [];
	return {
		context,
		caller,
		grant,
		terms: { ...sendOptionsFor(operation, request, settings, tally), secrets },
		hints,
	};
}

/** Sends a request for a batch item. @throws ApiError, Cancelled */
export async function sendForItem(
	run: Run,
	unit: BatchItem,
	request: Request,
): Promise<HttpResponse> {
	return await sendOperation(sendContextFor(run, unit, request), unit.operation, request);
}
