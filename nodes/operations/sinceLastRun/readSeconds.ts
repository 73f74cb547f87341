/** Timestamps above this number are milliseconds: as seconds, they would be after the year 5000. */
const SECONDS_UP_TO = 100_000_000_000;

/** A date of V2 (RFC 2822), V3 (ISO 8601) or B2B Edition (seconds since 1970), in whole seconds; undefined if there is none. */
export function readSeconds(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d{9,13}$/.test(value) ? Number(value) : value;
	if (typeof number === 'number')
		return Number.isFinite(number) && number > 0
			? Math.floor(number > SECONDS_UP_TO ? number / 1000 : number)
			: undefined;
	const milliseconds = typeof value === 'string' && value !== '' ? Date.parse(value) : NaN;
	return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}
