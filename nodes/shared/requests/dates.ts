import { DateTime } from 'luxon';

import type { DateStyle } from '../../../catalog/form-types';
import { InvalidInput } from './input';

/**
 * Writes a date the way an operation wants it.
 * @param value a Date, a luxon DateTime, ISO 8601, the format of e-mails (RFC 2822), SQL, or seconds or milliseconds since 1970
 * @param zone what a time without a zone is in, as n8n's date picker gives it; the workflow's
 * @throws InvalidInput when it is no date
 */
export function writeDate(value: unknown, style: DateStyle, label: string, zone = 'utc'): string {
	if (style === 'date-time' && typeof value === 'string' && WITH_ZONE.test(value.trim())) return value.trim();
	// A day without a time is meant as that day, wherever the workflow runs.
	if (style === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value.trim())) return value.trim();
	const date = readDate(value, zone);
	if (!date?.isValid) throw new InvalidInput(`"${label}" must be a date`, 'Write it like 2026-03-31 or 2026-03-31T14:30:00, or choose it in the calendar.');
	if (style === 'date') return date.toFormat('yyyy-MM-dd');
	const utc = date.toUTC();
	return style === 'rfc-2822' ? (utc.toRFC2822() ?? '') : utc.toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

/** ISO 8601 with a zone says all there is to say. */
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

const SECONDS_END = 1e11;

function readDate(value: unknown, zone: string): DateTime | undefined {
	if (DateTime.isDateTime(value)) return value;
	if (value instanceof Date) return DateTime.fromJSDate(value, { zone });
	if (typeof value === 'number') return DateTime.fromMillis(value < SECONDS_END ? value * 1000 : value, { zone });
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	if (/^\d{9,13}$/.test(text)) return readDate(Number(text), zone);
	return [DateTime.fromISO, DateTime.fromRFC2822, DateTime.fromSQL].map((read) => read(text, { zone, setZone: true })).find((date) => date.isValid);
}
