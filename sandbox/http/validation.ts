import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { ZodError } from 'zod';
import { familyFilter } from '../../catalog/filterFamilies';
import type { Demand, Operation, Schema } from '../../catalog/types';
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
	const { nullable, properties, items, format, enum: listed, open, ...rest } = schema;
	const choices = open ? undefined : listed;
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

/** Keeps a validator for all sandboxes of a process: to compile those of all operations takes a second. */
function compiledOnce<Validator>(
	compile: (operation: Operation) => Validator,
): (operation: Operation) => Validator {
	const compiled = new Map<string, Validator>();
	return (operation) => {
		const key = keyOf(operation);
		if (!compiled.has(key)) compiled.set(key, compile(operation));
		return compiled.get(key) as Validator;
	};
}

/** Checks one element of an array body, or the whole of another body. */
export const bodyValidator = compiledOnce((operation): ValidateFunction | undefined => {
	const schema = operation.body?.schema;
	if (!schema || operation.body?.content === 'multipart') return undefined;
	const items = schema.type === 'array' ? (schema.items ?? {}) : schema;
	const demands = (operation.body?.demands ?? []).flatMap(demandSchema);
	return (operation.server === 'v2' ? engines.lenient : engines.strict).compile(
		withDemands(withLooseId(jsonSchema(items)), demands, operation),
	);
});

type JsonSchema = Record<string, unknown>;

/** The demands as part of the record's schema: the body itself, an element of it, or an element of the list under its key. */
function withDemands(schema: JsonSchema, demands: JsonSchema[], { batch }: Operation): JsonSchema {
	if (demands.length === 0) return schema;
	if (batch?.form !== 'key' || !batch.key) return { ...schema, allOf: demands };
	const properties = schema.properties as Record<string, JsonSchema>;
	const list = properties[batch.key];
	const items = { ...(list.items as JsonSchema), allOf: demands };
	return { ...schema, properties: { ...properties, [batch.key]: { ...list, items } } };
}

/** A demand of the catalog as JSON Schema. */
function demandSchema(demand: Demand): JsonSchema[] {
	const has = (name: string) => ({ required: [name] });
	if ('oneOf' in demand)
		return [
			...(demand.optional ? [] : [{ anyOf: demand.oneOf.map(has) }]),
			...(demand.only ? [{ not: { required: demand.oneOf } }] : []),
		];
	if ('why' in demand) return [{ required: [demand.field] }];
	const values = 'when' in demand ? demand.when : demand.unless;
	const matches = {
		required: Object.keys(values),
		properties: Object.fromEntries(
			Object.entries(values).map(([name, value]) => [name, { const: value }]),
		),
	};
	const field = { required: [demand.field] };
	return ['when' in demand ? { if: matches, then: field } : { if: matches, else: field }];
}

/** Accepts both types for a metafield's ID: some specifications declare it as text, although it is a number everywhere else. */
function withLooseId(schema: Record<string, unknown>): Record<string, unknown> {
	const properties = schema.properties as Record<string, unknown> | undefined;
	return properties?.id
		? { ...schema, properties: { ...properties, id: { type: ['integer', 'string', 'null'] } } }
		: schema;
}

/** Checks query parameters, and converts them from text to the types of the schema. */
export const queryValidator = compiledOnce((operation): ValidateFunction => {
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
});

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
		// The fields that are missing follow one by one.
		if (error.keyword === 'if' || error.keyword === 'anyOf') continue;
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
		// PHP clients write repeated lists with brackets. Some names of B2B Edition have them.
		const name = parameterByName.has(written) ? written : written.replace(/\[\]$/, '');
		const parameter = parameterByName.get(name) ?? familyFilter(operation, name);
		if (!parameter) {
			if (!isIgnored(operation)) unknown.push(written);
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

/** The lists of the catalog ignore parameters that they do not know; the other services refuse them. */
function isIgnored({ method, server, path }: Operation): boolean {
	return method === 'GET' && server === 'v3' && path.startsWith('/catalog/');
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
