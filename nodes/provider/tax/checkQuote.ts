import { decimalFrom, sum } from '../money/decimal';
import type { QuoteAnswer, TaxPrice } from '../schema/taxAnswer';
import type { QuoteRequest, TaxLine } from '../schema/taxRequest';

interface AnsweredLine {
	id: string;
	price: TaxPrice;
}

/**
 * What is wrong with a quote beyond its shape: it must answer this request, line by line, and its sums must add up. Source:
 * the descriptions of response-quote and response-taxprice in tax_provider.yml.
 * @returns the field and what it must be; undefined if nothing is wrong
 */
export function quoteMistake(answer: QuoteAnswer, request: QuoteRequest): string | undefined {
	if (answer.documents.length !== request.documents.length)
		return `documents must have ${request.documents.length} entries, one for each of the request`;
	for (const [index, document] of request.documents.entries()) {
		const at = `documents[${index}]`;
		const given = answer.documents[index];
		if (given.id !== document.id) return `${at}.id must be the ID of the request's document`;
		if (given.items.length !== document.items.length)
			return `${at}.items must have ${document.items.length} entries, one for each of the request`;
		const mistake =
			document.items
				.map((line, position) => {
					const item = given.items[position];
					const path = `${at}.items[${position}]`;
					return (
						lineMistake(path, item, line) ??
						(line.wrapping
							? item.wrapping
								? lineMistake(`${path}.wrapping`, item.wrapping, line.wrapping)
								: `${path}.wrapping is missing`
							: undefined)
					);
				})
				.find(Boolean) ??
			lineMistake(`${at}.shipping`, given.shipping, document.shipping) ??
			lineMistake(`${at}.handling`, given.handling, document.handling);
		if (mistake) return mistake;
	}
	return undefined;
}

function lineMistake(path: string, { id, price }: AnsweredLine, line: TaxLine): string | undefined {
	if (id !== line.id) return `${path}.id must be the ID of the request's line`;
	const [inclusive, exclusive, tax, given] = [
		price.amount_inclusive,
		price.amount_exclusive,
		price.total_tax,
		line.price.amount,
	].map((value) => decimalFrom(value) ?? 0n);
	if (inclusive !== exclusive + tax)
		return `${path}.price.amount_inclusive must be amount_exclusive + total_tax`;
	if ((line.price.tax_inclusive ? inclusive : exclusive) !== given)
		return `${path}.price.${line.price.tax_inclusive ? 'amount_inclusive' : 'amount_exclusive'} must be the price of the request`;
	if (line.tax_exempt && tax !== 0n)
		return `${path}.price.total_tax must be 0: the line is tax-exempt`;
	if (sum(price.sales_tax_summary.map(({ amount }) => decimalFrom(amount) ?? 0n)) !== tax)
		return `${path}.price.sales_tax_summary must add up to total_tax`;
	return undefined;
}
