/** `or1 97*` and `OR1-97*` are the same code to a person. */
const normalize = (code: string) => code.toUpperCase().replace(/[\s-]+/g, '');

/** A range such as `97000-97999`; both ends have the same number of digits. */
const RANGE = /^(\d+)\s*-\s*(\d+)$/;

/** Tables name ZIP codes without the four digits that some addresses add. */
const ZIP_LENGTH = 5;

/** How long a complete postal code is, for countries where wallets give only its beginning before they are paid with. */
const COMPLETE: Record<string, (code: string) => boolean> = {
	CA: (code) => code.length >= 6,
	GB: (code) => /\d[A-Z]{2}$/.test(code) && code.length >= 5,
	US: (code) => code.length >= ZIP_LENGTH,
};

/**
 * Whether a postal code is one of those that a row of a table names: `97201`, `97*`, `97000-97999`, separated by commas. The
 * beginning of a code, as Apple Pay and Google Pay give it until the order is placed, matches if the whole code still could.
 */
export function matchesPostalCode(patterns: string, code: string, country: string): boolean {
	const wanted = patterns
		.split(',')
		.map((text) => text.trim())
		.filter(Boolean);
	if (wanted.length === 0) return true;
	const where = country.toUpperCase();
	const given = where === 'US' ? normalize(code).slice(0, ZIP_LENGTH) : normalize(code);
	if (!given) return false;
	const isPartial = COMPLETE[where]?.(given) === false;
	return wanted.some((pattern) => matchesOne(pattern, given, isPartial));
}

function matchesOne(pattern: string, code: string, isPartial: boolean): boolean {
	const range = RANGE.exec(pattern);
	if (range && range[1].length === range[2].length) return isInRange(range, code, isPartial);
	const wanted = normalize(pattern);
	if (!wanted.endsWith('*')) return code === wanted || (isPartial && wanted.startsWith(code));
	const beginning = wanted.slice(0, -1);
	return code.startsWith(beginning) || (isPartial && beginning.startsWith(code));
}

/** Compares the beginning of a longer code, so that the range of 5 digits holds `97201-1234`, too. */
function isInRange([, first, last]: RegExpExecArray, code: string, isPartial: boolean): boolean {
	const { length } = first;
	const beginning = code.slice(0, length);
	if (!/^\d+$/.test(beginning) || (beginning.length < length && !isPartial)) return false;
	return beginning.padEnd(length, '9') >= first && beginning.padEnd(length, '0') <= last;
}

/** Whether a text is one of those that a row of a table names, separated by commas; case does not matter. Empty names all. */
export function matchesList(names: string, ...values: Array<string | null | undefined>): boolean {
	const wanted = names
		.split(',')
		.map((name) => name.trim().toLowerCase())
		.filter(Boolean);
	return (
		wanted.length === 0 ||
		values.some((value) => value && wanted.includes(value.trim().toLowerCase()))
	);
}
