import { readNumber } from '../utils/numbers';
import type { RollingWindow } from './rateLimiter/quota';
import type { Usage } from './rateLimiter/usage';
import { isIdempotent, type HttpResponse, type Request } from './request';

/** How to send a request: shared limits, retries and waiting times. */
export interface SendOptions {
	/** Requests of one lane share a concurrency limit. */
	lane: string;
	/** Maximum number of concurrent requests in the lane, if BigCommerce documents one. The account's own maximum applies as well. */
	atOnce?: number;
	/** Requests of the lane in a time, if BigCommerce allows fewer of them than of others. */
	rate?: RollingWindow;
	/** It is safe to carry it out twice, so it is retried if its outcome is unknown. */
	isRepeatable: boolean;
	/** It only reads, regardless of its method. Absent: only a GET reads. */
	isReading?: boolean;
	/**
	 * Total milliseconds for the rate limit, responses, and pauses between retries.
	 * 0: one attempt. Waiting for a place in the lane does not count.
	 */
	giveUpAfter: number;
	/** Milliseconds for retries while BigCommerce cannot respond, if shorter than `giveUpAfter`. */
	putsUpWith?: number;
	/** Retries after temporary failures. Waiting for the rate limit is not a retry. */
	repeats?: 'none';
	/** Whether a successful response is what BigCommerce documents. Absent: any JSON, or nothing. */
	isWellFormed?: (answer: HttpResponse) => boolean;
	usage?: Usage;
	/** Secrets in the body, masked in the response and in messages. */
	secrets?: string[];
}

/** Ten windows of 30 seconds. */
export const DEFAULT_GIVE_UP_AFTER = 300_000;
/** Waiting time if the user cannot set one, e.g. while n8n starts a trigger. Short, so that an outage is reported soon. */
const USUALLY_PUT_UP_WITH = 10_000;

/** The default send options of a request. */
export function defaultSendOptions({ method, server, path }: Request): SendOptions {
	const lane = `${method} ${server} ${path.replaceAll(/\/[^/]*\d[^/]*/g, '/*')}`;
	const isWellFormed = (answer: HttpResponse) => isUsual(answer, { method, server });
	return {
		lane,
		isRepeatable: isIdempotent(method),
		giveUpAfter: DEFAULT_GIVE_UP_AFTER,
		putsUpWith: USUALLY_PUT_UP_WITH,
		isWellFormed,
	};
}

/** Read requests: V3 returns `data`, V2 returns JSON or status 204. The response to a change depends on the endpoint. */
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

/** Whether a body is an object or a list. A body that could not be parsed is text. */
export function isJson(body: unknown): body is object {
	return typeof body === 'object' && body !== null && !Buffer.isBuffer(body);
}

/** *Give Up After* of a node in milliseconds; a number out of range is brought into it. */
export function readGiveUpAfter({ giveUpAfter }: Record<string, unknown>): number {
	return readNumber(giveUpAfter, 0, DEFAULT_GIVE_UP_AFTER / 1000) * 1000;
}
