import type { INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { fieldLabel } from '../../shared/catalog/names';
import { takesFields } from '../requests/bodyForm';
import { emptyValueOf } from '../requests/fieldValues';
import { bodyFields, bodyFieldSchemas, type FieldSchema } from './fields';

/** Whether an operation updates existing records and has fields that can be cleared. */
export function canClear(operation: Operation): boolean {
	const changes = operation.method === 'PUT' || operation.method === 'PATCH';
	return (
		changes &&
		!operation.graphql &&
		!operation.own &&
		takesFields(operation) &&
		bodyFieldSchemas(operation).some(isClearable)
	);
}

/** Choices for fields to clear, including any that were already chosen. */
export function clearOptions(operation: Operation, chosen: unknown): INodePropertyOptions[] {
	const clearable = canClear(operation) ? clearableNames(operation) : [];
	const others = (Array.isArray(chosen) ? chosen.map(String) : []).filter(
		(text) => !clearable.includes(text),
	);
	return [...clearable, ...others].map((name) => ({ name: fieldLabel(name), value: name }));
}

function clearableNames(operation: Operation): string[] {
	const names = new Set(
		bodyFieldSchemas(operation)
			.filter(isClearable)
			.map(({ id }) => id),
	);
	return bodyFields(operation)
		.map(({ id }) => id)
		.filter((id) => names.has(id));
}

function isClearable({ schema, required }: FieldSchema): boolean {
	return !required && emptyValueOf(schema) !== undefined;
}
