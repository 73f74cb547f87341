/** Characters of an address that BigCommerce takes. */
export const LONGEST = 2_000;

/** As many IDs. */
export const numbers = (count: number, from = 100_000) =>
	Array.from({ length: count }, (_, index) => from + index);
