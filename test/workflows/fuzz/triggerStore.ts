import type { RightAnswer, WireRequest, World } from './rightAnswers';

type Json = Record<string, unknown>;

/** What a store has of webhooks, and of records that changed. */
export interface TriggerStore {
	/** The list that shows the changes: `/v2/orders`. */
	path: string;
	isV2: boolean;
	since: string;
	modified: string;
	records: Json[];
	hooks: Json[];
}

/** Webhooks of somebody else, as BigCommerce might keep them and nobody foresaw. */
export const FOREIGN_HOOKS: Json[] = [
	{
		id: 501,
		client_id: 'other',
		store_hash: 'x',
		scope: 'store/order/created',
		destination: 'https://example.com/hook',
		is_active: true,
		headers: { a: 'b' },
	},
	{
		id: '502',
		scope: 'store/order/*',
		destination: 'https://example.com/hook',
		is_active: 1,
		headers: [],
	},
	{ id: 503, scope: null, destination: null, is_active: null, headers: 'none' },
	{ id: null, scope: 7, destination: {}, is_active: 'yes' },
	{},
];

/** Answers for a store whose trigger is watched; undefined where the store is like any other. */
export function triggerAnswer(
	request: WireRequest,
	{ storeHash }: World,
	store: TriggerStore,
): RightAnswer | undefined {
	const path = request.path.replace(`/stores/${storeHash}`, '');
	const answer = (status: number, body: unknown): RightAnswer => ({
		status,
		body,
		markers: [],
		isList: false,
	});
	if (path === '/v3/hooks/admin') return answer(200, { data: { blocked_domains: [] }, meta: {} });
	if (path === '/v3/hooks' && request.method === 'GET')
		return answer(200, { data: store.hooks, meta: { pagination: paginationOf(store.hooks) } });
	if (path === '/v3/hooks')
		return answer(200, { data: addHook(store, request.body as Json), meta: {} });
	if (path.startsWith('/v3/hooks/'))
		return hookAnswer(store, path.split('/').at(-1) ?? '', request);
	if (path === store.path && request.method === 'GET')
		return { ...changesAnswer(store, request), markers: [], isList: true };
	return undefined;
}

function paginationOf(records: unknown[]): Json {
	return {
		total: records.length,
		count: records.length,
		per_page: 250,
		current_page: 1,
		total_pages: 1,
		links: {},
	};
}

function addHook(store: TriggerStore, body: Json): Json {
	const hook = { id: 1000 + store.hooks.length, ...body, created_at: 1, updated_at: 1 };
	store.hooks.push(hook);
	return hook;
}

function hookAnswer(store: TriggerStore, id: string, { method, body }: WireRequest): RightAnswer {
	const hook = store.hooks.find((hook) => String(hook.id) === id);
	if (!hook)
		return {
			status: 404,
			body: { status: 404, title: 'Not found', type: '', errors: {} },
			markers: [],
			isList: false,
		};
	if (method === 'DELETE') store.hooks.splice(store.hooks.indexOf(hook), 1);
	else Object.assign(hook, body);
	return { status: 200, body: { data: hook, meta: {} }, markers: [], isList: false };
}

function changesAnswer(
	{ records, since, modified, isV2 }: TriggerStore,
	{ query }: WireRequest,
): Pick<RightAnswer, 'status' | 'body'> {
	const from = Date.parse(query.get(since) ?? '1970-01-01');
	const page = Number(query.get('page') ?? 1);
	const found =
		page > 1 ? [] : records.filter((record) => Date.parse(String(record[modified])) >= from);
	if (isV2)
		return found.length > 0 ? { status: 200, body: found } : { status: 204, body: undefined };
	return { status: 200, body: { data: found, meta: { pagination: paginationOf(found) } } };
}
