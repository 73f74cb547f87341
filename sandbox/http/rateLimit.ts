import { setTimeout as sleep } from 'node:timers/promises';
import { createMiddleware } from 'hono/factory';
import type { Operation, Rate } from '../../catalog/types';
import { ApiError } from '../responses/apiError';
import type { RequestEnv } from './authentication';

/** The number of requests per window. */
interface QuotaSettings {
	quota: number;
	/** Length of a window in milliseconds. */
	window: number;
}

/** The values of the four headers after a request. */
interface QuotaState {
	quota: number;
	window: number;
	left: number;
	/** Milliseconds until the window ends. */
	reset: number;
	exceeded: boolean;
}

/** Counts requests per store in windows that begin with the first request. */
export function createQuota(settings: QuotaSettings, now: () => number = Date.now) {
	const windows = new Map<string, { start: number; used: number }>();
	return {
		/** Spends a request of a limit besides the quota. */
		allows(key: string, { requests, seconds }: Rate): boolean {
			const time = now();
			const known = windows.get(key);
			const isOver = !known || time >= known.start + seconds * 1000;
			const current = isOver ? { start: time, used: 0 } : known;
			windows.set(key, { ...current, used: current.used + 1 });
			return current.used < requests;
		},
		/** Looks at a store's window, and spends a request of it if asked to. */
		take(store: string, spend: boolean): QuotaState {
			const time = now();
			let current = windows.get(store);
			if (!current || time >= current.start + settings.window) {
				current = { start: time, used: 0 };
				windows.set(store, current);
			}
			const exceeded = spend && current.used >= settings.quota;
			if (spend && !exceeded) current.used += 1;
			return {
				quota: settings.quota,
				window: settings.window,
				left: Math.max(0, settings.quota - current.used),
				reset: current.start + settings.window - time,
				exceeded,
			};
		},
		/** Ends a store's window at once, or lets it last longer by so many milliseconds. */
		shift(store: string, milliseconds: number) {
			const current = windows.get(store);
			if (current && milliseconds > 0) current.start += milliseconds;
			else windows.delete(store);
		},
		clear: () => windows.clear(),
	};
}

/** The quotas of one sandbox. */
export type Quota = ReturnType<typeof createQuota>;

/** The headers that BigCommerce sends with every answer. */
export function quotaHeaders(state: QuotaState): Record<string, string> {
	return {
		'X-Rate-Limit-Time-Window-Ms': String(state.window),
		'X-Rate-Limit-Time-Reset-Ms': String(state.reset),
		'X-Rate-Limit-Requests-Quota': String(state.quota),
		'X-Rate-Limit-Requests-Left': String(state.left),
		...(state.exceeded && { 'X-Retry-After': String(Math.ceil(state.reset / 1000)) }),
	};
}

/** Settings that can be changed while the sandbox runs. */
export interface Settings extends QuotaSettings {
	/** Delay of every API response in milliseconds. */
	latency: number;
	/** Requests per window of B2B Edition, and the window's length in milliseconds. */
	b2bQuota: number;
	b2bWindow: number;
	/** Requests per window of the Account API, and the window's length in milliseconds. */
	accountQuota: number;
	accountWindow: number;
	/** The time in the `Date` of responses, in milliseconds. Absent: that of this machine. */
	clock?: () => number;
}

/** Spends a request of the store's quota, or refuses it with 429. */
export function limitRate(quota: Quota) {
	return createMiddleware<RequestEnv>(async (context, next) => {
		const state = quota.take(context.get('store').hash, true);
		for (const [name, value] of Object.entries(quotaHeaders(state))) context.header(name, value);
		if (state.exceeded) throw new ApiError(429, 'Too many requests', {});
		await next();
	});
}

/** The headers of B2B Edition, with their units (bigcommerce-b2b.md). */
function b2bHeaders({ quota, window, left, reset }: QuotaState): Record<string, string> {
	return {
		'X-Requests-Allocated': `${quota} times/${window / 1000} s`,
		'X-Requests-Remaining': `${left} times`,
		'X-Request-Window-Resets-After': `${reset / 1000} s`,
	};
}

/** Spends a request of the store's quota for B2B Edition, or refuses it with 429. */
export function limitB2b(quota: Quota) {
	return createMiddleware<RequestEnv>(async (context, next) => {
		const state = quota.take(context.get('store').hash, true);
		for (const [name, value] of Object.entries(b2bHeaders(state))) context.header(name, value);
		if (state.exceeded) throw new ApiError(429, 'Too many requests');
		await next();
	});
}

/** Refuses more requests of an operation than its own limit allows, if it has one. */
export function limitOperation({ id, rate }: Operation, counter: Quota) {
	return createMiddleware<RequestEnv>(async (context, next) => {
		if (rate && !counter.allows(`${context.get('store').hash} ${id}`, rate))
			throw new ApiError(429, 'Too many requests');
		await next();
	});
}

/** Delays every response. */
export function delay(settings: Settings) {
	return createMiddleware(async (_context, next) => {
		if (settings.latency > 0) await sleep(settings.latency);
		await next();
	});
}

/** Middleware that dates the responses, if the sandbox has another clock than this machine. */
export function clock(settings: Settings) {
	return createMiddleware(async (context, next) => {
		await next();
		if (settings.clock) context.header('Date', new Date(settings.clock()).toUTCString());
	});
}
