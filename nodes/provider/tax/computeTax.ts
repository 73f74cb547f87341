import {
	decimalFrom,
	multiply,
	ONE,
	quotient,
	round,
	sum,
	toNumber,
	type Decimal,
} from '../money/decimal';
import { placesOf } from '../money/minorUnit';
import type { AnsweredDocument, QuoteAnswer, TaxPrice } from '../schema/taxAnswer';
import type { QuoteRequest, TaxDocument, TaxLine } from '../schema/taxRequest';

/** A tax on a line. */
export interface TaxRate {
	name: string;
	/** 0.0825 for 8.25%. */
	rate: Decimal;
}

/** A line of a request, and where it is. IDs alone are not unique: shipping and handling of an example share one. */
export interface PlacedLine {
	/** Unique within the request, e.g. `0/items/1/wrapping`. */
	key: string;
	document: TaxDocument;
	line: TaxLine;
}

/** Every line of a request: items, their wrapping, shipping and handling of each document. */
export function linesOf({ documents }: QuoteRequest): PlacedLine[] {
	return documents.flatMap((document, index) => [
		...document.items.flatMap((line, position) => {
			const key = `${index}/items/${position}`;
			const { wrapping } = line;
			return [
				{ key, document, line },
				...(wrapping ? [{ key: `${key}/wrapping`, document, line: wrapping }] : []),
			];
		}),
		{ key: `${index}/shipping`, document, line: document.shipping },
		{ key: `${index}/handling`, document, line: document.handling },
	]);
}

/** The answer to a request, with every sum worked out from the rates of each line. */
export function quoteFrom(
	request: QuoteRequest,
	ratesOf: (line: PlacedLine) => TaxRate[],
): QuoteAnswer {
	const places = placesOf(request.currency_code);
	const prices = new Map(
		linesOf(request).map((placed) => [placed.key, priceOf(placed.line, ratesOf(placed), places)]),
	);
	const price = (key: string) => prices.get(key) as TaxPrice;
	return {
		id: request.id,
		documents: request.documents.map((document, index): AnsweredDocument => ({
			id: document.id,
			items: document.items.map(({ id, type, wrapping }, position) => {
				const key = `${index}/items/${position}`;
				return {
					id,
					price: price(key),
					type: type === 'refund' || type === 'fee' ? type : 'item',
					...(wrapping && {
						wrapping: {
							id: wrapping.id,
							price: price(`${key}/wrapping`),
							type: 'wrapping' as const,
						},
					}),
				};
			}),
			shipping: { id: document.shipping.id, price: price(`${index}/shipping`), type: 'shipping' },
			handling: { id: document.handling.id, price: price(`${index}/handling`), type: 'handling' },
		})),
	};
}

/** "Tax rates support up to four decimal places." The amount is worked out with the exact rate. Source: tax_provider.yml, SalesTax. */
const RATE_PLACES = 4;

/**
 * The price of a line with its taxes. Each tax is rounded by itself, as on an invoice, half away from zero. In an inclusive
 * price, the taxes are shares of what is left without all of them. An exempt line has none.
 */
export function priceOf(line: TaxLine, rates: TaxRate[], places: number): TaxPrice {
	const amount = decimalFrom(line.price.amount) ?? 0n;
	const applied = line.tax_exempt ? [] : rates;
	const total = sum(applied.map(({ rate }) => rate));
	const taxOf = (rate: Decimal) =>
		line.price.tax_inclusive
			? quotient(amount * rate, ONE + total, places)
			: multiply(amount, rate, places);
	const taxes = applied.map(({ name, rate }) => ({
		name,
		rate: round(rate, RATE_PLACES),
		amount: taxOf(rate),
	}));
	const tax = sum(taxes.map((entry) => entry.amount));
	const exclusive = line.price.tax_inclusive ? amount - tax : amount;
	return {
		amount_inclusive: toNumber(exclusive + tax),
		amount_exclusive: toNumber(exclusive),
		total_tax: toNumber(tax),
		tax_rate: toNumber(sum(taxes.map(({ rate }) => rate))),
		sales_tax_summary: taxes.map((entry) => ({
			name: entry.name,
			rate: toNumber(entry.rate),
			amount: toNumber(entry.amount),
			...(line.tax_class && { tax_class: line.tax_class }),
		})),
	};
}
