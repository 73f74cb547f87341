import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { includeFields, wantedNames } from './names';
import { shaped } from './shape';
import type { Json } from '../../shared/utils/isObject';

/** Shapes records to output as set for one item. @throws InputError if no field is selected */
export function shaperFor(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): (record: Json) => Json {
	const names = namesFor(context, operation, itemIndex);
	return names ? (record) => shaped(record, names) : (record) => record;
}

/** The query parameter that limits the response to the output fields, if the endpoint has one. */
export function selectedOnTheWire(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): { include_fields?: string[] } {
	const names = namesFor(context, operation, itemIndex);
	const asked = names && includeFields(operation, names);
	return asked ? { include_fields: asked } : {};
}

/** Small records are always returned whole. The parameter is hidden for them, but may still hold a value from another operation. */
function namesFor(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): string[] | undefined {
	if (!operation.answer.wide) return undefined;
	const mode = context.getNodeParameter('output', itemIndex, 'raw');
	return wantedNames(
		operation,
		mode,
		mode === 'selected' ? context.getNodeParameter('selectedFields', itemIndex, []) : undefined,
	);
}
