import type { INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { isChoice } from '../description/inputs';

/** More choices than these are left out. */
const MOST_CHOICES = 30;

/**
 * The fields of a form as options: n8n's AI can load options but not forms. The value is the field's name; the
 * description holds its type, whether it is required, and its choices.
 */
export function fieldsForBuilder(
	operation: Operation | undefined,
	fieldsOf: (operation: Operation) => ResourceMapperField[],
): INodePropertyOptions[] {
	if (!operation) return [];
	return fieldsOf(operation).map(({ id, displayName, required, type = 'string', options }) => ({
		name: displayName,
		value: id,
		description: [type, ...(required ? ['required'] : []), ...choices(options)].join(', '),
	}));
}

function choices(options: INodePropertyOptions[] = []): string[] {
	const values = options.filter(isChoice).map(({ value }) => JSON.stringify(value));
	if (values.length === 0) return [];
	const isOpen = values.length < options.length;
	const isCut = values.length > MOST_CHOICES;
	return [
		`one of ${values.slice(0, MOST_CHOICES).join(', ')}${isCut ? ', …' : ''}${isOpen ? ', or other text' : ''}`,
	];
}
