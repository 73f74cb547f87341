import type { Batch, Operation, Schema } from './types';

/** The schema of one input item's record. The request contains the record alone, in a list, or in a list under a key. */
export function recordSchema({ body, batch }: Operation): Schema | undefined {
	const schema = body?.schema;
	if (batch?.form === 'array') return schema?.items;
	if (batch?.form !== 'key' || !batch.key) return schema;
	const { [batch.key]: list, ...others } = schema?.properties ?? {};
	const element = elementSchema(batch, list?.items ?? {});
	const required = [
		...(schema?.required ?? []).filter((text) => text !== batch.key),
		...(element.required ?? []),
	];
	return { type: 'object', properties: { ...others, ...element.properties }, required };
}

/** A plain value such as an ID becomes a field in the form. */
function elementSchema({ field }: Batch, items: Schema): Schema {
	return field ? { type: 'object', properties: { [field]: items }, required: [field] } : items;
}
