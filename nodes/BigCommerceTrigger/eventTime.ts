import type { HttpResponse } from '../shared/http/request';

/** Seconds that BigCommerce's clock and n8n's may be apart. A date further off is a slip of a server or proxy. */
const FARTHEST = 24 * 60 * 60;

/** n8n's own clock, in seconds. */
export function ownTime(): number {
	return Math.floor(Date.now() / 1000);
}

/**
 * BigCommerce's clock, in seconds: changes are dated by it. n8n's own where an answer does not say, or where what it says is
 * out of the question: a single odd date must neither silence the trigger nor bring up all that ever happened.
 */
export function timeOf({ date }: HttpResponse['headers'], own = ownTime()): number {
	const said = Math.floor(Date.parse(typeof date === 'string' ? date : '') / 1000);
	return Math.abs(said - own) <= FARTHEST ? said : own;
}

/** Whether a moment that was saved can be believed. Seconds. */
export function isMoment(value: unknown, own = ownTime()): value is number {
	return (
		typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= own + FARTHEST
	);
}
