import { Hono, type Context } from 'hono';
import type { Operation, Server } from '../catalog/types';
import { assertBatchLimit, createMany, removeListed, updateMany } from './crud/batch';
import type { Handler } from './crud/call';
import { count, getOne, list, createOne, removeMany, removeOne, updateOne } from './crud/records';
import { getSettings, putSettings, resetSettings } from './crud/settings';
import { HANDLERS } from './handlers';
import {
	authenticate,
	authenticatePayment,
	assertOperationScope,
	type RequestEnv,
} from './http/authentication';
import { forLog, readBody } from './http/body';
import { limitRate } from './http/rateLimit';
import { readQuery, bodyValidator, queryValidator } from './http/validation';
import { loadOperations, keyOf, shapeOf, isCollection } from './operations';
import type { Parts } from './parts';
import { send } from './responses/response';
import type { Webhooks } from './webhooks';

const BASE: Record<Server, string> = {
	v2: '/stores/:hash/v2',
	v3: '/stores/:hash/v3',
	payments: '/payments/stores/:hash',
};

/** One route per operation of the catalog. */
export function createRoutes({ accounts, stores, quota, webhooks }: Parts): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	const known = authenticate(accounts, stores);
	const paid = authenticatePayment(accounts, stores);
	const limited = limitRate(quota);
	for (const operation of loadOperations().sort(fixedNamesFirst)) {
		const handler = handlerOf(operation);
		if (!handler) throw new Error(`The sandbox has no behavior for ${keyOf(operation)}.`);
		const who = operation.server === 'payments' ? paid : known;
		app.on(
			operation.method,
			BASE[operation.server] + pattern(operation),
			who,
			limited,
			answerer(operation, handler, webhooks),
		);
	}
	return app;
}

function answerer(operation: Operation, handler: Handler, webhooks: Webhooks) {
	const shape = shapeOf(operation.path);
	const validate = bodyValidator(operation);
	const validateQuery = queryValidator(operation);
	const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
	return async (context: Context<RequestEnv>) => {
		const account = context.get('account');
		assertOperationScope(account, operation);
		const body = await readBody(context.req, operation);
		// The handler may remove unknown keys from the body, but the log must show the original.
		context.set('body', forLog(body));
		const query = readQuery(context.req.url, operation, validateQuery);
		const params = Object.fromEntries(
			names.map((name, index) => [name, context.req.param(`p${index}`) as string]),
		);
		const { origin } = new URL(context.req.url);
		const call = {
			operation,
			shape,
			store: context.get('store'),
			account,
			origin,
			params,
			query,
			headers: context.req.raw.headers,
			body,
			validate,
		};
		assertBatchLimit(call);
		return send(
			context,
			operation,
			webhooks.during(call.store, operation, () => handler(call)),
		);
	};
}

/** `{webhook_id}` → `:p0`; BigCommerce's names may contain characters that the router does not allow. */
function pattern({ path }: Operation): string {
	let index = 0;
	return path.replace(/\{[^}]+\}/g, () => `:p${index++}`);
}

/** Sorts `/hooks/admin` before `/hooks/{webhook_id}`, because it must match first: `{` sorts after letters. */
function fixedNamesFirst(left: Operation, right: Operation): number {
	return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}

const RECORD: Record<string, Handler> = { GET: getOne, PUT: updateOne, DELETE: removeOne };
const LIST: Record<string, Handler> = { GET: list, POST: createOne, DELETE: removeMany };
const ARRAY: Record<string, Handler> = { POST: createMany, PUT: updateMany, DELETE: removeListed };
const SETTINGS: Record<string, Handler> = {
	GET: getSettings,
	PUT: putSettings,
	DELETE: resetSettings,
};

/** The handler of an operation: a special one, or a generic one chosen by path, method and body. */
function handlerOf(operation: Operation): Handler | undefined {
	return HANDLERS[keyOf(operation)] ?? genericHandlerOf(operation);
}

function genericHandlerOf(operation: Operation): Handler | undefined {
	const { collection, item } = shapeOf(operation.path);
	const { method } = operation;
	if (method === 'GET' && operation.path.endsWith('/count')) return count;
	if (!isCollection(collection)) return SETTINGS[method];
	if (item) return RECORD[method];
	return (operation.body?.schema.type === 'array' ? ARRAY[method] : undefined) ?? LIST[method];
}
