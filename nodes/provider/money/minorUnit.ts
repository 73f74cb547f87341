import memoize from 'lodash/memoize';

/** How many decimals prices in a currency have: 2 for USD, 0 for JPY, 3 for KWD. 2 for an unknown code. */
export function placesOf(currency: string): number {
	return /^[A-Z]{3}$/.test(currency) ? placesOfCode(currency) : 2;
}

const placesOfCode = memoize(
	(currency: string) =>
		new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
			.maximumFractionDigits ?? 2,
);
