import { isRow, type Row } from '../state/row';

/** Whether a value names nothing or was not sent. */
export function isNone(value: unknown): boolean {
	return value === undefined || value === null || value === '' || Number(value) === 0;
}

/** Whether a value is a number, or the text of one, as V2 sends money. */
export function isNumeric(value: unknown): boolean {
	return (
		typeof value === 'number' ||
		(typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
	);
}

/** The values at a path, each with the field's name as errors have it: `class_rates.0.tax_class_id`. */
export function valuesAt(row: Row, path: string): Array<[field: string, value: unknown]> {
	return path.split('.').reduce<Array<[string, unknown]>>(
		(found, step) =>
			found.flatMap(([field, value]) => {
				const name = field ? `${field}.${step}` : step;
				const next = isRow(value) ? value[step] : undefined;
				return Array.isArray(next)
					? next.map((each: unknown, index): [string, unknown] => [`${name}.${index}`, each])
					: [[name, next] as [string, unknown]];
			}),
		[['', row]],
	);
}
