import { recordSchema } from '../../../catalog/recordSchema';
import type { Operation } from '../../../catalog/types';

/** The name of the only field of a body that lists plain values, such as IDs. */
export const PLAIN_VALUE = 'value';

/** Whether the body can be filled in field by field; otherwise it is written as JSON. */
export function takesFields(operation: Operation): boolean {
	const schema = recordSchema(operation);
	if (operation.body?.content !== 'json' || !schema?.type || isAddressOnly(operation)) return false;
	return schema.type !== 'object' || Object.keys(schema.properties ?? {}).length > 0;
}

/** Whether the body contains only a file URL, which has a separate parameter. */
export function isAddressOnly({ body }: Operation): boolean {
	return (
		body?.file?.url !== undefined &&
		Object.keys(body.schema.properties ?? {}).every((name) => name === body.file?.url)
	);
}
