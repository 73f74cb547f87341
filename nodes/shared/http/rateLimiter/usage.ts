import { msg } from '../../text/message';
import { formatDuration } from '../errorMessages';

/** The usage of a run, for a hint. */
export interface Usage {
	requests: number;
	/** Requests that were retried after BigCommerce refused or did not respond. */
	repeats: number;
	/** Milliseconds in which at least one request waited for the quota. */
	waited: number;
	/** Since when no request of the run has got a real response; absent while they do. */
	stuckSince?: number;
	/** Notified when a request starts and stops waiting for the rate limit. */
	waiting(isWaiting: boolean, now: number): void;
}

/** A new counter. Requests that wait at the same time count once. */
export function createUsage(): Usage {
	let waiters = 0;
	let since = 0;
	const usage: Usage = {
		requests: 0,
		repeats: 0,
		waited: 0,
		waiting(isWaiting, now) {
			if (isWaiting && waiters === 0) since = now;
			waiters += isWaiting ? 1 : -1;
			if (!isWaiting && waiters === 0) usage.waited += now - since;
		},
	};
	return usage;
}

/** A hint about the usage of a run; undefined if there is nothing notable. */
export function usageHint(items: number, { requests, repeats, waited }: Usage): string | undefined {
	const shared = items > 1 && requests < items;
	if (!shared && waited < 1000 && repeats === 0) return undefined;
	const parts = [`${many(items, 'item')} in ${many(requests, 'request')}.`];
	if (waited >= 1000)
		parts.push(msg`Waited ${formatDuration(waited)} for BigCommerce's rate limit.`);
	if (repeats > 0) parts.push(msg`${many(repeats, 'request')} had to be retried.`);
	return parts.join(' ');
}

function many(count: number, what: string): string {
	return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
