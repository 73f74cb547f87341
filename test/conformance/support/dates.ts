import type { ResourceMapperField } from 'n8n-workflow';

/** Whether a form asks for a date in this field. */
export function isDate(fields: ResourceMapperField[], name: string): boolean {
	return fields.some(({ id, type }) => id === name && type === 'dateTime');
}

const SAMPLE = '2026-03-01T10:00:00Z';

/** The text, if it is a date, or else one. A text of digits is a count of seconds. */
export function dateFor(text: string): string {
	return /^\d+$/.test(text) || Number.isNaN(Date.parse(text)) ? SAMPLE : text;
}

/** A date as the specification has it: as text, or as seconds since 1970. */
export function sameKindOfDate(value: unknown): unknown {
	if (typeof value === 'number') return Date.parse(SAMPLE) / 1000;
	return typeof value === 'string' ? dateFor(value) : value;
}
