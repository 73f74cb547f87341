/** Random choices that are the same on every run. */
export interface Random {
	/** A whole number from `from` up to and including `to`. */
	integer(from: number, to: number): number;
	pick<T>(list: readonly T[]): T;
	/** True in `share` of the cases. */
	chance(share: number): boolean;
	uuid(): string;
}

/** Mulberry32 (public domain, Tommy Ettinger): small, and good enough for a simulated store. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	function next(): number {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	}
	const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
	const hex = (length: number) =>
		Array.from({ length }, () => integer(0, 15).toString(16)).join('');
	return {
		integer,
		pick: (list) => list[integer(0, list.length - 1)],
		chance: (share) => next() < share,
		uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[integer(0, 3)]}${hex(3)}-${hex(12)}`,
	};
}
