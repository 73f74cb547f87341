import type { Answer, Batch, Body, Paging, QueryParameter } from '../types';
import { join, requestSchema } from './schemas';
import type { Json, SpecifiedOperation } from './specifications';

const DEFAULT_MAX_LIMIT = 250;

/** What a successful answer is made of, read from the first response that has content. */
export function answerOf({ responses }: SpecifiedOperation): Answer {
	const partial = responses['207'] ? { partial: true as const } : {};
	for (const status of ['200', '201', '202', '207']) {
		const content = responses[status]?.content;
		if (!content) continue;
		if (!Object.keys(content).some(isJson)) return { kind: 'file', envelope: 'bare' };
		return { ...answerFrom(content), ...partial };
	}
	return { kind: 'nothing', envelope: 'bare' };
}

/** Whether the only answer is a stream of events, which a workflow step cannot wait on. */
export function isEventStream({ responses }: SpecifiedOperation): boolean {
	return Object.keys(responses['200']?.content ?? {}).includes('text/event-stream');
}

/** Some specifications use the title of an example as the media type. */
function isJson(mediaType: string): boolean {
	return /json/.test(mediaType) || !mediaType.includes('/') || mediaType === '*/*';
}

function answerFrom(content: Json): Answer {
	const media = content['application/json'] ?? Object.values(content)[0];
	const schema = join(media.schema ?? {}, new Set());
	const data = schema.properties?.data;
	if (!data) return { kind: schema.type === 'array' ? 'list' : 'item', envelope: 'bare' };
	return { kind: join(data, new Set()).type === 'array' ? 'list' : 'item', envelope: 'data' };
}

/** How the operation hands out a long list, by the query parameters it documents. */
export function pagingOf(spec: SpecifiedOperation, query: QueryParameter[], answer: Answer): Paging | undefined {
	const parameter = (name: string) => query.find((each) => each.name === name);
	if (spec.method !== 'GET' || answer.kind !== 'list') return undefined;
	const maxLimit = parameter('limit')?.schema.maximum ?? DEFAULT_MAX_LIMIT;
	if (spec.server === 'v2') return parameter('page') ? { kind: 'v2', maxLimit } : undefined;
	if (parameter('page')) return { kind: 'page', maxLimit };
	return parameter('after') ? { kind: 'cursor', maxLimit } : undefined;
}

/** The request body in JSON, or as a form where only that is possible. */
export function bodyOf({ requestBody }: SpecifiedOperation): Body | undefined {
	const content = requestBody?.content;
	if (!content) return undefined;
	const kind = content['application/json'] ? 'json' : 'multipart';
	const source = content['application/json'] ?? content['multipart/form-data'];
	return { content: kind, ...(requestBody.required ? { required: true } : {}), schema: requestSchema(source.schema) };
}

/** A body that is an array, or a deletion by a list of IDs, carries many records in one request. */
export function batchOf(spec: SpecifiedOperation, query: QueryParameter[], body?: Body): Batch | undefined {
	if (body?.schema.type === 'array') return { form: 'array' };
	const ids = query.find((each) => each.name === 'id:in') ?? query.find((each) => each.name.endsWith('_id:in'));
	if (spec.method === 'DELETE' && ids) return { form: 'query', key: ids.name };
	return undefined;
}
