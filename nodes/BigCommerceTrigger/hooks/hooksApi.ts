import type { IAllExecuteFunctions } from 'n8n-workflow';

import { sendOperation } from '../../operations/execution/sendOperation';
import { paginate } from '../../shared/http/pagination/paginate';
import type { HttpResponse, Request } from '../../shared/http/request';
import { ApiError } from '../../shared/http/send';
import { type Connection } from '../../shared/http/types';
import { ownTime, serverTime } from '../../shared/http/serverTime';
import { operationAt } from '../eventOperation';
import type { Hook } from './planHooks';
import { oddAnswer } from '../checkPayload';
import { isObject } from '../../shared/utils/isObject';

const LIST: Request = { server: 'v3', method: 'GET', path: '/hooks', query: [] };
const OPERATIONS = {
	list: 'GET v3 /hooks',
	create: 'POST v3 /hooks',
	update: 'PUT v3 /hooks/{webhook_id}',
	remove: 'DELETE v3 /hooks/{webhook_id}',
	admin: 'GET v3 /hooks/admin',
};

/** The webhooks of one API account. BigCommerce does not show those of other accounts. */
export interface HooksApi {
	list: () => Promise<{ hooks: Hook[]; time: number }>;
	create: (hook: Omit<Hook, 'id'>) => Promise<Hook>;
	update: (id: number, changes: Omit<Hook, 'id' | 'scope'>) => Promise<void>;
	/** Succeeds if the hook is already gone. */
	remove: (id: number) => Promise<void>;
	/** The domains that BigCommerce currently does not deliver to; empty if it does not say. */
	blockedDomains: () => Promise<string[]>;
}

/** Each function throws ApiError if BigCommerce refuses, does not respond, or sends an unexpected response. */
export function hooksApi(context: IAllExecuteFunctions, connection: Connection): HooksApi {
	const send = async (operation: keyof typeof OPERATIONS, request: Request) =>
		await sendOperation(
			{ context, connection, skipsOddRecords: true },
			operationAt(OPERATIONS[operation]),
			request,
		);
	return {
		list: async () => {
			let time = ownTime();
			const hooks: Hook[] = [];
			const read = ({ body, headers }: HttpResponse) => {
				if (!isObject(body) || !Array.isArray(body.data)) throw oddAnswer('a list of webhooks');
				time = serverTime(headers);
				return {
					records: body.data.map(readHook),
					...(isObject(body.meta) ? { meta: body.meta } : {}),
				};
			};
			const keyOf = (hook: unknown) => (hook as Hook | undefined)?.id.toString();
			const listing = {
				request: LIST,
				paging: { kind: 'page' as const, maxLimit: 250 },
				ahead: 1,
				send: async (request: Request) => await send('list', request),
				read,
				keyOf,
			};
			for await (const page of paginate(listing))
				hooks.push(...(page as Array<Hook | undefined>).filter((hook) => hook !== undefined));
			return { hooks, time };
		},
		create: async (hook) => {
			const created = readHook(
				dataIn(await send('create', { ...LIST, method: 'POST', body: hook })),
			);
			if (!created) throw oddAnswer('a webhook', 'unknown');
			return { ...hook, id: created.id };
		},
		update: async (id, changes) => {
			const answer = await send('update', {
				...LIST,
				method: 'PUT',
				path: `/hooks/${id}`,
				body: changes,
			});
			if (!readHook(dataIn(answer))) throw oddAnswer('a webhook', 'unknown');
		},
		remove: async (id) => {
			const answer = await send('remove', {
				...LIST,
				method: 'DELETE',
				path: `/hooks/${id}`,
			}).catch((error: Error) => {
				if (!(error instanceof ApiError && error.failure?.status === 404)) throw error;
			});
			if (answer?.body !== undefined && !isObject(answer.body))
				throw oddAnswer('a webhook', 'unknown');
		},
		blockedDomains: async () => {
			const answer = await send('admin', { ...LIST, path: '/hooks/admin' }).catch(() => undefined);
			const data = answer && dataIn(answer);
			const domains =
				isObject(data) && Array.isArray(data.blocked_domains) ? data.blocked_domains : [];
			return domains.map((domain) =>
				typeof domain === 'string' ? domain : JSON.stringify(domain),
			);
		},
	};
}

function dataIn({ body }: HttpResponse): unknown {
	return isObject(body) ? body.data : undefined;
}

/**
 * Reads a webhook field by field and tolerates odd values, because an account may have webhooks of other software.
 * @returns undefined if it has no ID, because nothing can be done with it then
 */
export function readHook(value: unknown): Hook | undefined {
	if (!isObject(value)) return undefined;
	const { scope, destination, is_active: isActive, headers } = value;
	const id =
		typeof value.id === 'string' && /^[1-9]\d{0,15}$/.test(value.id) ? Number(value.id) : value.id;
	if (!Number.isSafeInteger(id)) return undefined;
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	const texts = Object.entries(isObject(headers) ? headers : {}).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return {
		id: id as number,
		scope: text(scope),
		destination: text(destination),
		is_active: isActive === true,
		headers: Object.fromEntries(texts),
	};
}
