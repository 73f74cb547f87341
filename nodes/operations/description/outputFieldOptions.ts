import type { INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { fieldLabel } from '../../shared/catalog/names';
import { outputOf } from '../output/outputFields';

/** Choices for the fields of an operation's records, including nested fields and any that were already chosen. */
export function outputFieldOptions(operation: Operation, chosen: unknown): INodePropertyOptions[] {
	const fields = Object.entries(outputOf(operation)?.fields ?? {}).flatMap(([name, schema]) => {
		const nested = typeof schema === 'object' && !Array.isArray(schema) ? Object.keys(schema) : [];
		return [name, ...nested.map((child) => `${name}.${child}`)];
	});
	const others = (Array.isArray(chosen) ? chosen.map(String) : []).filter(
		(text) => !fields.includes(text),
	);
	return [...fields, ...others].map((name) => ({ name: fieldLabel(name), value: name }));
}
