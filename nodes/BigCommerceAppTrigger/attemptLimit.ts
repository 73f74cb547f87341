/** A code that is being exchanged, or that turned out to be none. */
interface Attempt {
	/** Milliseconds. */
	at: number;
	/** Whose it is: a sender's address, or a store that has the app. */
	of: string;
}

/** What a code may be counted towards. */
export interface Origin {
	storeHash: string;
	/** Whether the store has the app, so that its owner comes to approve it again. */
	isKnown: boolean;
	/** The address it came from. */
	sender: string;
}

/** Attempts of the last minute that did not lead to an installation. Anybody on the internet can make them. */
export interface Attempts {
	known: Attempt[];
	others: Attempt[];
}

const MINUTE = 60_000;
/** Per minute, for stores that have the app and for all others each. */
const MOST = 30;
/** Of these, what a single sender may use up; the rest is left for others. */
const MOST_OF_ONE = 20;
/** Of these, what may be tried about a single store that has the app. */
const MOST_OF_STORE = 5;

export function newAttempts(): Attempts {
	return { known: [], others: [] };
}

/**
 * Makes room for asking login.bigcommerce.com about a code. Only what fails counts: an installation gives its room back, so
 * there may be any number of them. Stores that have the app have room of their own, which made-up stores do not use up.
 * @param now milliseconds
 * @returns what gives the room back; undefined where there is none
 */
export function makeAttempt(
	attempts: Attempts,
	{ storeHash, isKnown, sender }: Origin,
	now: number,
): (() => void) | undefined {
	const [pool, of, most] = isKnown
		? (['known', storeHash, MOST_OF_STORE] as const)
		: (['others', sender, MOST_OF_ONE] as const);
	// Those of the future are left over from a clock that was put back.
	attempts[pool] = attempts[pool].filter(({ at }) => at > now - MINUTE && at <= now);
	if (
		attempts[pool].length >= MOST ||
		attempts[pool].filter((each) => each.of === of).length >= most
	)
		return undefined;
	const attempt = { at: now, of };
	attempts[pool].push(attempt);
	return () => {
		attempts[pool] = attempts[pool].filter((each) => each !== attempt);
	};
}
