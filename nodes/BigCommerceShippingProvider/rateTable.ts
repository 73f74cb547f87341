import { divide, multiply, ONE, toNumber, type Decimal } from '../provider/money/decimal';
import { placesOf } from '../provider/money/minorUnit';
import { matchesList, matchesPostalCode } from '../provider/places/postalCodes';
import type { RateRequest } from '../provider/schema/shippingRequest';
import type { RateQuote } from '../provider/schema/shippingAnswer';
import { cartOf, type Cart } from './cart';
import type { Limits, RateRow, RateTable } from './types';

/**
 * The methods that a rate table has for a request: each row that matches is one; of rows with the same code, only the first.
 * Tiers of a method are therefore rows with the same code.
 */
export function ratesFrom(table: RateTable, { base_options }: RateRequest): RateQuote[] {
	const cart = cartOf(base_options.items, table);
	const codes = new Set<string>();
	return table.rows.flatMap((row) => {
		if (codes.has(row.code) || !isFor(row, base_options.destination) || !holds(row, cart))
			return [];
		const price = priceOf(row, cart);
		if (price === undefined) return [];
		codes.add(row.code);
		return [quoteOf(row, price, table.currency)];
	});
}

function isFor(
	row: RateRow,
	{ country_iso2, state_iso2, zip }: RateRequest['base_options']['destination'],
): boolean {
	return (
		matchesList(row.countries, country_iso2) &&
		matchesList(row.states, state_iso2) &&
		matchesPostalCode(row.postalCodes, zip, country_iso2)
	);
}

function holds(row: RateRow, { weight, value, quantity, categories }: Cart): boolean {
	return (
		isWithin(row.weight, weight) &&
		isWithin(row.orderValue, value) &&
		isWithin(row.quantity, quantity) &&
		hasCategory(row, categories)
	);
}

/** What is not known is not within a limit. */
function isWithin({ least, most }: Limits, amount: Decimal | undefined): boolean {
	if (least === undefined && most === undefined) return true;
	if (amount === undefined) return false;
	return (least === undefined || amount >= least) && (most === undefined || amount <= most);
}

function hasCategory({ category, categoryOf }: RateRow, categories: string[]): boolean {
	if (!category.trim()) return true;
	const matches = categories.map((text) => matchesList(category, text));
	if (categoryOf === 'all') return matches.length > 0 && matches.every(Boolean);
	return matches.some(Boolean) === (categoryOf === 'any');
}

function priceOf(row: RateRow, { weight, quantity }: Cart): Decimal | undefined {
	if (row.pricePerWeight !== 0n && weight === undefined) return undefined;
	const perWeight = divide(row.pricePerWeight * (weight ?? 0n), ONE);
	return row.price + perWeight + divide(row.pricePerItem * quantity, ONE);
}

/** A row as BigCommerce shows it. */
export function quoteOf(row: RateRow, price: Decimal, currency: string): RateQuote {
	const { code, name, description, transitDays } = row;
	return {
		code,
		display_name: name,
		cost: { currency, amount: toNumber(multiply(price, ONE, placesOf(currency))) },
		...(description && { description }),
		...(transitDays && {
			transit_time: { units: 'BUSINESS_DAYS', duration: transitDays } as const,
		}),
	};
}
