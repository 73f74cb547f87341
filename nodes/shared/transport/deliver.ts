import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { exchange, MOST_BYTES, MOST_BYTES_OF_A_FILE, type Outcome } from './exchange';
import { explainFailure, explainGivingUp, explainNoAnswer } from './explain';
import { failureFrom } from './failure';
import { realClock } from './limits/clock';
import { Cancelled } from './limits/cancelled';
import type { Limiter, Pass } from './limits/pass';
import { readingFrom } from './limits/reading';
import { openPatience, type Patience } from './patience';
import { redactAnswer, secretsOfRequest } from './redactAnswer';
import { RequestRefused } from './refused';
import type { Answer } from './request';
import { isDoubtful, isRedirect, isTroubleOfServer, nextStep, TOO_LARGE, type Step } from './retry';
import type { Caller } from './send';
import { isJson, type Terms } from './terms';
import { explainRedirect, explainTooLarge, explainUnreadable } from './unreadable';

/** One request on its way, with everything it needs. */
interface Delivery {
	context: IAllExecuteFunctions;
	caller: Caller;
	limiter: Limiter;
	terms: Terms;
	options: IHttpRequestOptions;
	signal?: AbortSignal;
	/** It carries a permission of its own, and nothing of the credential. */
	isSigned?: true;
	/** The answer is a file, not JSON. */
	expectsFile?: true;
}

/**
 * Sends a request when there is room for it, and repeats it as long as that is safe and may help. The loop only carries
 * out what `limits`, `retry` and `patience` decide.
 * @throws RequestRefused, Cancelled
 */
export async function deliver(delivery: Delivery): Promise<Answer> {
	const { caller, terms, signal } = delivery;
	const patience = openPatience(terms, realClock);
	let doubt = false;
	let outcome: Outcome | undefined;
	for (let repeats = 0; ; repeats++) {
		const pass = await enter(delivery, patience);
		if (!pass) throw outOfPatience(delivery, outcome, doubt);
		if (terms.tally) terms.tally.requests += 1;
		const timeout = patience.forTry(caller.timeout, repeats > 0 && isReadingOf(delivery));
		outcome = await patience.during(async () => await sendOnce(delivery, timeout));
		if (signal?.aborted) {
			pass.leave({ mood: 'calm' });
			throw new Cancelled();
		}
		const step = stepAfter(delivery, outcome, repeats);
		leave(pass, outcome, step);
		doubt ||= isDoubtful(outcome);
		if (!isTrouble(outcome)) patience.meetSuccess();
		else patience.meetTrouble();
		if (step.kind === 'finished') return conclude(outcome, delivery, doubt);
		const after =
			step.pause === undefined || step.after > 0
				? patience.beforeNextTry(step.after, step.asked)
				: 0;
		if (after === undefined) return conclude(outcome, delivery, doubt);
		if (terms.tally) terms.tally.repeats += 1;
		await patience.during(async () => await pauseFor(after, signal));
	}
}

async function enter(
	{ limiter, terms, signal }: Delivery,
	patience: Patience,
): Promise<Pass | undefined> {
	const { lane, atOnce: ceiling, reserve, tally } = terms;
	let since = 0;
	const onWait = (isWaiting: boolean, now: number) => {
		tally?.waiting(isWaiting, now);
		if (isWaiting) since = now;
		else patience.spend(now - since);
	};
	return await limiter.enter({ lane, ceiling, reserve, patience: patience.left(), signal, onWait });
}

async function sendOnce(
	{ context, caller, options, terms, signal, isSigned, expectsFile }: Delivery,
	timeout: number,
): Promise<Outcome> {
	const {
		isWellFormed = ({ body }: Answer) =>
			body === undefined || isJson(body) || Buffer.isBuffer(body),
	} = terms;
	const secrets = [...secretsOfRequest(caller, options.headers), ...(terms.secrets ?? [])];
	const outcome = redactAnswer(
		await exchange(context, caller, options, { timeout, signal, isSigned, expectsFile }),
		secrets,
	);
	if ('lost' in outcome) return outcome;
	const { answer } = outcome;
	return isSuccess(answer) && !isWellFormed(answer) ? { answer, isUnreadable: true } : outcome;
}

function stepAfter(delivery: Delivery, outcome: Outcome, repeats: number): Step {
	const { isRepeatable, giveUpAfter, repeats: allowed } = delivery.terms;
	if (allowed === 'none') return { kind: 'finished' };
	return nextStep(outcome, {
		isRepeatable,
		isReading: isReadingOf(delivery),
		repeats,
		giveUpAfter,
		chance: realClock.random(),
	});
}

function isReadingOf({ terms: { isReading }, options: { method } }: Delivery): boolean {
	return isReading ?? method === 'GET';
}

function isSuccess({ status }: Answer): boolean {
	return status >= 200 && status < 300;
}

/** Something that may pass: BigCommerce did not answer, or could not. */
function isTrouble(outcome: Outcome): boolean {
	return (
		'lost' in outcome ||
		outcome.isUnreadable === true ||
		outcome.answer.status === 429 ||
		outcome.answer.status >= 500
	);
}

function leave(pass: Pass, outcome: Outcome, step: Step): void {
	const pause = step.kind === 'again' ? step.pause : undefined;
	const reading = 'answer' in outcome ? readingFrom(outcome.answer.headers) : undefined;
	// A quota that is used up is no reason to send fewer at a time; everything else that may pass is.
	const isTroubled = pause === undefined && isTrouble(outcome);
	pass.leave({
		mood: isTroubled ? 'trouble' : 'calm',
		...(reading ? { reading } : {}),
		...(pause === undefined ? {} : { pause }),
	});
}

/** Waiting ends at once when the execution is cancelled. */
async function pauseFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	if (milliseconds === 0) return;
	const wasCancelled = await realClock.wait(milliseconds, signal).then(
		() => false,
		() => true,
	);
	if (wasCancelled) throw new Cancelled();
}

/** There is no room in the quota, and no time left to wait for it. What kept an earlier try from success says more than that. */
function outOfPatience(delivery: Delivery, outcome: Outcome | undefined, doubt: boolean): Error {
	const isAboutQuota = !outcome || ('answer' in outcome && outcome.answer.status === 429);
	if (isAboutQuota)
		return new RequestRefused(
			explainGivingUp(delivery.terms.giveUpAfter, doubt),
			doubt ? 'unknown' : 'unsent',
		);
	return refusalFor(outcome, delivery, doubt);
}

/**
 * The end of the story.
 * @param doubt one of the tries may have been carried out although no answer says so
 */
function conclude(outcome: Outcome, delivery: Delivery, doubt: boolean): Answer {
	if ('answer' in outcome && !outcome.isUnreadable) {
		const { answer } = outcome;
		if (isSuccess(answer)) return answer;
		// Gone, as it should be: an earlier try did it, or another client.
		if (delivery.options.method === 'DELETE' && answer.status === 404 && doubt)
			return { ...answer, status: 204, body: undefined };
	}
	throw refusalFor(outcome, delivery, doubt);
}

function refusalFor(outcome: Outcome, delivery: Delivery, doubt: boolean): RequestRefused {
	const { expectsFile } = delivery;
	const changes = !isReadingOf(delivery);
	const mayHaveArrived = changes && doubt;
	const fate = mayHaveArrived ? 'unknown' : 'refused';
	if ('lost' in outcome) {
		const limit = expectsFile ? MOST_BYTES_OF_A_FILE : MOST_BYTES;
		return new RequestRefused(
			outcome.lost === TOO_LARGE
				? explainTooLarge(limit / 1_000_000, changes)
				: explainNoAnswer(outcome.lost, mayHaveArrived),
			fate,
		);
	}
	const { answer } = outcome;
	if (outcome.isUnreadable)
		return new RequestRefused(
			explainUnreadable(answer, { changes, expectsFile }),
			fate,
			undefined,
			answer,
		);
	const failure = failureFrom(answer.status, answer.body, answer.headers);
	const { caller, options } = delivery;
	const circumstance = {
		isWhole: true,
		isReading: !changes,
		mayHaveArrived: mayHaveArrived && !isTroubleOfServer(answer.status),
		isPayment: options.url.startsWith(`${caller.account.environment.payments}/`),
	};
	return new RequestRefused(
		isRedirect(answer.status)
			? explainRedirect(answer, changes)
			: explainFailure(failure, circumstance),
		fate,
		failure,
		answer,
	);
}
