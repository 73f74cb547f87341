import type { Usage } from './rateLimiter/usage';
import { isIdempotent, type HttpResponse, type Request } from './request';

/** How a request is to be sent: what it shares with others, and how much may be done for it. */
export interface SendOptions {
	/** Requests of one lane are limited together. */
	lane: string;
	/** How many of the lane may be on their way at a time. */
	atOnce: number;
	/** It may be carried out twice without harm, so it is sent again when nobody knows what became of it. */
	isRepeatable: boolean;
	/** It changes nothing, whatever its method is. Absent: a GET does not. */
	isReading?: boolean;
	/** Share of the store's quota that is left to other apps, 0 to 1. */
	reserve: number;
	/**
	 * Milliseconds, by the clock, for everything that it waits for: the rate limit, answers, and the time between repeats.
	 * 0: it is tried once. Waiting for a place in its lane does not count.
	 */
	giveUpAfter: number;
	/** Milliseconds for which it is repeated while BigCommerce cannot answer, where that is shorter than `giveUpAfter`. */
	putsUpWith?: number;
	/** Repeats for passing trouble; waiting for the rate limit is no repeat. */
	repeats?: 'none';
	/** Whether an answer with the status of a success is what BigCommerce documents. Absent: any JSON, or nothing. */
	isWellFormed?: (answer: HttpResponse) => boolean;
	tally?: Usage;
	/** What is in the body and must not be seen again, neither in what comes back nor in what is said of it. */
	secrets?: string[];
}

/** Requests of one kind on their way at a time, where BigCommerce documents no smaller number. */
export const DEFAULT_CONCURRENCY = 8;
/** Most apps of a store are idle most of the time: a tenth leaves them room without slowing a run down by much. */
export const DEFAULT_RESERVE = 0.1;
/** Ten windows of 30 seconds. */
export const DEFAULT_GIVE_UP_AFTER = 300_000;
/** Where nobody chose how long to wait, such as for a trigger that n8n is starting, an outage is told soon. */
const USUALLY_PUT_UP_WITH = 10_000;

/** The terms of a request of which no more is known than what is sent. */
export function defaultSendOptions({ method, server, path }: Request): SendOptions {
	const lane = `${method} ${server} ${path.replaceAll(/\/[^/]*\d[^/]*/g, '/*')}`;
	const isWellFormed = (answer: HttpResponse) => isUsual(answer, { method, server });
	return {
		lane,
		atOnce: DEFAULT_CONCURRENCY,
		isRepeatable: isIdempotent(method),
		reserve: DEFAULT_RESERVE,
		giveUpAfter: DEFAULT_GIVE_UP_AFTER,
		putsUpWith: USUALLY_PUT_UP_WITH,
		isWellFormed,
	};
}

/** V3 answers a reading with `data`, V2 with JSON or with status 204; what a change answers depends on what was changed. */
function isUsual(
	{ status, body }: HttpResponse,
	{ method, server }: Pick<Request, 'method' | 'server'>,
): boolean {
	if (body === undefined) return method !== 'GET' || (server === 'v2' && status === 204);
	if (!isJson(body)) return false;
	if (method !== 'GET' || server === 'v2') return true;
	const { data } = body as { data?: unknown };
	return typeof data === 'object' && data !== null;
}

/** An object or a list; what could not be parsed is text. */
export function isJson(body: unknown): body is object {
	return typeof body === 'object' && body !== null && !Buffer.isBuffer(body);
}
