import type { Operation } from '../../../catalog/types';
import { msg } from '../../shared/text/message';
import { InputError } from '../../shared/utils/coerce';
import { isObject } from '../../shared/utils/isObject';
import { kindOf } from '../../shared/utils/numbers';

/** Whether an operation takes one object as its body, alone or around a list. */
function takesObject({ body, batch, custom }: Operation): boolean {
	return body?.schema.type === 'object' && batch?.form !== 'array' && !custom;
}

/**
 * The JSON of an operation that takes one record.
 * @throws InputError if it is a list or a plain value
 */
export function assertOneRecord(operation: Operation, json: unknown): unknown {
	if (isObject(json) || !takesObject(operation)) return json;
	if (Array.isArray(json))
		throw new InputError(
			msg`"JSON Body" is a list, but this operation takes one record`,
			'Write the record alone, without the brackets around it. For several records, use an item for each. Nothing was sent.',
		);
	throw new InputError(
		msg`"JSON Body" must be a JSON object`,
		`It is ${kindOf(json)}. Write it in braces, with its field names: { "name": "…" }. Nothing was sent.`,
	);
}
