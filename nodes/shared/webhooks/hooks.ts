import type { IAllExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { pages } from '../transport/paginate';
import type { Answer, Request } from '../transport/request';
import { RequestRefused, send, type Caller } from '../transport/send';
import type { Hook } from './plan';

const hookShape = z.object({ id: z.number(), scope: z.string(), destination: z.string(), is_active: z.boolean(), headers: z.record(z.unknown()).nullish() });
const adminShape = z.object({ data: z.object({ blocked_domains: z.array(z.unknown()) }) });
const LIST: Request = { server: 'v3', method: 'GET', path: '/hooks', query: [] };

/** The webhooks of one API account: BigCommerce shows nobody else's. */
export interface HooksApi {
	list: () => Promise<{ hooks: Hook[]; time: number }>;
	create: (hook: Omit<Hook, 'id'>) => Promise<Hook>;
	update: (id: number, changes: Omit<Hook, 'id' | 'scope'>) => Promise<void>;
	/** A hook that is gone already counts as removed. */
	remove: (id: number) => Promise<void>;
	/** The domains that BigCommerce does not deliver to at the moment. */
	blockedDomains: () => Promise<string[]>;
}

/** Each function throws RequestRefused when BigCommerce refuses or does not answer. */
export function hooksApi(context: IAllExecuteFunctions, caller: Caller): HooksApi {
	const ask = async (request: Request) => await send(context, caller, request);
	return {
		list: async () => {
			let time = Date.now() / 1000;
			const hooks: Hook[] = [];
			const read = ({ body, headers }: Answer) => {
				time = timeOf(headers);
				const { data, meta } = body as { data: unknown[]; meta?: object };
				return { records: data, ...(meta ? { meta } : {}) };
			};
			for await (const page of pages({ request: LIST, paging: { kind: 'page', maxLimit: 250 }, ahead: 1, send: ask, read, keyOf: (hook) => String((hook as Hook).id) })) hooks.push(...page.map((each) => hookShape.parse(each)));
			return { hooks, time };
		},
		create: async (hook) => hookShape.parse(((await ask({ ...LIST, method: 'POST', body: hook })).body as { data: unknown }).data),
		update: async (id, changes) => {
			await ask({ ...LIST, method: 'PUT', path: `/hooks/${id}`, body: changes });
		},
		remove: async (id) => {
			await ask({ ...LIST, method: 'DELETE', path: `/hooks/${id}` }).catch((error: Error) => {
				if (!(error instanceof RequestRefused && error.failure?.status === 404)) throw error;
			});
		},
		blockedDomains: async () => {
			const parsed = adminShape.safeParse((await ask({ ...LIST, path: '/hooks/admin' })).body);
			return parsed.success ? parsed.data.data.blocked_domains.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))) : [];
		},
	};
}

/** BigCommerce's clock, in seconds: by it changes are dated. n8n's own where an answer does not say. */
export function timeOf({ date }: Answer['headers']): number {
	const said = Date.parse(date ?? '');
	return Math.floor((Number.isNaN(said) ? Date.now() : said) / 1000);
}
