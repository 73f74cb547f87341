import type { Row } from '../state/row';

const DATE_FIELD = /(^date_|_date$|^date$|^expires$|^start_date$)/;
const ISO = /^\d{4}-\d{2}-\d{2}T/;

/** A date in V2's format: `Tue, 05 Mar 2024 21:40:11 +0000`. */
function rfc2822(iso: string): string {
	return new Date(iso).toUTCString().replace('GMT', '+0000');
}

/** A record with dates in V2's format. The state uses ISO. */
export function withV2Dates(row: Row): Row {
	return Object.fromEntries(
		Object.entries(row).map(([key, value]) => [
			key,
			DATE_FIELD.test(key) && typeof value === 'string' && ISO.test(value) ? rfc2822(value) : value,
		]),
	);
}
