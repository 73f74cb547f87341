/** What a run of a node has cost, for the person who looks at it. */
export interface Usage {
	requests: number;
	/** Requests that were sent again after BigCommerce refused or did not answer. */
	repeats: number;
	/** Milliseconds in which at least one request waited for the quota. */
	waited: number;
	/** Since when no request of the run has got an answer that is more than trouble; absent as long as they do. */
	stuckSince?: number;
	/** Told when a request begins and ends to wait for the quota. */
	waiting(isWaiting: boolean, now: number): void;
}

/** A count that begins at nothing. Several requests that wait at the same time count once. */
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
