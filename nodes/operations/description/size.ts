import type { INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

/** n8n stores the fields of a form in the workflow, with all their options, and slows down when they are many. */
export const LARGEST_SCHEMA = 15_000;
/** What n8n itself adds to a field when it is stored. */
const ADDED_BY_N8N = ',"removed":false'.length;

/** The size of a form's fields as the workflow stores them, in characters. */
export function storedSize(fields: ResourceMapperField[]): number {
	return JSON.stringify(fields).length + fields.length * ADDED_BY_N8N;
}

/** Turns fields for IDs into choices, as long as the form stays small: those with fewest options first. */
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
	return fields.map((each) =>
		fitting.has(each.id) ? asChoice(each, choices.get(each.id) ?? []) : each,
	);
}

function asChoice(
	field: ResourceMapperField,
	options: INodePropertyOptions[],
): ResourceMapperField {
	return {
		...field,
		displayName: field.displayName.replace(/ (UU)?ID$/, ''),
		type: 'options',
		options,
	};
}
