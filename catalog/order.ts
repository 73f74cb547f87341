import type { Order } from './formTypes';

/** Sorts field names, the most common ones first. */
export type Compare = (a: string, b: string) => number;

/** Compares names: those to show first, then the others, then those to show last. */
export function orderOf({ first, last }: Order): Compare {
	const rank = (name: string) => {
		const place = first.indexOf(name);
		return place >= 0 ? place - first.length : last.indexOf(name) + 1;
	};
	return (a, b) => rank(a) - rank(b);
}
