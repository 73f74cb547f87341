import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { sendOverHttp, MOST_BYTES, MOST_BYTES_OF_A_FILE } from './httpClient';
import type { HttpOutcome, Connection } from './types';
import { describeError, describeGivingUp, describeNoResponse } from './errorMessages';
import { parseError } from './errorParser';
import type { Environment } from '../accounts/environment';
import { forgetScopes } from '../accounts/knownScopes';
import { realClock } from '../utils/clock';
import { Cancelled } from '../errors/cancelled';
import type { Limiter, Permit } from './rateLimiter/permit';
import { readRateLimitHeaders } from './rateLimiter/rateLimitHeaders';
import { openPatience, type Patience } from './deadline';
import { redactAnswer, secretsOfRequest } from './parseBody';
import { ApiError } from './apiError';
import { TOO_LARGE } from './networkErrors';
import type { HttpResponse } from './request';
import { isReadMethod } from '../utils/isReadMethod';
import {
	isDoubtful,
	isRedirect,
	isTroubleOfServer,
	decideRetry,
	type RetryDecision,
} from './retry';
import { isJson, type SendOptions } from './sendOptions';
import { explainRedirect, explainTooLarge, explainUnreadable } from './unreadableResponse';

/** A request in progress with everything it needs. */
interface Delivery {
	context: IAllExecuteFunctions;
	connection: Connection;
	limiter: Limiter;
	sendOptions: SendOptions;
	options: IHttpRequestOptions;
	signal?: AbortSignal;
	/** It has its own authorization, so the credential is not sent. */
	isSigned?: true;
	/** The response is a file, not JSON. */
	expectsFile?: true;
	/** Turns a response into the usual form, if its API has another. */
	open?: (answer: HttpResponse) => HttpResponse;
}

/**
 * Sends a request when the rate limit allows it, and retries it while that is safe and useful. The loop only carries
 * out what `limits`, `retry` and `patience` decide.
 * @throws ApiError, Cancelled
 */
export async function sendWithRetry(delivery: Delivery): Promise<HttpResponse> {
	const { connection, sendOptions, signal } = delivery;
	const patience = openPatience(sendOptions, realClock);
	let doubt = false;
	let outcome: HttpOutcome | undefined;
	for (let repeats = 0; ; repeats++) {
		const pass = await enter(delivery, patience);
		if (!pass) throw outOfPatience(delivery, outcome, doubt);
		if (sendOptions.usage) sendOptions.usage.requests += 1;
		const timeout = patience.forTry(connection.timeout, repeats > 0 && isReadingOf(delivery));
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
		if (sendOptions.usage) sendOptions.usage.repeats += 1;
		await patience.during(async () => await pauseFor(after, signal));
	}
}

async function enter(
	{ connection: { account }, limiter, sendOptions, signal }: Delivery,
	patience: Patience,
): Promise<Permit | undefined> {
	const { lane, usage, rate } = sendOptions;
	const ceiling = Math.min(sendOptions.atOnce ?? Infinity, account.concurrency);
	const { reserve } = account;
	let since = 0;
	const onWait = (isWaiting: boolean, now: number) => {
		usage?.waiting(isWaiting, now);
		if (isWaiting) since = now;
		else patience.spend(now - since);
	};
	return await limiter.enter({
		lane,
		ceiling,
		...(rate ? { rate } : {}),
		reserve,
		patience: patience.left(),
		signal,
		onWait,
	});
}

async function sendOnce(
	{ context, connection, options, sendOptions, signal, isSigned, expectsFile, open }: Delivery,
	timeout: number,
): Promise<HttpOutcome> {
	const {
		isWellFormed = ({ body }: HttpResponse) =>
			body === undefined || isJson(body) || Buffer.isBuffer(body),
	} = sendOptions;
	const secrets = [
		...secretsOfRequest(connection, options.headers),
		...(sendOptions.secrets ?? []),
	];
	const received = redactAnswer(
		await sendOverHttp(context, connection, options, { timeout, signal, isSigned, expectsFile }),
		secrets,
	);
	if ('lost' in received) return received;
	const answer = open ? open(received.answer) : received.answer;
	return isSuccess(answer) && !isWellFormed(answer) ? { answer, isUnreadable: true } : { answer };
}

function stepAfter(delivery: Delivery, outcome: HttpOutcome, repeats: number): RetryDecision {
	const { isRepeatable, giveUpAfter, repeats: allowed } = delivery.sendOptions;
	if (allowed === 'none') return { kind: 'finished' };
	return decideRetry(outcome, {
		isRepeatable,
		isReading: isReadingOf(delivery),
		repeats,
		giveUpAfter,
		chance: realClock.random(),
	});
}

function isReadingOf({ sendOptions: { isReading }, options: { method } }: Delivery): boolean {
	return isReading ?? isReadMethod(method);
}

function isSuccess({ status }: HttpResponse): boolean {
	return status >= 200 && status < 300;
}

/** A temporary failure: BigCommerce did not or could not respond. */
function isTrouble(outcome: HttpOutcome): boolean {
	return (
		'lost' in outcome ||
		outcome.isUnreadable === true ||
		outcome.answer.status === 429 ||
		outcome.answer.status >= 500
	);
}

function leave(pass: Permit, outcome: HttpOutcome, step: RetryDecision): void {
	const pause = step.kind === 'again' ? step.pause : undefined;
	const reading = 'answer' in outcome ? readRateLimitHeaders(outcome.answer.headers) : undefined;
	// A used-up rate limit is no reason to lower concurrency. Every other temporary failure is.
	const isTroubled = pause === undefined && isTrouble(outcome);
	pass.leave({
		mood: isTroubled ? 'trouble' : 'calm',
		...(reading ? { reading } : {}),
		...(pause === undefined ? {} : { pause }),
	});
}

/** Waits, but stops immediately if the execution is cancelled. */
async function pauseFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	if (milliseconds === 0) return;
	const wasCancelled = await realClock.wait(milliseconds, signal).then(
		() => false,
		() => true,
	);
	if (wasCancelled) throw new Cancelled();
}

/** The rate limit is used up and there is no time left to wait. The error of an earlier attempt is more helpful than that. */
function outOfPatience(
	delivery: Delivery,
	outcome: HttpOutcome | undefined,
	doubt: boolean,
): Error {
	const isAboutQuota = !outcome || ('answer' in outcome && outcome.answer.status === 429);
	if (isAboutQuota)
		return new ApiError(
			describeGivingUp(delivery.sendOptions.giveUpAfter, doubt),
			doubt ? 'unknown' : 'unsent',
		);
	return refusalFor(outcome, delivery, doubt);
}

/**
 * Turns the last outcome into a response or an ApiError.
 * @param doubt one of the attempts may have been carried out although no response says so
 */
function conclude(outcome: HttpOutcome, delivery: Delivery, doubt: boolean): HttpResponse {
	if ('answer' in outcome && !outcome.isUnreadable) {
		const { answer } = outcome;
		if (isSuccess(answer)) return answer;
		// Already deleted, by an earlier attempt or by another client.
		if (delivery.options.method === 'DELETE' && answer.status === 404 && doubt)
			return { ...answer, status: 204, body: undefined };
	}
	throw refusalFor(outcome, delivery, doubt);
}

function refusalFor(outcome: HttpOutcome, delivery: Delivery, doubt: boolean): ApiError {
	const { expectsFile } = delivery;
	const changes = !isReadingOf(delivery);
	const mayHaveArrived = changes && doubt;
	const fate = mayHaveArrived ? 'unknown' : 'refused';
	if ('lost' in outcome) {
		const limit = expectsFile ? MOST_BYTES_OF_A_FILE : MOST_BYTES;
		return new ApiError(
			outcome.lost === TOO_LARGE
				? explainTooLarge(limit / 1_000_000, changes)
				: describeNoResponse(outcome.lost, mayHaveArrived),
			fate,
		);
	}
	const { answer } = outcome;
	if (outcome.isUnreadable)
		return new ApiError(
			explainUnreadable(answer, { changes, expectsFile }),
			fate,
			undefined,
			answer,
		);
	const failure = parseError(answer.status, answer.body, answer.headers);
	const { connection, options } = delivery;
	if (answer.status === 401 && !delivery.isSigned) forgetScopes(connection.account);
	const circumstance = {
		credentialType: connection.credentialType,
		isWhole: true,
		isReading: !changes,
		mayHaveArrived: mayHaveArrived && !isTroubleOfServer(answer.status),
		limit: documentedLimit(connection.account.environment, options.url),
	};
	return new ApiError(
		isRedirect(answer.status)
			? explainRedirect(answer, changes)
			: describeError(failure, circumstance),
		fate,
		failure,
		answer,
	);
}

/** The documented rate limit of the host of a request, for refusals that do not report one. */
function documentedLimit({ payments, b2b }: Environment, url: string): string | undefined {
	if (url.startsWith(`${payments}/`)) return '50 payments per 4 seconds';
	return url.startsWith(`${b2b}/`) ? '150 requests per minute' : undefined;
}
