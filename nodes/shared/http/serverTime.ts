import type { HttpResponse } from './request';

/** Seconds that BigCommerce's and n8n's clocks may differ. A date further off is an error of a server or proxy. */
export const FARTHEST = 24 * 60 * 60;

/** n8n's own clock, in seconds. */
export function ownTime(): number {
	return Math.floor(Date.now() / 1000);
}

/**
 * BigCommerce's clock, in seconds, which dates the changes. Falls back to n8n's clock if the response has no date or one that
 * is too far off: a single wrong date must neither silence a reader nor make it report every old change.
 */
export function serverTime({ date }: HttpResponse['headers'], own = ownTime()): number {
	const said = Math.floor(Date.parse(typeof date === 'string' ? date : '') / 1000);
	return Math.abs(said - own) <= FARTHEST ? said : own;
}
