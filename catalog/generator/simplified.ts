import type { OutputSchema } from '../types';

/** Number of fields in Simplified output. n8n's guidelines allow at most ten. */
const KEPT = 10;

/** The most useful fields of any record, in this order. */
const SOUGHT = [
	/^(id|uuid)$/,
	/^(code|key|hash|name|title|display_name|label|first_name|last_name|email|company|subject)$/,
	/^(sku|token|type|kind|namespace|value|custom_url)$/,
	/^(status|state|is_(enabled|visible|active|default)|enabled|active|availability)$/,
	/(^|_)(price|amount|total|balance|total_inc_tax|total_ex_tax)$|^(quantity|currency|currency_code|inventory_level|rate)$/,
	/_(id|uuid)$/,
	/^(date|time)_|_(date|at)$|^date$/,
	/^(is|has)_|_name$|_url$|^url$|^path$/,
];

/**
 * The fields that Simplified output keeps: single values, the most useful first. It begins with what identifies the record: its ID,
 * also under the name of the resource, and its name or number.
 * @param resource e.g. `companyAddress`, whose ID may be `addressId`
 */
export function simplifiedFields(fields: Record<string, OutputSchema>, resource: string): string[] {
	const single = Object.entries(fields)
		.filter(([, schema]) => typeof schema === 'string')
		.map(([name]) => name);
	const nouns = [snake(resource), snake(resource).split('_').at(-1)];
	const isOwn = (name: string, ending: RegExp) =>
		nouns.some((noun) => name.startsWith(`${noun}_`) && ending.test(name.slice(`${noun}_`.length)));
	const rank = (field: string) => {
		const name = snake(field);
		if (isOwn(name, /^(id|uuid)$/)) return 0.5;
		if (isOwn(name, /^(name|number)$/)) return 1;
		const rank = SOUGHT.findIndex((pattern) => pattern.test(name));
		// A record that has an ID does not need a UUID in front of it.
		return rank < 0 ? SOUGHT.length : name === 'uuid' ? 0.7 : rank;
	};
	return single.sort((a, b) => rank(a) - rank(b)).slice(0, KEPT);
}

/** `companyAddress` → `company_address`. */
function snake(name: string): string {
	return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
