import type { Schema } from '../../catalog/types';
import type { Row } from '../state/row';

/** What BigCommerce shows for a field that was not sent. */
function emptyValue(schema: Schema): unknown {
	if (schema.default !== undefined) return schema.default;
	if (schema.nullable) return null;
	if (schema.enum) return schema.enum[0];
	if (schema.type === 'string') return schema.format === 'date-time' || schema.format === 'date' ? null : '';
	if (schema.type === 'integer' || schema.type === 'number') return 0;
	if (schema.type === 'boolean') return false;
	if (schema.type === 'array') return [];
	if (schema.properties && schema.type === 'object') return completeRow(schema, {});
	return null;
}

/** A record with every field that the schema describes. */
export function completeRow(schema: Schema, row: Row): Row {
	const all = Object.entries(schema.properties ?? {}).map(([name, each]) => [name, emptyValue(each)]);
	return { ...(Object.fromEntries(all) as Row), ...row };
}
