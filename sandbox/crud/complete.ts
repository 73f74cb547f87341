import type { Schema } from '../../catalog/types';
import type { Row } from '../state/row';

/** The value that BigCommerce shows for a field that was not sent; undefined if no empty value would be valid. */
function emptyValue(schema: Schema): unknown {
	if (schema.default !== undefined) return schema.default;
	if (schema.nullable) return null;
	if (schema.enum) return schema.enum[0];
	if (schema.type === 'string') return schema.format || schema.minLength ? undefined : '';
	if (schema.type === 'integer' || schema.type === 'number')
		return Math.max(0, schema.minimum ?? 0);
	if (schema.type === 'boolean') return false;
	if (schema.type === 'array') return schema.minItems ? undefined : [];
	if (schema.properties && schema.type === 'object') return emptyObject(schema);
	return undefined;
}

/** Objects with required fields have no empty value. */
function emptyObject(schema: Schema): Row | undefined {
	const row = completeRow(schema, {});
	const isWhole = (schema.required ?? []).every((name) => row[name] !== undefined);
	return isWhole && Object.keys(row).length > 0 ? row : undefined;
}

/** A record with every field that the schema describes. */
export function completeRow(schema: Schema, row: Row): Row {
	const all = Object.entries(schema.properties ?? {}).map(([name, each]) => [
		name,
		emptyValue(each),
	]);
	return { ...(Object.fromEntries(all.filter(([, value]) => value !== undefined)) as Row), ...row };
}
