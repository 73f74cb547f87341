/** A measured number, with what it is compared with. */
export interface Measured {
	part: number;
	what: string;
	unit: string;
	ours: number;
	others?: { who: string; value: number };
	/** The compared value; absent to compare the number itself. `theirs`: their number divided by ours. */
	ratio?: 'theirs' | 'ours';
	/** The maximum or minimum of the number or its ratio. */
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

/** Compares a measured number with its target. A pure function. */
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

/** Rounds to three digits, because a bench is not more precise. */
function rounded(number: number): number {
	return Math.abs(number) >= 100 || Number.isInteger(number)
		? Math.round(number)
		: Number(number.toPrecision(3));
}
