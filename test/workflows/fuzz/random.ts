import { createHash } from 'node:crypto';
import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';

/** Random choices that are the same for the same seed. */
export interface Random {
	/** A whole number; both ends are included. */
	integer(least: number, most: number): number;
	isTrue(probability: number): boolean;
	pick<Choice>(choices: readonly Choice[]): Choice;
	pickWeighted<Choice>(choices: ReadonlyArray<readonly [weight: number, choice: Choice]>): Choice;
	shuffle<Element>(list: readonly Element[]): Element[];
}

const PRECISION = 1_000_000;

/** @param parts the seed and what it is used for: one decision more in one place then changes no other place */
export function createRandom(...parts: Array<string | number>): Random {
	const seed = createHash('sha256').update(parts.join('\n')).digest().readInt32LE(0);
	const generator = xoroshiro128plus(seed);
	const integer = (least: number, most: number) =>
		unsafeUniformIntDistribution(least, most, generator);
	const pick = <Choice>(choices: readonly Choice[]) => choices[integer(0, choices.length - 1)];
	return {
		integer,
		pick,
		isTrue: (probability) => integer(1, PRECISION) <= probability * PRECISION,
		pickWeighted: (choices) => {
			const total = choices.reduce((sum, [weight]) => sum + weight, 0);
			let left = integer(1, PRECISION) * (total / PRECISION);
			return (choices.find(([weight]) => (left -= weight) <= 0) ?? choices[choices.length - 1])[1];
		},
		shuffle: (list) => {
			const left = [...list];
			return list.map(() => left.splice(integer(0, left.length - 1), 1)[0]);
		},
	};
}
