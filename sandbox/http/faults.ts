import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Next } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRow } from '../state/row';
import type { RequestEnv } from './authentication';
import { quotaHeaders, type Quota } from './rateLimit';

/** A simulated fault, for the requests that match. */
export interface TroubleRule {
	/**
	 * drop: the connection breaks before anything is done; lose: after it was done; half: after the first half of a batch;
	 * slow: the answer takes `milliseconds` longer; status: the answer is `status`; refuse: 429 with the headers of a quota
	 * that is used up; busy: 429 without them, when more than `atOnce` are being answered; spend: other apps take `count`
	 * requests of the quota first; renew: the window ends `milliseconds` later than told, or at once when that is 0;
	 * miscount: totals of lists are wrong by `count`
	 */
	kind:
		| 'drop'
		| 'lose'
		| 'half'
		| 'slow'
		| 'status'
		| 'refuse'
		| 'busy'
		| 'spend'
		| 'renew'
		| 'miscount';
	method?: string;
	/** A part of the path. */
	path?: string;
	/** So many requests that it is meant for pass before it begins. */
	skip?: number;
	/** So many requests meet with it; absent: all. */
	times?: number;
	status?: number;
	milliseconds?: number;
	atOnce?: number;
	count?: number;
}

const KINDS = new Set<unknown>([
	'drop',
	'lose',
	'half',
	'slow',
	'status',
	'refuse',
	'busy',
	'spend',
	'renew',
	'miscount',
]);

/** Checks that a value is a list of rules with known kinds. */
export function areRules(value: unknown): value is TroubleRule[] {
	return Array.isArray(value) && value.every((value) => isRow(value) && KINDS.has(value.kind));
}

/** Creates the simulated faults of one sandbox. */
export function createTrouble(quota: Quota) {
	let rules: TroubleRule[] = [];
	let seen = new Map<TroubleRule, number>();
	let busy = 0;

	function meets(rule: TroubleRule, method: string, path: string): boolean {
		if ((rule.method && rule.method !== method) || (rule.path && !path.includes(rule.path)))
			return false;
		const turn = (seen.get(rule) ?? 0) + 1;
		seen.set(rule, turn);
		return turn > (rule.skip ?? 0) && turn <= (rule.skip ?? 0) + (rule.times ?? Infinity);
	}

	return {
		set(next: TroubleRule[]) {
			rules = next;
			seen = new Map();
		},
		all: () => rules,
		/** Middleware that runs before all handlers. */
		middleware: async (context: Context<RequestEnv>, next: Next): Promise<Response | void> => {
			const { path, method } = context.req;
			const met = rules.filter((rule) => meets(rule, method, path));
			busy += 1;
			try {
				for (const rule of met) {
					const answer = await before(rule, context, quota, busy);
					if (answer) return answer;
				}
				await next();
				for (const rule of met) await after(rule, context);
			} finally {
				busy -= 1;
			}
		},
	};
}

/** The simulated faults of one sandbox. */
export type Trouble = ReturnType<typeof createTrouble>;

async function before(
	rule: TroubleRule,
	context: Context<RequestEnv>,
	quota: Quota,
	busy: number,
): Promise<Response | undefined> {
	const store = /\/stores\/([^/]+)/.exec(context.req.path)?.[1] ?? '';
	switch (rule.kind) {
		case 'drop':
			return breakOff(context);
		case 'slow':
			await sleep(rule.milliseconds ?? 1000);
			return undefined;
		case 'status':
			return context.text(
				'<html><body>Trouble</body></html>',
				(rule.status ?? 503) as ContentfulStatusCode,
				{ 'Content-Type': 'text/html' },
			);
		case 'refuse':
			return context.json(
				{ status: 429, title: 'Too many requests' },
				429,
				quotaHeaders({ ...quota.take(store, false), left: 0, exceeded: true }),
			);
		case 'busy':
			return busy > (rule.atOnce ?? 0)
				? context.json({ status: 429, title: 'Too many requests' }, 429)
				: undefined;
		case 'spend':
			for (let count = 0; count < (rule.count ?? 1); count++) quota.take(store, true);
			return undefined;
		case 'renew':
			quota.shift(store, rule.milliseconds ?? 0);
			return undefined;
		case 'half':
			await halveBody(context);
			return undefined;
		default:
			return undefined;
	}
}

async function after(
	{ kind, count = 0 }: TroubleRule,
	context: Context<RequestEnv>,
): Promise<void> {
	if (kind === 'lose' || kind === 'half') context.res = breakOff(context);
	if (kind !== 'miscount') return;
	const body = (await context.res
		.clone()
		.json()
		.catch(() => undefined)) as
		| { meta?: { pagination?: { total: number; per_page: number; total_pages: number } } }
		| undefined;
	const { pagination } = body?.meta ?? {};
	if (!pagination) return;
	pagination.total = Math.max(0, pagination.total + count);
	pagination.total_pages = Math.ceil(pagination.total / pagination.per_page);
	context.res = Response.json(body, { status: context.res.status, headers: context.res.headers });
}

/** Closes the connection without a response. */
function breakOff(context: Context<RequestEnv>): Response {
	const { outgoing } = context.env as { outgoing: { destroy(): void } };
	outgoing.destroy();
	return RESPONSE_ALREADY_SENT;
}

async function halveBody(context: Context<RequestEnv>): Promise<void> {
	const elements: unknown = await context.req.raw.clone().json();
	if (!Array.isArray(elements)) return;
	const { url, method, headers } = context.req.raw;
	const body = JSON.stringify(elements.slice(0, Math.ceil(elements.length / 2)));
	context.req.raw = new Request(url, { method, headers, body });
}
