import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { exchange, type Outcome } from './exchange';
import { explainFailure, explainGivingUp, explainNoAnswer, isTroubleOfServer } from './explain';
import { failureFrom } from './failure';
import { realClock } from './limits/clock';
import { Cancelled } from './limits/cancelled';
import type { Limiter, Pass } from './limits/pass';
import { readingFrom } from './limits/reading';
import { redactAnswer, secretsOfRequest } from './redactAnswer';
import { RequestRefused } from './refused';
import type { Answer } from './request';
import { nextStep, wasNotSent, type Step } from './retry';
import type { Caller } from './send';
import type { Terms } from './terms';

/** One request on its way, with everything it needs. */
interface Delivery {
	context: IAllExecuteFunctions;
	caller: Caller;
	limiter: Limiter;
	terms: Terms;
	options: IHttpRequestOptions;
	signal?: AbortSignal;
	/** It changes nothing, whatever its method: a GraphQL query is a POST. */
	isReading?: boolean;
	/** It carries a permission of its own, and nothing of the credential. */
	isSigned?: true;
}

/**
 * Sends a request when there is room for it, and repeats it as long as that is safe and may help. The loop only carries
 * out what `limits` and `retry` decide.
 * @throws RequestRefused, Cancelled
 */
export async function deliver(delivery: Delivery): Promise<Answer> {
	const { context, caller, terms, options, signal } = delivery;
	let patience = terms.giveUpAfter;
	let isDoubtful = false;
	const secrets = [...secretsOfRequest(caller, options.headers), ...(terms.secrets ?? [])];
	for (let repeats = 0; ; repeats++) {
		const pass = await enter(delivery, patience, (waited) => { patience -= waited; });
		if (!pass) throw new RequestRefused(explainGivingUp(terms.giveUpAfter, isDoubtful), isDoubtful ? 'unknown' : 'unsent');
		if (terms.tally) terms.tally.requests += 1;
		const outcome = redactAnswer(await exchange(context, caller, options, delivery.isSigned), secrets);
		const step = terms.repeats === 'none' ? ({ kind: 'finished' } as const) : nextStep(outcome, { isRepeatable: terms.isRepeatable, repeats, chance: realClock.random() });
		leave(pass, outcome, step);
		if (signal?.aborted) throw new Cancelled();
		isDoubtful ||= 'lost' in outcome ? !wasNotSent(outcome.lost) : isTroubleOfServer(outcome.answer.status);
		if (step.kind === 'finished') return conclude(outcome, delivery, isDoubtful);
		patience -= step.after;
		if (patience < 0) return conclude(outcome, delivery, isDoubtful);
		if (terms.tally) terms.tally.repeats += 1;
		await pauseFor(step.after, signal);
	}
}

async function enter({ limiter, terms, signal }: Delivery, patience: number, onWaited: (milliseconds: number) => void): Promise<Pass | undefined> {
	const { lane, atOnce: ceiling, reserve, tally } = terms;
	let since = 0;
	const onWait = (isWaiting: boolean, now: number) => {
		tally?.waiting(isWaiting, now);
		if (isWaiting) since = now;
		else onWaited(now - since);
	};
	return await limiter.enter({ lane, ceiling, reserve, patience, signal, onWait });
}

function leave(pass: Pass, outcome: Outcome, step: Step): void {
	const pause = step.kind === 'again' ? step.pause : undefined;
	const reading = 'answer' in outcome ? readingFrom(outcome.answer.headers) : undefined;
	const status = 'answer' in outcome ? outcome.answer.status : undefined;
	// A quota that is used up is no reason to send fewer at a time; everything else that may pass is.
	const isTrouble = pause === undefined && (status === undefined || status === 429 || status >= 500);
	pass.leave({ mood: isTrouble ? 'trouble' : 'calm', ...(reading ? { reading } : {}), ...(pause === undefined ? {} : { pause }) });
}

/** Waiting ends at once when the execution is cancelled. */
async function pauseFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	if (milliseconds === 0) return;
	const wasCancelled = await realClock.wait(milliseconds, signal).then(() => false, () => true);
	if (wasCancelled) throw new Cancelled();
}

/**
 * The end of the story.
 * @param isDoubtful one of the tries may have been carried out although nobody said so
 */
function conclude(outcome: Outcome, { caller, options, isReading = options.method === 'GET' }: Delivery, isDoubtful: boolean): Answer {
	const changes = !isReading;
	if ('lost' in outcome) throw new RequestRefused(explainNoAnswer(outcome.lost, changes && isDoubtful), changes && isDoubtful ? 'unknown' : 'refused');
	const { answer } = outcome;
	if (answer.status >= 200 && answer.status < 300) return answer;
	// Gone, as it should be: an earlier try did it, or somebody else.
	if (options.method === 'DELETE' && answer.status === 404 && isDoubtful) return { ...answer, status: 204, body: undefined };
	const failure = failureFrom(answer.status, answer.body, answer.headers);
	const explanation = explainFailure(failure, { isWhole: true, isReading, isPayment: options.url.startsWith(`${caller.account.environment.payments}/`) });
	throw new RequestRefused(explanation, changes && isDoubtful ? 'unknown' : 'refused', failure, answer);
}
