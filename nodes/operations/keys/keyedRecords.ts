import type { KeyedRecord, NaturalKey } from '../../../catalog/types';

const records = require('../../../catalog/keys.json') as KeyedRecord[];

const byParameter = new Map(records.map((record) => [record.parameter, record]));
const byField = new Map(
	records.flatMap((record) => (record.fields ?? []).map((field) => [field, record])),
);
const byResource = new Map<string, KeyedRecord>(
	records.flatMap((record) => [
		...(record.own ?? []).map((id): [string, KeyedRecord] => [`${id} id`, record]),
		...Object.entries(record.within ?? {}).flatMap(([id, fields]) =>
			fields.map((field): [string, KeyedRecord] => [`${id} ${field}`, record]),
		),
	]),
);

/** The keys of the records that a node parameter identifies, e.g. `productId`; undefined if they have none. */
export function keyedRecordOf(parameter: string): KeyedRecord | undefined {
	return byParameter.get(parameter);
}

/**
 * The keys of the records whose IDs a body field or a filter holds, e.g. `brand_id` or `brand_id:in`.
 * @param isOutermost whether the field belongs to the operation's record itself and not to a part of it
 */
export function keyedRecordOfField(
	resource: string,
	field: string,
	isOutermost: boolean,
): KeyedRecord | undefined {
	const name = field.replace(/:(in|not_in)$|\[\]$/, '');
	return (isOutermost ? byResource.get(`${resource} ${name}`) : undefined) ?? byField.get(name);
}

/** The keys of a record that its locator offers as modes. */
export function locatorKeys(parameter: string): NaturalKey[] {
	return (byParameter.get(parameter)?.keys ?? []).filter(({ mode }) => mode !== undefined);
}

/** Whether text is an ID and not a key: `77` is, `12E4` is a SKU. What else looks like a number is reported as a wrong ID. */
export function isIdText({ id }: KeyedRecord, text: string): boolean {
	if (id) return new RegExp(id).test(text);
	return /^[+-]?(\d+([.,]\d+)?|0x[\da-f]+)$/i.test(text);
}
