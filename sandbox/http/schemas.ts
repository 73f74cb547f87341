import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Operation, Schema } from '../../catalog/types';
import { keyOf, queryOf } from '../catalog';
import { isRow } from '../state/row';

/** "Without id:in returns 204 and deletes nothing" (bigcommerce-limits-errors.md), although the parameter is required. */
const NOT_INSISTED = new Set(['DELETE v3 /customers']);

/** Formats that BigCommerce checks. The others in its specifications (`ISO-4217`, `html`, …) are hints. */
const CHECKED_FORMATS = new Set(['email', 'uuid', 'binary']);

function engine(coerceTypes: boolean | 'array'): Ajv {
	const ajv = new Ajv({ allErrors: true, coerceTypes, removeAdditional: true, strict: false });
	return addFormats(ajv, [
		'email',
		'uuid',
		'binary',
		'date-time',
		'float',
		'double',
		'int32',
		'int64',
	]);
}

// V2 returns numbers as text and accepts them as text; V3 is strict about types.
const engines = { strict: engine(false), lenient: engine(true), query: engine('array') };

/** Converts a schema of the catalog to JSON Schema: with explicit nullable types, and without undescribed keys. */
function jsonSchema(schema: Schema): Record<string, unknown> {
	const { nullable, properties, items, format, enum: choices, ...rest } = schema;
	const described = properties && Object.keys(properties).length > 0;
	return {
		...rest,
		...(nullable && schema.type && { type: [schema.type, 'null'] }),
		...(choices && { enum: nullable ? [...choices, null] : choices }),
		...(format && CHECKED_FORMATS.has(format) && { format }),
		...(items && { items: jsonSchema(items) }),
		...(described && {
			properties: Object.fromEntries(
				Object.entries(properties).map(([name, each]) => [name, jsonSchema(each)]),
			),
			// With removeAdditional: unknown keys are ignored and never saved.
			additionalProperties: false,
		}),
	};
}

/** Checks one element of an array body, or the whole of another body. */
export function bodyValidator(operation: Operation): ValidateFunction | undefined {
	const schema = operation.body?.schema;
	if (!schema || operation.body?.content === 'multipart') return undefined;
	const each = schema.type === 'array' ? (schema.items ?? {}) : schema;
	return (operation.server === 'v2' ? engines.lenient : engines.strict).compile(
		withLooseId(jsonSchema(each)),
	);
}

/** Accepts both types for a metafield's ID: some specifications declare it as text, although it is a number everywhere else. */
function withLooseId(schema: Record<string, unknown>): Record<string, unknown> {
	const properties = schema.properties as Record<string, unknown> | undefined;
	return properties?.id
		? { ...schema, properties: { ...properties, id: { type: ['integer', 'string', 'null'] } } }
		: schema;
}

/** Checks query parameters, and converts them from text to the types of the schema. */
export function queryValidator(operation: Operation): ValidateFunction {
	const schemas = queryOf(operation).map(({ name, schema }) => {
		const plain = jsonSchema(schema);
		delete plain.format;
		const paging = name === 'page' || name === 'limit' ? { minimum: 1, type: 'integer' } : {};
		return [name, { ...plain, ...paging, ...sortable(name, schema) }];
	});
	return engines.query.compile({
		type: 'object',
		properties: Object.fromEntries(schemas) as Record<string, unknown>,
		required: NOT_INSISTED.has(keyOf(operation))
			? []
			: operation.query.filter((each) => each.required).map((each) => each.name),
	});
}

/** V2's enum lists only the fields to sort by, but a direction may follow: `sort=id:desc`. */
function sortable(name: string, { enum: choices }: Schema): Record<string, unknown> {
	if (name !== 'sort' || !choices || choices.some((each) => String(each).includes(':'))) return {};
	return { enum: choices.flatMap((each) => [each, `${String(each)}:asc`, `${String(each)}:desc`]) };
}

/** Messages by field, with the path as BigCommerce writes it: `0.variants.1.price`. */
export function messages(
	errors: ErrorObject[] | null | undefined,
	prefix = '',
): Record<string, string> {
	const found: Record<string, string> = {};
	for (const error of errors ?? []) {
		const params: unknown = error.params;
		const missing = isRow(params) ? params.missingProperty : undefined;
		const path = [prefix, ...error.instancePath.split('/').slice(1), missing]
			.filter((part) => part !== '' && part !== undefined)
			.join('.');
		found[path || 'body'] ??= wording(error);
	}
	return found;
}

function wording({ keyword, message = 'is invalid', params }: ErrorObject): string {
	if (keyword === 'required') return 'error.path.missing';
	if (keyword === 'enum') {
		return `must be one of: ${(params as { allowedValues: unknown[] }).allowedValues.join(', ')}`;
	}
	return message;
}
