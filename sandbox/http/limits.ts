import { createMiddleware } from 'hono/factory';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../responses/apiError';
import type { Known } from './context';
import { quotaHeaders, type Quota, type QuotaSettings } from './quota';

/** What can be switched while the sandbox runs. */
export interface Settings extends QuotaSettings {
	/** Milliseconds that every answer of the API takes longer. */
	latency: number;
	/** Requests that the Account API takes in a window, and the window's length in milliseconds. */
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

/** Makes every answer take its time. */
export function delay(settings: Settings) {
	return createMiddleware(async (_context, next) => {
		if (settings.latency > 0) await sleep(settings.latency);
		await next();
	});
}
