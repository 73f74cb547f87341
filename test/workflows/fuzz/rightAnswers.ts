import { STATUS_CODES } from 'node:http';

import type { Job, Operation } from '../../../catalog/types';
import { operations } from '../../support/catalog';
import { triggerAnswer, type TriggerStore } from './triggerStore';
import { markersIn } from './values';

type Json = Record<string, unknown>;

/** A request as the server received it. */
export interface WireRequest {
	method: string;
	path: string;
	query: URLSearchParams;
	/** As it came. */
	text: string;
	/** Parsed where it is JSON. */
	body: unknown;
}

/** What the store of one case holds. */
export interface World {
	origin: string;
	storeHash: string;
	/** How many records each list has. */
	records: number;
	/** The largest page that lists in pages hand out. */
	pageSize: number;
	/** How often the state of a job is asked for before it is done. */
	jobLooks: number;
	/** What a trigger watches. */
	trigger?: TriggerStore;
}

/** What BigCommerce would answer, and what that answer is about. */
export interface RightAnswer {
	status: number;
	/** JSON, the bytes of a file, or undefined for no content. */
	body: unknown;
	operation?: Operation;
	/** The elements of the input that the request is about. */
	markers: number[];
	/** The elements that the answer hands out, where those are not all that were asked for. */
	found?: number[];
	/** A part of a list; its records are about no element. */
	isList: boolean;
}

interface Address {
	operation: Operation;
	pattern: RegExp;
	fixedParts: number;
}

const ADDRESSES: Address[] = operations
	.filter(({ graphql, own, custom }) => !graphql && !own && !custom)
	.map((operation) => ({
		operation,
		pattern: new RegExp(
			`^${operation.server === 'payments' ? '/payments/stores/[^/]+' : `/stores/[^/]+/${operation.server}`}${operation.path.replace(/\{[^}]+\}/g, '([^/]+)').replaceAll('.', '\\.')}$`,
		),
		fixedParts: operation.path.split('/').filter((part) => !part.startsWith('{')).length,
	}))
	.sort((one, other) => other.fixedParts - one.fixedParts);

const JOBS = operations.flatMap(({ answer: { job } }) => (job ? [job] : []));

/** The operation at an address. */
export function operationFor({
	method,
	path,
}: Pick<WireRequest, 'method' | 'path'>): Operation | undefined {
	return ADDRESSES.find(
		({ operation, pattern }) => operation.method === method && pattern.test(path),
	)?.operation;
}

/** Answers a request as BigCommerce documents it. */
export function rightAnswer(request: WireRequest, world: World): RightAnswer {
	if (request.path.startsWith(`/files/`))
		return { status: 200, body: Buffer.from('PK\u0003\u0004 a theme'), markers: [], isList: false };
	const watched = world.trigger && triggerAnswer(request, world, world.trigger);
	if (watched) return watched;
	const operation = operationFor(request);
	const markers = markersIn(
		`${decodeURIComponent(request.path)}?${request.query.toString()} ${request.text}`,
	);
	if (!operation)
		return {
			status: 404,
			body: { status: 404, title: STATUS_CODES[404], type: '', errors: {} },
			markers,
			isList: false,
		};
	const about = { operation, markers };
	const job = JOBS.find(({ state }) => state.operation === operation.id);
	if (job)
		return {
			...about,
			status: 200,
			body: { data: stateOf(job, request, world), meta: {} },
			isList: false,
		};
	if (operation.answer.job)
		return {
			...about,
			status: 201,
			body: { [operation.answer.job.id]: `job-${markers[0] ?? 1}` },
			isList: false,
		};
	if (operation.answer.kind === 'file')
		return {
			...about,
			status: 200,
			body: Buffer.from(`from_path,to_url\n/${markers[0] ?? 0}/,/new/\n`),
			isList: false,
		};
	if (operation.answer.kind === 'nothing')
		return { ...about, status: 204, body: undefined, isList: false };
	if (operation.path.endsWith('/count'))
		return { ...about, status: 200, body: { count: world.records }, isList: false };
	if (operation.answer.kind === 'list')
		return { ...about, ...listAnswer(operation, request, world, markers) };
	return {
		...about,
		status: operation.method === 'POST' ? 201 : 200,
		body: enveloped(operation, recordFor(operation, request, markers)),
		isList: false,
	};
}

function enveloped({ answer }: Operation, record: unknown): unknown {
	return answer.envelope === 'data' ? { data: record, meta: {} } : record;
}

/** Proves in the output that a record was handed out by this server, and for which element. */
export function proofFor(markers: number[]): string {
	return `proof-${markers.length === 1 ? markers[0] : 'all'}`;
}

const storeIn = (path: string) => /^\/(?:payments\/)?stores\/([^/]+)/.exec(path)?.[1] ?? '';

/** The tokens that a store hands out while it is asked: they must not come out either. */
export const storefrontTokenOf = (path: string) => `storefront-token-of-${storeIn(path)}`;
export const paymentTokenOf = (path: string) => `payment-token-of-${storeIn(path)}`;

function recordFor(operation: Operation, { path, body }: WireRequest, markers: number[]): Json {
	const last = decodeURIComponent(path.split('/').at(-1) ?? '');
	const id =
		operation.pathParameters.length > 0 && markersIn(last).length > 0
			? /^\d+$/.test(last)
				? Number(last)
				: last
			: 5_000_000 + (markers[0] ?? 0);
	if (path.includes('/storefront/api-token')) return { token: storefrontTokenOf(path) };
	if (path.endsWith('/payments/access_tokens')) return { id: paymentTokenOf(path) };
	const echo =
		typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Json) : {};
	return { ...echo, id, proof: proofFor(markers) };
}

function stateOf(job: Job, request: WireRequest, world: World): Json {
	const id = request.query.get('id') ?? request.path.split('/').at(-1);
	const isDone = world.jobLooks <= 0;
	world.jobLooks -= 1;
	const link = { result: { download_url: `${world.origin}/files/${world.storeHash}/theme.zip` } };
	return {
		id,
		status: isDone ? job.done[0] : 'working',
		percent_complete: isDone ? 100 : 40,
		...(isDone ? link : {}),
	};
}

function listAnswer(
	operation: Operation,
	request: WireRequest,
	world: World,
	markers: number[],
): Pick<RightAnswer, 'status' | 'body' | 'isList' | 'found'> {
	const { paging, method, answer } = operation;
	if (method !== 'GET')
		return { status: 200, body: writtenRecords(operation, request, markers), isList: false };
	const filtered = filteredRecords(request);
	const all =
		filtered ??
		Array.from({ length: world.records }, (_, index) => listedRecord(operation, index + 1));
	if (!paging)
		return {
			status: 200,
			body: answer.envelope === 'data' ? { data: all, meta: {} } : all,
			isList: true,
		};
	const asked = Number(request.query.get('limit') ?? 50);
	const size = Math.max(1, paging.kind === 'v2' ? asked : Math.min(asked, world.pageSize));
	if (paging.kind === 'cursor')
		return {
			status: 200,
			body: cursorPage(all, Number(request.query.get('after') ?? 0), size),
			isList: true,
		};
	const page = Number(request.query.get('page') ?? 1);
	const records = all.slice((page - 1) * size, page * size);
	if (paging.kind === 'v2')
		return records.length === 0
			? { status: 204, body: undefined, isList: true }
			: { status: 200, body: records, isList: true };
	const pages = Math.ceil(all.length / size);
	const links = page < pages ? { next: `?page=${page + 1}&limit=${size}` } : {};
	const pagination = {
		total: all.length,
		count: records.length,
		per_page: size,
		current_page: page,
		total_pages: pages,
		links,
	};
	return {
		status: 200,
		body: { data: records, meta: { pagination } },
		isList: filtered === undefined,
		...(filtered ? { found: markersIn(JSON.stringify(records)) } : {}),
	};
}

function cursorPage(all: Json[], after: number, size: number): Json {
	const records = all.slice(after, after + size);
	const end = after + records.length;
	const links = end < all.length ? { next: `?after=${end}` } : {};
	return {
		data: records,
		meta: {
			cursor_pagination: { count: records.length, per_page: size, end_cursor: String(end), links },
		},
	};
}

/** One record of a list. */
export function listedRecord(operation: Operation | undefined, number: number): Json {
	const record: Json = { id: number, name: `Record ${number}`, proof: `proof-${number}` };
	for (const key of operation?.paging?.key ?? []) {
		const [first, second] = key.split('.');
		record[first] = second ? { ...(record[first] as Json), [second]: number } : number;
	}
	return record;
}

/** A list asked for single records by their IDs. */
function filteredRecords({ query }: WireRequest): Json[] | undefined {
	const found = [...query].find(([, value]) => markersIn(value).length > 0);
	if (!found) return undefined;
	const [name, value] = found;
	const field = name.split(':')[0];
	return value
		.split(',')
		.map((part) => ({ id: asId(part), [field]: asId(part), proof: proofFor(markersIn(part)) }));
}

function asId(text: string): unknown {
	return /^\d+$/.test(text) ? Number(text) : text;
}

function writtenRecords(
	{ batch, answer }: Operation,
	{ body }: WireRequest,
	markers: number[],
): unknown {
	const elements = elementsIn(body, batch?.key) ?? [body];
	const data = elements.map((element) => {
		if (typeof element !== 'object' || element === null) return element;
		const own = markersIn(JSON.stringify(element));
		const id = (element as Json).id ?? 5_000_000 + (own[0] ?? 0);
		return { ...element, id, proof: proofFor(own.length > 0 ? own.slice(0, 1) : markers) };
	});
	return answer.envelope === 'data'
		? { data, meta: { total: data.length, success: data.length, failed: 0 } }
		: data;
}

/** The elements of a body that carries several. */
export function elementsIn(body: unknown, key?: string): unknown[] | undefined {
	if (Array.isArray(body)) return body;
	const found = key ? (body as Json | undefined)?.[key] : undefined;
	return Array.isArray(found) ? found : undefined;
}
