import { DateTime } from 'luxon';

import { writeDate } from '../../../nodes/operations/requests/dates';

describe('a date', () => {
	it.each([
		['2026-03-31T14:30:00', 'date-time', '2026-03-31T12:30:00Z'],
		['2026-03-31', 'date-time', '2026-03-30T22:00:00Z'],
		['2026-03-31T14:30:00+05:00', 'date-time', '2026-03-31T14:30:00+05:00'],
		['2026-03-31 14:30:00', 'date-time', '2026-03-31T12:30:00Z'],
		['Tue, 31 Mar 2026 14:30:00 +0000', 'date-time', '2026-03-31T14:30:00Z'],
		[1_774_960_200, 'date-time', '2026-03-31T12:30:00Z'],
		['1774960200000', 'date-time', '2026-03-31T12:30:00Z'],
		[DateTime.fromISO('2026-03-31T12:30:00Z'), 'date-time', '2026-03-31T12:30:00Z'],
		[new Date('2026-03-31T12:30:00Z'), 'date-time', '2026-03-31T12:30:00Z'],
		['2026-03-31T23:30:00', 'date', '2026-03-31'],
		['2026-03-31', 'date', '2026-03-31'],
		['2026-03-31T14:30:00', 'unix', '1774960200'],
		['2026-03-31T23:30:00', 'us-date', '03/31/2026'],
		['2026-03-31T14:30:00', 'rfc-2822', 'Tue, 31 Mar 2026 12:30:00 +0000'],
	] as const)('%s is written as %s: %s', (value, style, written) => {
		expect(writeDate(value, style, 'Modified After', 'Europe/Berlin')).toBe(written);
	});

	it.each(['soon', '2026-13-01', '', {}, true])('%s is none, and the field is named', (value) => {
		expect(() => writeDate(value, 'date-time', 'Modified After')).toThrow(
			'"Modified After" must be a date',
		);
	});
});
