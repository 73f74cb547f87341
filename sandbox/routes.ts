import { Hono, type Context } from 'hono';
import type { Operation, Server } from '../catalog/types';
import { send } from './responses/send';
import type { Parts } from './types';
import { loadOperations, keyOf } from './catalog';
import { assertBatchLimit } from './crud/batch';
import type { Handler } from './crud/call';
import { handlerOf } from './crud/resolve';
import { authenticate } from './http/authenticate';
import { authenticatePayment } from './http/authenticatePayment';
import { authorise } from './http/authorise';
import { forLog, readBody } from './http/body';
import type { Known } from './http/context';
import { limitRate } from './http/limits';
import { readQuery } from './http/query';
import { bodyValidator, queryValidator } from './http/schemas';
import { shapeOf } from './shapes';
import type { Webhooks } from './webhooks';

const BASE: Record<Server, string> = {
	v2: '/stores/:hash/v2',
	v3: '/stores/:hash/v3',
	payments: '/payments/stores/:hash',
};

/** One route per operation of the catalog. */
export function createRoutes({ accounts, stores, quota, webhooks }: Parts): Hono<Known> {
	const app = new Hono<Known>();
	const known = authenticate(accounts, stores);
	const paid = authenticatePayment(accounts, stores);
	const limited = limitRate(quota);
	for (const operation of loadOperations().sort(fixedNamesFirst)) {
		const handler = handlerOf(operation);
		if (!handler) throw new Error(`The sandbox has no behaviour for ${keyOf(operation)}.`);
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
	return async (context: Context<Known>) => {
		const account = context.get('account');
		authorise(account, operation);
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
