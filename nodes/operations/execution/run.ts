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

/** One execution of the node, as its parts share it. */
export interface Run {
	context: IExecuteFunctions;
	settings: ExecutionOptions;
	/** By the name that works give their account. */
	askers: Map<string, ItemAccount>;
	ledger: ItemResults;
	tally: Usage;
	/** Maxima of batches that BigCommerce named meanwhile, by slug. */
	learnt: Map<string, number>;
	/** Sentences for the person who looks at the run. */
	hints: Set<string>;
	/** Set when the rate limit has used up the patience: nothing more is sent. */
	gaveUp?: ApiError;
}

/** Whether nothing more is to be sent: the run is over at the first item that fails, unless the node continues. */
export function isStopped({ context, ledger, gaveUp }: Run): boolean {
	return (
		gaveUp !== undefined ||
		(ledger.hasFailures() && !context.continueOnFail()) ||
		context.getExecutionCancelSignal()?.aborted === true
	);
}

/** On whose behalf, and how, the request of a unit is sent. */
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

/** Sends a request on behalf of a unit. @throws ApiError, Cancelled */
export async function sendForItem(
	run: Run,
	unit: BatchItem,
	request: Request,
): Promise<HttpResponse> {
	return await sendOperation(sendContextFor(run, unit, request), unit.operation, request);
}
