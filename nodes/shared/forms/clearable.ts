import type { INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { fieldLabel } from '../catalog/names';
import { recordSchema, schemaAt, takesFields } from '../requests/body';
import { emptyValueOf } from '../requests/fieldValues';
import { bodyFields } from './fields';

/** Whether an operation changes records that exist, some of whose fields can be emptied. */
export function canClear(operation: Operation): boolean {
	const changes = operation.method === 'PUT' || operation.method === 'PATCH';
	return changes && !operation.graphql && takesFields(operation) && clearableNames(operation).length > 0;
}

/** The fields that can be emptied, to choose from. Also those already chosen, whatever they are. */
export function clearOptions(operation: Operation, chosen: unknown): INodePropertyOptions[] {
	const known = canClear(operation) ? clearableNames(operation) : [];
	const others = (Array.isArray(chosen) ? chosen.map(String) : []).filter((each) => !known.includes(each));
	return [...known, ...others].map((name) => ({ name: fieldLabel(name), value: name }));
}

function clearableNames(operation: Operation): string[] {
	const schema = recordSchema(operation) ?? {};
	return bodyFields(operation).filter(({ id, required }) => !required && emptyValueOf(schemaAt(schema, id) ?? {}) !== undefined).map(({ id }) => id);
}
