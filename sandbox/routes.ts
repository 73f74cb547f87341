import { Hono, type Context } from 'hono';
import type { Operation, Server } from '../catalog/types';
import { assertBatchLimit } from './crud/batch';
import type { Handler } from './crud/call';
import {
	authenticate,
	authenticateB2b,
	authenticatePayment,
	assertOperationScope,
	assertValueScopes,
	type RequestEnv,
} from './http/authentication';
import { forLog, readBody } from './http/body';
import { limitB2b, limitOperation, limitRate } from './http/rateLimit';
import { readQuery, bodyValidator, queryValidator } from './http/validation';
import { handlerOf } from './operationHandlers';
import { loadOperations, keyOf, shapeOf } from './operations';
import type { Parts } from './parts';
import { FOLLOW_UPS } from './providers/followUps';
import type { Providers } from './providers/registry';
import { send } from './responses/response';
import type { Webhooks } from './webhooks';

const BASE: Record<Server, string> = {
	v2: '/stores/:hash/v2',
	v3: '/stores/:hash/v3',
	payments: '/payments/stores/:hash',
	b2b: '/b2b/api/v3/io',
};

/** One route per operation of the catalog. */
export function createRoutes({
	accounts,
	stores,
	quota,
	b2bQuota,
	webhooks,
	providers,
}: Parts): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	const known = authenticate(accounts, stores);
	const paid = authenticatePayment(accounts, stores);
	const ofB2b = authenticateB2b(accounts, stores);
	const limited = limitRate(quota);
	const limitedB2b = limitB2b(b2bQuota);
	for (const operation of loadOperations().sort(fixedNamesFirst)) {
		const handler = handlerOf(operation);
		if (!handler) throw new Error(`The sandbox has no behavior for ${keyOf(operation)}.`);
		const who = { payments: paid, b2b: ofB2b, v2: known, v3: known }[operation.server];
		app.on(
			operation.method,
			BASE[operation.server] + pattern(operation),
			who,
			operation.server === 'b2b' ? limitedB2b : limited,
			limitOperation(operation, b2bQuota),
			answerer(operation, handler, webhooks, providers),
		);
	}
	return app;
}

function answerer(
	operation: Operation,
	handler: Handler,
	webhooks: Webhooks,
	providers: Providers,
) {
	const followUp = FOLLOW_UPS[keyOf(operation)];
	const shape = shapeOf(operation);
	const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
	return async (context: Context<RequestEnv>) => {
		const account = context.get('account');
		assertOperationScope(account, operation);
		const body = await readBody(context.req, operation);
		assertValueScopes(account, operation, body);
		// The handler may remove unknown keys from the body, but the log must show the original.
		context.set('body', forLog(body));
		const query = readQuery(context.req.url, operation, queryValidator(operation));
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
			validate: bodyValidator(operation),
		};
		assertBatchLimit(call);
		const answer = webhooks.during(call.store, operation, () => handler(call));
		return send(
			context,
			operation,
			followUp ? await followUp(providers, webhooks, call, answer) : answer,
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
