import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { ZodError } from 'zod';
import type { Operation, Schema } from '../../catalog/types';
import { keyOf, queryOf } from '../operations';
import { ApiError, invalid } from '../responses/apiError';
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
				Object.entries(properties).map(([name, schema]) => [name, jsonSchema(schema)]),
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
	const items = schema.type === 'array' ? (schema.items ?? {}) : schema;
	return (operation.server === 'v2' ? engines.lenient : engines.strict).compile(
		withLooseId(jsonSchema(items)),
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
			: operation.query
					.filter((queryParameter) => queryParameter.required)
					.map((queryParameter) => queryParameter.name),
	});
}

/** V2's enum lists only the fields to sort by, but a direction may follow: `sort=id:desc`. */
function sortable(name: string, { enum: choices }: Schema): Record<string, unknown> {
	if (name !== 'sort' || !choices || choices.some((choice) => String(choice).includes(':')))
		return {};
	return {
		enum: choices.flatMap((choice) => [choice, `${String(choice)}:asc`, `${String(choice)}:desc`]),
	};
}

/** Messages by field, with the path as BigCommerce writes it: `0.variants.1.price`. */
export function messages(
	errors: ErrorObject[] | null | undefined,
	prefix = '',
): Record<string, string> {
	const problems: Record<string, string> = {};
	for (const error of errors ?? []) {
		const params: unknown = error.params;
		const missing = isRow(params) ? params.missingProperty : undefined;
		const path = [prefix, ...error.instancePath.split('/').slice(1), missing]
			.filter((part) => part !== '' && part !== undefined)
			.join('.');
		problems[path || 'body'] ??= wording(error);
	}
	return problems;
}

function wording({ keyword, message = 'is invalid', params }: ErrorObject): string {
	if (keyword === 'required') return 'error.path.missing';
	if (keyword === 'enum') {
		return `must be one of: ${(params as { allowedValues: unknown[] }).allowedValues.join(', ')}`;
	}
	return message;
}

/** Query parameters by name, with their types from the catalog. */
export type Query = Record<string, unknown>;

/** Reads and checks the query of a request. */
export function readQuery(url: string, operation: Operation, validate: ValidateFunction): Query {
	const search = new URL(url).searchParams;
	const parameterByName = new Map(
		queryOf(operation).map((parameter) => [parameter.name, parameter]),
	);
	const query: Query = {};
	const unknown: string[] = [];
	for (const written of new Set(search.keys())) {
		// PHP clients write repeated lists with brackets.
		const name = written.replace(/\[\]$/, '');
		const parameter = parameterByName.get(name);
		if (!parameter) {
			unknown.push(written);
			continue;
		}
		const values = search.getAll(written);
		query[name] =
			parameter.schema.type === 'array' ? values.flatMap((value) => value.split(',')) : values[0];
	}
	if (unknown.length) throw unknownParameters(unknown, operation);
	if (!validate(query)) throw badQuery(messages(validate.errors), operation);
	return query;
}

function unknownParameters(names: string[], operation: Operation): ApiError {
	if (operation.server === 'v2') {
		const body = names.map((name) => ({
			status: 400,
			message: `The field '${name}' is not supported by this resource.`,
		}));
		return new ApiError(400, 'Bad request', undefined, body);
	}
	return new ApiError(
		422,
		`The filter(s): ${names.join(', ')} are not valid filter parameter(s).`,
		Object.fromEntries(names.map((name) => [name, 'is not a valid filter parameter'])),
	);
}

function badQuery(errors: Record<string, string>, operation: Operation): ApiError {
	return operation.server === 'v2' ? new ApiError(400, 'Bad request', errors) : invalid(errors);
}

/** Messages by field of what Zod found, for requests to the sandbox's own endpoints. */
export function zodMessages({ issues }: ZodError): Record<string, string> {
	return Object.fromEntries(issues.map(({ path, message }) => [path.join('.') || 'body', message]));
}
