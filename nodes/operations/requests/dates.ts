import { DateTime } from 'luxon';

import type { DateStyle } from '../../../catalog/formTypes';
import { InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';

/**
 * Writes a date in the format that an operation expects.
 * @param value a Date, a luxon DateTime, ISO 8601, the format of e-mails (RFC 2822), SQL, or seconds or milliseconds since 1970
 * @param zone the time zone for times without one, as from n8n's date picker: the workflow's zone
 * @throws InputError if it is not a date
 */
export function writeDate(value: unknown, style: DateStyle, label: string, zone = 'utc'): string {
	const date = readDate(value, zone);
	if (!date?.isValid)
		throw new InputError(
			msg`"${label}" must be a date`,
			`Enter it like 2026-03-31 or 2026-03-31T14:30:00, or choose it in the calendar.${adviceFor(value)}`,
		);
	const text = typeof value === 'string' ? value.trim() : '';
	if (style === 'date-time' && WITH_ZONE.test(text)) return text;
	// A day without a time stays that day in any time zone.
	if (style === 'date' && DAY.test(text)) return text;
	if (style === 'date') return date.toFormat('yyyy-MM-dd');
	if (style === 'us-date') return date.toFormat('MM/dd/yyyy');
	if (style === 'unix') return String(Math.floor(date.toSeconds()));
	const utc = date.toUTC();
	return style === 'rfc-2822' ? (utc.toRFC2822() ?? '') : utc.toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

/** ISO 8601 with a time zone: complete, so it is sent unchanged. */
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Text that starts with a full date. luxon would also accept only a year, a week or a time. */
const ISO_OR_SQL = /^(\d{4}-\d{2}-\d{2}([T ]|$)|\d{8}(T|$))/;
const RFC_2822 = /^([A-Z][a-z]{2}, *)?\d{1,2} [A-Z][a-z]{2} \d{2,4} /;

/** Timestamps from 1990 to 2100, in seconds or milliseconds. Other numbers are not dates. */
const FIRST = 631_152_000;
const LAST = 4_102_444_800;

function readDate(value: unknown, zone: string): DateTime | undefined {
	if (DateTime.isDateTime(value)) return value;
	if (value instanceof Date) return DateTime.fromJSDate(value, { zone });
	if (typeof value === 'number') return fromNumber(value, zone);
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	if (/^\d{9,13}$/.test(text)) return fromNumber(Number(text), zone);
	const read = ISO_OR_SQL.test(text)
		? [DateTime.fromISO, DateTime.fromSQL]
		: RFC_2822.test(text)
			? [DateTime.fromRFC2822]
			: [];
	return read.map((value) => value(text, { zone, setZone: true })).find((date) => date.isValid);
}

function fromNumber(value: number, zone: string): DateTime | undefined {
	if (value >= FIRST && value <= LAST)
		return DateTime.fromMillis(Math.round(value * 1000), { zone });
	return value >= FIRST * 1000 && value <= LAST * 1000
		? DateTime.fromMillis(value, { zone })
		: undefined;
}

function adviceFor(value: unknown): string {
	if (typeof value === 'number')
		return ' A number is read as seconds or milliseconds since 1970 and must be between 1990 and 2100.';
	return typeof value === 'string' && /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/.test(value.trim())
		? ' It is not clear which number is the day and which is the month.'
		: '';
}
