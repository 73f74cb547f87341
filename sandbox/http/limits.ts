import { createMiddleware } from 'hono/factory';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../responses/apiError';
import type { Known } from './context';
import { quotaHeaders, type Quota, type QuotaSettings } from './quota';

/** Settings that can be changed while the sandbox runs. */
export interface Settings extends QuotaSettings {
	/** Delay of every API response in milliseconds. */
	latency: number;
	/** Requests per window of the Account API, and the window's length in milliseconds. */
	accountQuota: number;
	accountWindow: number;
}

/** Spends a request of the store's quota, or refuses it with 429. */
export function limitRate(quota: Quota) {
	return createMiddleware<Known>(async (context, next) => {
		const state = quota.take(context.get('store').hash, true);
		for (const [name, value] of Object.entries(quotaHeaders(state))) context.header(name, value);
		if (state.exceeded) throw new Fault(429, 'Too many requests', {});
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
