import { isObject } from '../shared/utils/isObject';

/** The saved state of an app: who installed it, and which codes and payloads were used. Plain data, so that n8n can save it. */
export interface AppMemory {
	/** Stores that have the app. */
	stores: string[];
	/** IDs of the users who installed it, by store. According to the documentation, they may also uninstall it. */
	installers: Record<string, number[]>;
	/** Fingerprints of used payloads, each with its expiry in seconds. */
	payloads: Record<string, number>;
	/** Fingerprints of used codes, oldest first. login.bigcommerce.com also accepts each code only once. */
	codes: string[];
}

const MOST_CODES = 500;
const MOST_PAYLOADS = 2000;
const MOST_INSTALLERS = 20;

export function emptyAppMemory(): AppMemory {
	return { stores: [], installers: {}, payloads: {}, codes: [] };
}

/** Copies n8n's saved state. Entries that cannot be read count as empty. */
export function appMemoryFrom(saved: unknown): AppMemory {
	if (!isObject(saved)) return emptyAppMemory();
	const { stores, installers, payloads, codes } = saved;
	return {
		stores: textsIn(stores),
		installers: Object.fromEntries(
			entriesIn(installers).map(([store, ids]) => [
				store,
				listIn(ids).filter((value) => typeof value === 'number'),
			]),
		),
		payloads: Object.fromEntries(
			entriesIn(payloads).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
		),
		codes: textsIn(codes),
	};
}

/** Marks a payload as used. @returns true if it was not used before */
export function claimPayload(memory: AppMemory, mark: string, until: number, now: number): boolean {
	if (memory.payloads[mark] !== undefined) return false;
	const kept = Object.entries(memory.payloads).filter(([, end]) => end + 120 > now);
	memory.payloads = Object.fromEntries([...kept.slice(1 - MOST_PAYLOADS), [mark, until]]);
	return true;
}

/** Marks a code as used. @returns true if it was not used before */
export function claimCode(memory: AppMemory, mark: string): boolean {
	if (memory.codes.includes(mark)) return false;
	memory.codes = [...memory.codes.slice(1 - MOST_CODES), mark];
	return true;
}

/** Remembers that a user installed the app in a store. @returns true if the store did not have it, as far as is known */
export function addStore(memory: AppMemory, storeHash: string, userId: number): boolean {
	const others = installersOf(memory, storeHash).filter((installer) => installer !== userId);
	memory.installers = {
		...memory.installers,
		[storeHash]: [...others.slice(1 - MOST_INSTALLERS), userId],
	};
	if (memory.stores.includes(storeHash)) return false;
	memory.stores = [...memory.stores, storeHash];
	return true;
}

/** Checks whether a user installed the app in a store. */
export function hasInstalled(memory: AppMemory, storeHash: string, userId: number): boolean {
	return installersOf(memory, storeHash).includes(userId);
}

export function removeStore(memory: AppMemory, storeHash: string): void {
	memory.stores = memory.stores.filter((store) => store !== storeHash);
	memory.installers = Object.fromEntries(
		Object.entries(memory.installers).filter(([text]) => text !== storeHash),
	);
}

/** Uses `hasOwn`, because a store hash may equal an inherited property name: `constructor`. */
function installersOf({ installers }: AppMemory, storeHash: string): number[] {
	return Object.hasOwn(installers, storeHash) ? installers[storeHash] : [];
}

function listIn(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

function textsIn(value: unknown): string[] {
	return listIn(value).filter((value) => typeof value === 'string');
}

function entriesIn(value: unknown): Array<[string, unknown]> {
	return isObject(value) ? Object.entries(value) : [];
}
