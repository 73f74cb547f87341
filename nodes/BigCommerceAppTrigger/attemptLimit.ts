/** A code that is being exchanged, or whose exchange failed. */
interface Attempt {
	/** Milliseconds. */
	at: number;
	/** What it counts toward: a sender's address, or a store that has the app. */
	of: string;
}

/** The origin of a code, which decides what limit it counts toward. */
export interface Origin {
	storeHash: string;
	/** The store already has the app, so its owner is approving it again. */
	isKnown: boolean;
	/** IP address of the sender. */
	sender: string;
}

/** Attempts of the last minute that did not lead to an installation. Anyone on the internet can make them. */
export interface Attempts {
	known: Attempt[];
	others: Attempt[];
}

const MINUTE = 60_000;
/** Attempts per minute: one limit for stores that have the app, and one for all others. */
const MOST = 30;
/** The share of a single sender, so that some attempts are left for others. */
const MOST_OF_ONE = 20;
/** The share of a single store that has the app. */
const MOST_OF_STORE = 5;

export function newAttempts(): Attempts {
	return { known: [], others: [] };
}

/**
 * Counts an attempt to exchange a code at login.bigcommerce.com. Only failures count: a successful installation is released, so
 * the number of installations is not limited. Stores that have the app have a separate limit, so invented stores cannot use it up.
 * @param now milliseconds
 * @returns a function that releases the attempt; undefined if the limit is reached
 */
export function makeAttempt(
	attempts: Attempts,
	{ storeHash, isKnown, sender }: Origin,
	now: number,
): (() => void) | undefined {
	const [pool, of, most] = isKnown
		? (['known', storeHash, MOST_OF_STORE] as const)
		: (['others', sender, MOST_OF_ONE] as const);
	// Attempts in the future are left over from before the clock was set back.
	attempts[pool] = attempts[pool].filter(({ at }) => at > now - MINUTE && at <= now);
	if (
		attempts[pool].length >= MOST ||
		attempts[pool].filter((attempt) => attempt.of === of).length >= most
	)
		return undefined;
	const attempt = { at: now, of };
	attempts[pool].push(attempt);
	return () => {
		attempts[pool] = attempts[pool].filter((value) => value !== attempt);
	};
}
