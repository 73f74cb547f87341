import { Hono, type HonoRequest } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Server } from '../catalog/types';
import { Fault } from './responses/apiError';
import { problem, renderFault } from './responses/render';
import { createControl } from './admin/api';
import { createCartControl } from './admin/carts';
import { createGraphQl } from './graphql';
import type { Known } from './http/context';
import { limitDepth } from './http/depth';
import { guard } from './http/guard';
import { delay } from './http/limits';
import type { Log } from './http/log';
import { createLoginRoutes } from './oauth';
import { createMerchantCheckout } from './oauth/merchantCheckout';
import { createStorefront } from './oauth/storefront';
import { createRoutes } from './routes';
import { createWebhookControl } from './webhooks/api';
import type { Parts } from './types';

/** The sandbox as an HTTP application. */
export function createApp(parts: Parts): Hono<Known> {
	const app = new Hono<Known>();
	app.use('*', guard(parts.names), limitDepth);
	app.route('/', createControl(parts));
	app.route('/', createWebhookControl(parts.webhooks, parts.stores));
	app.route('/', createCartControl(parts.webhooks, parts.stores));
	app.route('/', createMerchantCheckout(parts.merchant));
	app.route('/', createLoginRoutes(parts.login));
	app.route('/', createStorefront(parts.accounts, parts.stores));
	app.use('/stores/*', record(parts.log), delay(parts.settings), parts.trouble.middleware);
	app.use('/payments/*', record(parts.log), delay(parts.settings), parts.trouble.middleware);
	app.use('/accounts/*', record(parts.log), delay(parts.settings), parts.trouble.middleware);
	app.use('/storefronts/*', record(parts.log), delay(parts.settings), parts.trouble.middleware);
	app.route('/', createGraphQl(parts));
	app.route('/', createRoutes(parts));
	app.notFound((context) =>
		context.json(problem(404, 'The requested resource was not found.'), 404),
	);
	app.onError((error, context) => {
		const server: Server = context.req.path.includes('/v2/') ? 'v2' : 'v3';
		if (!(error instanceof Fault)) console.error(error);
		const fault =
			error instanceof Fault ? error : new Fault(500, `The sandbox failed: ${error.message}`);
		return context.json(renderFault(fault, server) as object, fault.status as ContentfulStatusCode);
	});
	return app;
}

/** Logs every API request. */
function record(log: Log) {
	return async (context: import('hono').Context<Known>, next: import('hono').Next) => {
		const at = new Date().toISOString();
		await next();
		const { pathname, search } = new URL(context.req.url);
		log.add({
			at,
			method: context.req.method,
			path: pathname,
			query: search.slice(1),
			status: context.res.status,
			account: context.get('account')?.id ?? null,
			body: context.get('body') ?? (await unreadBody(context.req)),
		});
	};
}

/** The JSON of a request that was refused before its body was read. */
async function unreadBody(request: HonoRequest): Promise<unknown> {
	const isJson = request.header('content-type')?.includes('json');
	return isJson ? await request.json<unknown>().catch(() => null) : null;
}
