import type { GraphQl, HeaderParameter, Operation } from '../../../catalog/types';
import { parameterLabel } from '../../shared/catalog/names';
import type { Request } from '../../shared/http/request';
import { assertAddressFits } from './listParts';
import { uploadForm } from '../files/upload';
import type { GivenFile } from '../files/check';
import { isBlank } from '../../shared/utils/blank';
import { bodyFromFields, bodyFromJson, isKnownField, type MappedBody } from './body';
import type { FieldValues } from './fieldValues';
import { coerce, InputError } from '../../shared/utils/coerce';
import { assertOneRecord } from './oneRecord';
import { fillPath } from './path';
import { filtersFrom, queryFrom } from './query';
import { guardBlankBody, guardMassDelete } from './massDelete';
import { variablesFrom } from './variables';
import { msg } from '../../shared/text/message';
import type { SinceSettings } from '../sinceLastRun/types';

/** The parameter values of one item. */
export interface ParameterValues {
	/** Path and header parameters by node parameter name. */
	parameters: Record<string, unknown>;
	filters: Record<string, unknown>;
	/** Set if only what is new since the last run is read. */
	since?: SinceSettings;
	deleteEverything: boolean;
	/** The time zone for dates without one: the zone of the workflow. */
	zone?: string;
	/** Mapped fields, the JSON of the whole body, or a file and its additional fields. */
	body: FieldValues | { json: unknown } | (FieldValues & { file: GivenFile }) | undefined;
}

export interface BuiltRequest {
	request: Request;
	/** Names of unknown fields, which are not sent. */
	unknownFields: string[];
	/** Fields without a value. */
	blankFields: string[];
	/** Fields that hold read-only links from BigCommerce. */
	linkFields: string[];
}

/**
 * Builds the request of an operation from its parameter values. Pure: sends nothing.
 * @throws InputError if a value is missing or wrong, or if everything would be deleted without confirmation
 */
export function buildRequest(operation: Operation, values: ParameterValues): BuiltRequest {
	if (operation.graphql) return graphQlRequest(operation, operation.graphql, values);
	const query = queryFrom(operation, values.filters, values.zone);
	assertAddressFits(operation, { path: fillPath(operation, values.parameters), query });
	guardMassDelete(operation, query, values.deleteEverything);
	const { body, contentType, ...notSent } = bodyFor(operation, values);
	guardBlankBody(operation, body);
	const headers = {
		...headersFor(operation, values),
		...(contentType ? { 'Content-Type': contentType } : {}),
	};
	const request: Request = {
		server: operation.server,
		method: operation.method,
		path: fillPath(operation, values.parameters),
		query,
		...(Object.keys(headers).length > 0 ? { headers } : {}),
		...(body === undefined ? {} : { body }),
		...(operation.answer.kind === 'file' ? { expectsFile: true } : {}),
	};
	return { request, ...named(operation, values, notSent) };
}

/** What was not sent. A field that repeats a value of the path, such as the ID of the record to update, was. */
function named(
	operation: Operation,
	{ parameters, body }: ParameterValues,
	{ unknown, blank, links }: NotSent,
): Omit<BuiltRequest, 'request'> {
	const fields = body && 'fields' in body ? body.fields : {};
	const inPath = operation.pathParameters.map(({ parameter }) =>
		String(parameters[parameter]).trim(),
	);
	return {
		unknownFields: unknown.filter((name) => !inPath.includes(String(fields[name]).trim())),
		blankFields: blank,
		linkFields: links,
	};
}

/** The names of the given fields that the operation does not know, also where a request cannot be built from them. */
export function unknownFieldsOf(operation: Operation, values: ParameterValues): string[] {
	const fields = values.body && 'fields' in values.body ? values.body.fields : {};
	const unknown = Object.keys(fields).filter((name) => !isKnownField(operation, name));
	return named(operation, values, { ...NOTHING_LEFT, unknown }).unknownFields;
}

/** A request whose body contains the GraphQL variables. Its path only serves as an identifier. */
function graphQlRequest(
	operation: Operation,
	graphql: GraphQl,
	values: ParameterValues,
): BuiltRequest {
	const path = fillPath(operation, values.parameters);
	const { body, ...notSent } = bodyFor(operation, values);
	guardBlankBody(operation, body);
	const picked = operation.pathParameters.map(({ name, parameter }) => [
		name,
		String(values.parameters[parameter]).trim(),
	]);
	const filters = filtersFrom(operation, values.filters, values.zone).map(
		({ parameter, value }) => [parameter.name, value],
	);
	const variables = variablesFrom(graphql, operation.batch, {
		...(body as object),
		...Object.fromEntries([...picked, ...filters]),
	});
	return {
		request: {
			server: operation.server,
			method: operation.method,
			path,
			query: [],
			body: variables,
		},
		...named(operation, values, notSent),
	};
}

type NotSent = Omit<MappedBody, 'body'>;

const NOTHING_LEFT: NotSent = { unknown: [], blank: [], links: [] };

function bodyFor(
	operation: Operation,
	{ body, zone }: ParameterValues,
): MappedBody & { contentType?: string } {
	if (!operation.body || !body) return { ...NOTHING_LEFT, body: undefined };
	if ('file' in body) {
		const { content, ...form } = uploadForm(operation, body.file, body, zone);
		return { ...form, body: content };
	}
	if ('json' in body)
		return {
			...NOTHING_LEFT,
			body: assertOneRecord(operation, bodyFromJson(operation, body.json)),
		};
	const mapped = bodyFromFields(operation, body, zone);
	// Without any field there is nothing to update, and BigCommerce would return an unhelpful 422.
	if (operation.method === 'PUT' && isEmpty(mapped.body))
		throw new InputError(msg`There is nothing to update`, 'Set at least one field.');
	return mapped;
}

/** Whether a body, or every element of a list, has no fields. */
function isEmpty(body: unknown): boolean {
	if (Array.isArray(body)) return body.every(isEmpty);
	return typeof body === 'object' && body !== null && Object.keys(body).length === 0;
}

function headersFor(
	{ headers = [] }: Operation,
	{ parameters }: ParameterValues,
): Record<string, string> {
	return Object.fromEntries(
		headers.map((header) => [
			header.name,
			'value' in header ? header.value : filled(header, parameters[header.parameter]),
		]),
	);
}

function filled({ parameter, schema, prefix = '' }: HeaderParameter, value: unknown): string {
	const label = parameterLabel(parameter);
	if (isBlank(value)) throw new InputError(msg`"${label}" is empty`);
	const text = String(coerce(value, schema, label)).trim();
	// A line break would start a new header.
	if (/[^\x20-\x7e]/.test(text))
		throw new InputError(msg`"${label}" holds characters that a header cannot carry`);
	return prefix + text;
}
