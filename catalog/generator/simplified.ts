import type { OutputSchema } from '../types';

/** Number of fields in Simplified output. n8n's guidelines allow at most ten. */
const KEPT = 10;

/** The most useful fields of any record, in this order. */
const SOUGHT = [
	/^(id|uuid)$/,
	/^(token|code|key|hash|name|title|display_name|label|first_name|last_name|email|company|subject)$/,
	/^(sku|type|kind|namespace|value|custom_url)$/,
	/^(status|state|is_(enabled|visible|active|default)|enabled|active|availability)$/,
	/(^|_)(price|amount|total|balance|total_inc_tax|total_ex_tax)$|^(quantity|currency|currency_code|inventory_level|rate)$/,
	/_(id|uuid)$/,
	/^(date|time)_|_(date|at)$|^date$/,
	/^(is|has)_|_name$|_url$|^url$|^path$/,
];

/** The fields that Simplified output keeps: single values, the most useful first. */
export function simplifiedFields(fields: Record<string, OutputSchema>): string[] {
	const single = Object.entries(fields)
		.filter(([, schema]) => typeof schema === 'string')
		.map(([name]) => name);
	const rank = (name: string) => {
		const rank = SOUGHT.findIndex((pattern) => pattern.test(name));
		return rank < 0 ? SOUGHT.length : rank;
	};
	return single.sort((a, b) => rank(a) - rank(b)).slice(0, KEPT);
}
