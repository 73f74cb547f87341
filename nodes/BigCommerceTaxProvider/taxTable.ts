import { matchesList, matchesPostalCode } from '../provider/places/postalCodes';
import type { QuoteRequest, TaxDocument, TaxLine } from '../provider/schema/taxRequest';
import type { QuoteAnswer } from '../provider/schema/taxAnswer';
import { quoteFrom, type TaxRate } from '../provider/tax/computeTax';

/** A row of the tax table: a tax, and the places and tax classes it is for. */
export interface TaxRow extends TaxRate {
	countries: string;
	states: string;
	postalCodes: string;
	/** Codes, IDs or names of tax classes. */
	taxClasses: string;
}

export interface TaxTable {
	rows: TaxRow[];
	/** Tax exemption codes of customers who pay no tax. */
	exemptCodes: string;
}

/**
 * The answer that a tax table has for a request. All rows that match a line add up, such as a state's and a city's tax. If
 * rows name the tax class of a line, they replace the rows for all classes.
 */
export function quoteFromTable(table: TaxTable, request: QuoteRequest): QuoteAnswer {
	if (isExempt(table, request)) return quoteFrom(request, () => []);
	return quoteFrom(request, ({ document, line }) => {
		const here = table.rows.filter((row) => isFor(row, document));
		const forClass = here.filter(({ taxClasses }) => taxClasses.trim());
		const own = forClass.filter((row) => hasClass(row, line));
		return own.length > 0 ? own : here.filter(({ taxClasses }) => !taxClasses.trim());
	});
}

function isExempt({ exemptCodes }: TaxTable, { customer }: QuoteRequest): boolean {
	return Boolean(exemptCodes.trim()) && matchesList(exemptCodes, customer.taxability_code);
}

function isFor(row: TaxRow, document: TaxDocument): boolean {
	const { country_code, region_code, region_name, postal_code } = placeOf(document);
	return (
		matchesList(row.countries, country_code) &&
		matchesList(row.states, region_code, region_name) &&
		matchesPostalCode(row.postalCodes, postal_code ?? '', country_code ?? '')
	);
}

/** Downloads have no destination; their place is the billing address. */
function placeOf({ destination_address, billing_address }: TaxDocument) {
	return destination_address.country_code ? destination_address : (billing_address ?? {});
}

function hasClass({ taxClasses }: TaxRow, { tax_class }: TaxLine): boolean {
	return (
		tax_class !== null &&
		tax_class !== undefined &&
		matchesList(taxClasses, tax_class.code, tax_class.class_id, tax_class.name)
	);
}
