import type { INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import { pickedLabel } from '../../shared/catalog/names';

/** n8n stores the fields of a form with all their options in the workflow, and slows down if there are many. */
export const LARGEST_SCHEMA = 15_000;
/** n8n adds this to each stored field without it. */
const ADDED_BY_N8N = ',"removed":false'.length;

/** The size of a form's fields as the workflow stores them, in characters. */
export function storedSize(fields: ResourceMapperField[]): number {
	const marked = fields.filter(({ removed }) => removed !== undefined).length;
	return JSON.stringify(fields).length + (fields.length - marked) * ADDED_BY_N8N;
}

/** Turns ID fields into dropdowns while the form stays small, those with the fewest options first. */
export function withChoices(
	fields: ResourceMapperField[],
	choices: Map<string, INodePropertyOptions[]>,
): ResourceMapperField[] {
	let left = LARGEST_SCHEMA - storedSize(fields);
	const fitting = new Set<string>();
	for (const [id, options] of [...choices].sort(([, a], [, b]) => a.length - b.length)) {
		left -= JSON.stringify(options).length + ',"options":'.length;
		if (left < 0) break;
		fitting.add(id);
	}
	return fields.map((field) =>
		fitting.has(field.id) ? asChoice(field, choices.get(field.id) ?? []) : field,
	);
}

function asChoice(
	field: ResourceMapperField,
	options: INodePropertyOptions[],
): ResourceMapperField {
	return {
		...field,
		displayName: pickedLabel(field.displayName),
		type: 'options',
		options,
	};
}
