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
	const tally: Usage = {
		requests: 0,
		repeats: 0,
		waited: 0,
		waiting(isWaiting, now) {
			if (isWaiting && waiters === 0) since = now;
			waiters += isWaiting ? 1 : -1;
			if (!isWaiting && waiters === 0) tally.waited += now - since;
		},
	};
	return tally;
}
