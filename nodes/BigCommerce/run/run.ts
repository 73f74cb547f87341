import type { IExecuteFunctions } from 'n8n-workflow';

import type { Unit } from '../../shared/batches/units';
import { ask, type Asking } from '../../shared/operations/ask';
import { secretsIn } from '../../shared/ownWork/secrets';
import type { Asker } from '../../shared/scopes/askers';
import type { Tally } from '../../shared/transport/limits/tally';
import type { Answer, Request } from '../../shared/transport/request';
import type { RequestRefused } from '../../shared/transport/send';
import type { Ledger } from './ledger';
import { termsFor, type Settings } from './settings';

/** One execution of the node, as its parts share it. */
export interface Run {
	context: IExecuteFunctions;
	settings: Settings;
	/** By the name that works give their account. */
	askers: Map<string, Asker>;
	ledger: Ledger;
	tally: Tally;
	/** Maxima of batches that BigCommerce named meanwhile, by slug. */
	learnt: Map<string, number>;
	/** Sentences for the person who looks at the run. */
	hints: Set<string>;
	/** Set when the rate limit has used up the patience: nothing more is sent. */
	gaveUp?: RequestRefused;
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
export function askingFor(
	{ context, settings, askers, tally, hints }: Run,
	{ work, operation }: Unit,
	request: Request,
): Asking {
	const { caller, grant } = askers.get(work.account) as Asker;
	const secrets = operation.secrets ? secretsIn(request.body, operation.secrets) : [];
	return {
		context,
		caller,
		grant,
		terms: { ...termsFor(operation, request, settings, tally), secrets },
		hints,
	};
}

/** Sends a request on behalf of a unit. @throws RequestRefused, Cancelled */
export async function sendFor(run: Run, unit: Unit, request: Request): Promise<Answer> {
	return await ask(askingFor(run, unit, request), unit.operation, request);
}
