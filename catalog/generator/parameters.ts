import { camelCase } from 'change-case';

import type { PathParameter, QueryParameter, QueryRole, Schema, Server } from '../types';
import { singular } from './naming';
import { requestSchema } from './schemas';
import type { Json, SpecifiedOperation } from './specifications';

/** Filters that take several values. */
const MULTIPLE = /:(in|not_in)$|\[\]$/;

/** Path parameters in the order of the path. `{id}` is named after the segment before it. */
export function pathParameters({ path, parameters }: SpecifiedOperation): PathParameter[] {
	const segments = path.split('/');
	return segments.flatMap((segment, index) => {
		const name = /^\{(.+)\}$/.exec(segment)?.[1];
		if (!name) return [];
		const declared = parameters.find(
			(parameter) => parameter.in === 'path' && parameter.name === name,
		);
		return [
			{
				name,
				parameter: parameterName(name, segments[index - 1]),
				schema: scalar(declared?.schema),
			},
		];
	});
}

function parameterName(name: string, collection: string): string {
	const generic = name === 'id' || name === 'uuid';
	return camelCase(generic ? `${singular(collection)} ${name}` : name);
}

/** Query parameters by name. A `:in` or `[]` filter is always a list, even if the specification says otherwise. */
export function queryParameters({ parameters, server }: SpecifiedOperation): QueryParameter[] {
	return parameters
		.filter((parameter) => parameter.in === 'query')
		.map((parameter) => queryParameter(parameter, server))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The specifications do not say what a parameter is for, so its name decides. All others are filters. */
const ROLES: Record<string, QueryRole> = {
	page: 'paging',
	limit: 'paging',
	offset: 'paging',
	before: 'paging',
	after: 'paging',
	sort: 'sorting',
	direction: 'sorting',
	sortBy: 'sorting',
	orderBy: 'sorting',
	include: 'expansion',
	include_fields: 'fields',
	exclude_fields: 'fields',
	consignment_structure: 'setting',
	delete_children: 'setting',
	depth: 'setting',
	details: 'setting',
	extraFieldFilterType: 'setting',
	isIncludeExtraFields: 'setting',
	keyword_context: 'setting',
	searchBy: 'setting',
	searchType: 'setting',
	showExtra: 'setting',
};

function queryParameter(source: Json, server: Server): QueryParameter {
	const declared = requestSchema(source.schema);
	const isList = declared.type === 'array' || MULTIPLE.test(source.name);
	const schema: Schema =
		isList && declared.type !== 'array'
			? { type: 'array', items: declared }
			: dated(source.name, declared);
	return {
		name: source.name,
		schema,
		...(ROLES[source.name] ? { role: ROLES[source.name] } : {}),
		...(source.required ? { required: true } : {}),
		...(isList ? { list: isRepeated(source, server) ? 'repeat' : 'comma' } : {}),
	};
}

/** OpenAPI's default is one parameter for each value. The files of V2 and V3 leave it out and mean commas; those of B2B Edition mean it. */
function isRepeated({ explode }: Json, server: Server): boolean {
	return server === 'b2b' ? explode !== false : explode === true;
}

const DATE = /^((min|max)_)?date_(created|modified)(:(min|max))?$/;

/** B2B Edition counts times in seconds since 1970, which its files declare as numbers or text. */
const SECONDS = /^(min|max)(Created|Modified|Expired)$/;

/** Many specifications declare date filters as text, so the name decides. */
function dated(name: string, schema: Schema): Schema {
	if (SECONDS.test(name)) return { ...schema, format: 'unix' };
	return DATE.test(name) && schema.type === 'string' && !schema.format
		? { ...schema, format: 'date-time' }
		: schema;
}

/** Header parameters that an operation needs in addition to the usual headers. */
export function headerParameters({ parameters }: SpecifiedOperation): PathParameter[] {
	const usual =
		/^(accept|content-type|user-agent|x-correlation-id|x-auth-token|x-bc-store-hash|x-store-hash)$/i;
	return parameters
		.filter((parameter) => parameter.in === 'header' && !usual.test(parameter.name))
		.map((parameter) => ({
			name: parameter.name,
			parameter: camelCase(parameter.name),
			schema: scalar(parameter.schema),
		}));
}

function scalar(source: Json): Schema {
	const { type = 'string', format, enum: values } = requestSchema(source);
	return { type, ...(format ? { format } : {}), ...(values ? { enum: values } : {}) };
}
