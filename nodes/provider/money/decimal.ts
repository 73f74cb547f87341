/**
 * Exact decimal numbers: an integer that counts 10⁻¹². Floating point would turn 1.005 × 100 into 100.49999999999999, and a
 * tax into a cent less.
 */
export type Decimal = bigint;

const PLACES = 12;
export const ONE: Decimal = 10n ** BigInt(PLACES);

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/i;

/** A number or its text as a decimal, rounded to 12 places. @returns undefined for anything else */
export function decimalFrom(value: unknown): Decimal | undefined {
	if (typeof value !== 'number' && typeof value !== 'string') return undefined;
	const match = NUMBER.exec(String(value).trim());
	if (!match) return undefined;
	const [, sign, whole, fraction = '', exponent = '0'] = match;
	const shift = PLACES - fraction.length + Number(exponent);
	if (Math.abs(shift) > 40) return undefined;
	const digits = BigInt(whole + fraction);
	const units = shift >= 0 ? digits * 10n ** BigInt(shift) : divide(digits, 10n ** BigInt(-shift));
	return sign ? -units : units;
}

/** Divides and rounds half away from zero, as merchants round: 0.5 becomes 1, -0.5 becomes -1. */
export function divide(numerator: bigint, denominator: bigint): bigint {
	const isNegative = numerator < 0n !== denominator < 0n;
	const [top, bottom] = [absolute(numerator), absolute(denominator)];
	const rounded = (2n * top + bottom) / (2n * bottom);
	return isNegative ? -rounded : rounded;
}

/** Rounds to a number of places: 2 for cents. */
export function round(value: Decimal, places: number): Decimal {
	const step = 10n ** BigInt(PLACES - places);
	return divide(value, step) * step;
}

/** The product of two decimals, rounded once, to a number of places. */
export function multiply(left: Decimal, right: Decimal, places: number): Decimal {
	const step = 10n ** BigInt(PLACES - places);
	return divide(left * right, ONE * step) * step;
}

/** A product divided by a decimal, rounded once, to a number of places. */
export function quotient(product: bigint, divisor: Decimal, places: number): Decimal {
	const step = 10n ** BigInt(PLACES - places);
	return divide(product, divisor * step) * step;
}

/** The number closest to a decimal. Exact for every amount that JSON can hold. */
export function toNumber(value: Decimal): number {
	const digits = absolute(value)
		.toString()
		.padStart(PLACES + 1, '0');
	const text = `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
	return value < 0n ? -Number(text) : Number(text);
}

/** The sum of decimals. */
export function sum(values: Decimal[]): Decimal {
	return values.reduce((total, value) => total + value, 0n);
}

function absolute(value: bigint): bigint {
	return value < 0n ? -value : value;
}
