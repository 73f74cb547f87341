import type { ResourceMapperField } from 'n8n-workflow';

/** Whether a form asks for a date in this field. */
export function isDate(fields: ResourceMapperField[], name: string): boolean {
	return fields.some(({ id, type }) => id === name && type === 'dateTime');
}

/** The text, if it is a date, or else one. */
export function dateFor(text: string): string {
	return Number.isNaN(Date.parse(text)) ? '2026-03-01T10:00:00Z' : text;
}
