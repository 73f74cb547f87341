/** What is remembered of an app: who installed it, and what was used already. Plain data, so that n8n can keep it. */
export interface AppMemory {
	/** Stores that have the app. */
	stores: string[];
	/** Fingerprints of signed payloads, with the second until which they would be valid. */
	payloads: Record<string, number>;
	/** Fingerprints of codes, oldest first. login.bigcommerce.com takes each of them once anyway. */
	codes: string[];
}

const MOST_CODES = 500;
const MOST_PAYLOADS = 2000;

export function emptyAppMemory(): AppMemory {
	return { stores: [], payloads: {}, codes: [] };
}

/** Notes that a payload was used. @returns whether it is the first time */
export function claimPayload(memory: AppMemory, mark: string, until: number, now: number): boolean {
	if (memory.payloads[mark] !== undefined) return false;
	const kept = Object.entries(memory.payloads).filter(([, end]) => end + 120 > now);
	memory.payloads = Object.fromEntries([...kept.slice(1 - MOST_PAYLOADS), [mark, until]]);
	return true;
}

/** Notes that a code was used. @returns whether it is the first time */
export function claimCode(memory: AppMemory, mark: string): boolean {
	if (memory.codes.includes(mark)) return false;
	memory.codes = [...memory.codes.slice(1 - MOST_CODES), mark];
	return true;
}

/** Notes that a store has the app. @returns whether it had not before, as far as is known */
export function addStore(memory: AppMemory, storeHash: string): boolean {
	if (memory.stores.includes(storeHash)) return false;
	memory.stores = [...memory.stores, storeHash];
	return true;
}

export function removeStore(memory: AppMemory, storeHash: string): void {
	memory.stores = memory.stores.filter((each) => each !== storeHash);
}
