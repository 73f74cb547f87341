/** A number that was measured, beside what it is compared with. */
export interface Measured {
	part: number;
	what: string;
	unit: string;
	ours: number;
	others?: { who: string; value: number };
	/** What is compared: absent where the number itself is. `theirs`: how many times ours theirs is. */
	ratio?: 'theirs' | 'ours';
	/** The largest, or the least, that the number or its ratio may be. */
	target?: { atMost: number } | { atLeast: number };
}

/** A row of the table. */
export interface Row {
	part: number;
	what: string;
	unit: string;
	ours: number;
	others: { who: string; value: number } | null;
	ratio: number | null;
	target: string | null;
	met: boolean | null;
}

/** Holds what was measured to its target. Pure. */
export function judged({ part, what, unit, ours, others, ratio, target }: Measured): Row {
	const proportion =
		others && (ratio === 'ours' ? others.value : ours) !== 0
			? ratio === 'ours'
				? ours / others.value
				: others.value / ours
			: undefined;
	const judgedBy = ratio && proportion !== undefined ? proportion : ours;
	const of = ratio ? '×' : '';
	const text =
		target && ('atMost' in target ? `≤ ${target.atMost}${of}` : `≥ ${target.atLeast}${of}`);
	const isMet =
		target && ('atMost' in target ? judgedBy <= target.atMost : judgedBy >= target.atLeast);
	return {
		part,
		what,
		unit,
		ours: rounded(ours),
		others: others ? { ...others, value: rounded(others.value) } : null,
		ratio: proportion === undefined ? null : rounded(proportion),
		target: text ?? null,
		met: isMet ?? null,
	};
}

/** Three digits say all that a bench can know. */
function rounded(number: number): number {
	return Math.abs(number) >= 100 || Number.isInteger(number)
		? Math.round(number)
		: Number(number.toPrecision(3));
}
