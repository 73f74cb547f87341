import { isObject } from '../shared/utils/isObject';

/** What is remembered of an app: who installed it, and what was used already. Plain data, so that n8n can keep it. */
export interface AppMemory {
	/** Stores that have the app. */
	stores: string[];
	/** IDs of the users who installed it, by store: as far as is documented, they may uninstall it too. */
	installers: Record<string, number[]>;
	/** Fingerprints of signed payloads, with the second until which they would be valid. */
	payloads: Record<string, number>;
	/** Fingerprints of codes, oldest first. login.bigcommerce.com takes each of them once anyway. */
	codes: string[];
}

const MOST_CODES = 500;
const MOST_PAYLOADS = 2000;
const MOST_INSTALLERS = 20;

export function emptyAppMemory(): AppMemory {
	return { stores: [], installers: {}, payloads: {}, codes: [] };
}

/** What n8n saved, as a copy. What cannot be read of it counts as empty, entry by entry. */
export function appMemoryFrom(saved: unknown): AppMemory {
	if (!isObject(saved)) return emptyAppMemory();
	const { stores, installers, payloads, codes } = saved;
	return {
		stores: textsIn(stores),
		installers: Object.fromEntries(
			entriesIn(installers).map(([store, ids]) => [
				store,
				listIn(ids).filter((each) => typeof each === 'number'),
			]),
		),
		payloads: Object.fromEntries(
			entriesIn(payloads).filter((each): each is [string, number] => Number.isFinite(each[1])),
		),
		codes: textsIn(codes),
	};
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

/** Notes that a user gave a store the app. @returns whether it had not before, as far as is known */
export function addStore(memory: AppMemory, storeHash: string, userId: number): boolean {
	const others = installersOf(memory, storeHash).filter((each) => each !== userId);
	memory.installers = {
		...memory.installers,
		[storeHash]: [...others.slice(1 - MOST_INSTALLERS), userId],
	};
	if (memory.stores.includes(storeHash)) return false;
	memory.stores = [...memory.stores, storeHash];
	return true;
}

/** Whether a user gave a store the app. */
export function hasInstalled(memory: AppMemory, storeHash: string, userId: number): boolean {
	return installersOf(memory, storeHash).includes(userId);
}

export function removeStore(memory: AppMemory, storeHash: string): void {
	memory.stores = memory.stores.filter((each) => each !== storeHash);
	memory.installers = Object.fromEntries(
		Object.entries(memory.installers).filter(([each]) => each !== storeHash),
	);
}

/** A store may be called like something that every object has: `constructor`. */
function installersOf({ installers }: AppMemory, storeHash: string): number[] {
	return Object.hasOwn(installers, storeHash) ? installers[storeHash] : [];
}

function listIn(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

function textsIn(value: unknown): string[] {
	return listIn(value).filter((each) => typeof each === 'string');
}

function entriesIn(value: unknown): Array<[string, unknown]> {
	return isObject(value) ? Object.entries(value) : [];
}
