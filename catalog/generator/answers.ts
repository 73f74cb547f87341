import type { Answer, Batch, Body, Paging, QueryParameter } from '../types';
import { join } from './alternatives';
import { requestSchema } from './schemas';
import type { Json, SpecifiedOperation } from './specifications';

const DEFAULT_MAX_LIMIT = 250;
/** For lists of B2B Edition without a documented limit: below the 200 and 250 of its other lists. */
const UNDOCUMENTED_LIMIT = 100;

/** The kind of a successful response, read from the first response with content. */
export function answerOf({ method, responses }: SpecifiedOperation): Answer {
	for (const status of ['200', '201', '202', '207']) {
		const content = responses[status]?.content;
		if (!content) continue;
		if (!Object.keys(content).some(isJson))
			return isText(content) ? NOTHING : { kind: 'file', envelope: 'bare' };
		const schema = join(mediaOf(content).schema ?? {}, new Set());
		const partial = responses['207'] || countsFailures(schema) ? { partial: true as const } : {};
		const answer = answerFrom(schema);
		const isWithoutRecord = method !== 'GET' && answer.kind === 'item' && isEmpty(schema);
		return { ...(isWithoutRecord ? { ...NOTHING, hasBody: true as const } : answer), ...partial };
	}
	return NOTHING;
}

/** The schema of the first JSON response; undefined if there is none. */
export function jsonSchemaOf({ responses }: SpecifiedOperation): Json | undefined {
	const contents = ['200', '201', '202', '207']
		.map((status) => responses[status]?.content)
		.filter((content) => content && Object.keys(content).some(isJson));
	return contents.length > 0 ? mediaOf(contents[0]).schema : undefined;
}

const NOTHING: Answer = { kind: 'nothing', envelope: 'bare' };

/** Checks whether the only response is an event stream, which a workflow step cannot wait for. */
export function isEventStream({ responses }: SpecifiedOperation): boolean {
	return Object.keys(responses['200']?.content ?? {}).includes('text/event-stream');
}

/** Some specifications use the title of an example as the media type. */
function isJson(mediaType: string): boolean {
	return /json/.test(mediaType) || !mediaType.includes('/') || mediaType === '*/*';
}

/** Plain text and HTML are only messages; files have other media types. */
function isText(content: Json): boolean {
	return Object.keys(content).every((mediaType) => /^text\/(plain|html)$/.test(mediaType));
}

function mediaOf(content: Json): Json {
	return content['application/json'] ?? Object.values(content)[0];
}

/** Batch endpoints respond with 200 and count the refused elements in `meta`. */
function countsFailures(schema: Json): boolean {
	return join(schema.properties?.meta, new Set()).properties?.failed !== undefined;
}

/** Nothing but `meta`, or an object without any property. */
function isEmpty({ properties = {}, type }: Json): boolean {
	const data = properties.data ? join(properties.data, new Set()) : undefined;
	if (data) return data.type === 'object' && Object.keys(data.properties ?? {}).length === 0;
	return type !== 'array' && Object.keys(properties).every((name) => name === 'meta');
}

function answerFrom(schema: Json): Answer {
	const data = schema.properties?.data;
	if (!data) return { kind: schema.type === 'array' ? 'list' : 'item', envelope: 'bare' };
	return { kind: join(data, new Set()).type === 'array' ? 'list' : 'item', envelope: 'data' };
}

/** The paging of an operation, determined by its documented query parameters. */
export function pagingOf(
	spec: SpecifiedOperation,
	query: QueryParameter[],
	answer: Answer,
): Paging | undefined {
	const parameter = (name: string) => query.find((queryParameter) => queryParameter.name === name);
	if (spec.method !== 'GET' || answer.kind !== 'list') return undefined;
	const maxLimit = parameter('limit')?.schema.maximum ?? DEFAULT_MAX_LIMIT;
	if (spec.server === 'v2') return parameter('page') ? { kind: 'v2', maxLimit } : undefined;
	if (parameter('offset'))
		return offsetPaging(spec.parameters.find(({ name }) => name === 'limit')?.schema ?? {});
	if (parameter('page')) return { kind: 'page', maxLimit };
	return parameter('after') ? { kind: 'cursor', maxLimit } : undefined;
}

/** Some limits exclude the numbers that they name. */
function offsetPaging({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Json): Paging {
	const least = Number(minimum ?? 1) + (exclusiveMinimum === true ? 1 : 0);
	const most = Number(maximum ?? UNDOCUMENTED_LIMIT) - (exclusiveMaximum === true ? 1 : 0);
	return { kind: 'offset', ...(least > 1 ? { minLimit: least } : {}), maxLimit: most };
}

/** The request body as JSON, or as a form if JSON is not possible. Either can include a file. */
export function bodyOf({ requestBody }: SpecifiedOperation): Body | undefined {
	const content = requestBody?.content;
	if (!content) return undefined;
	const form = content['multipart/form-data'];
	const kind = content['application/json'] ? 'json' : 'multipart';
	const file = form && fileOf(form.schema);
	const schema = requestSchema((content['application/json'] ?? form).schema);
	return {
		content: kind,
		...(requestBody.required ? { required: true } : {}),
		...(file ? { file: { field: file, kinds: [] } } : {}),
		schema,
	};
}

function fileOf(source: Json): string | undefined {
	const properties = requestSchema(source).properties ?? {};
	return Object.keys(properties).find((name) => properties[name].format === 'binary');
}

/** The batch of an operation: a body that is an array, or a deletion by a list of IDs. */
export function batchOf(
	spec: SpecifiedOperation,
	query: QueryParameter[],
	body?: Body,
): Batch | undefined {
	if (body?.schema.type === 'array') return { form: 'array' };
	if (spec.method !== 'DELETE') return undefined;
	const lists = query.filter((queryParameter) => queryParameter.name.endsWith(':in'));
	const ids =
		lists.find((list) => list.name === 'id:in') ??
		(lists.length === 1 && query.length === 1 ? lists[0] : undefined);
	return ids ? { form: 'query', key: ids.name } : undefined;
}
