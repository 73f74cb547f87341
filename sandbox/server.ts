import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { serve, type ServerType } from '@hono/node-server';
import type { Server } from '../catalog/types';
import { loadAccounts, type Account } from './accounts';
import { createSandboxApi } from './admin/api';
import { createGraphQl } from './graphql/routes';
import type { RequestEnv } from './http/authentication';
import { createTrouble, type Trouble } from './http/faults';
import { limitDepth, guard } from './http/guard';
import { delay, createQuota, type Settings } from './http/rateLimit';
import { recordRequests, createLog, type Log } from './http/requestLog';
import { createLogin, type Login } from './oauth/apps';
import { createAuthorize } from './oauth/authorize';
import { createControlPanel } from './oauth/controlPanel';
import { createCustomerLogin } from './oauth/customerLogin';
import { createDeveloperPortal } from './oauth/developerPortal';
import { createMerchantCheckout } from './oauth/merchantCheckout';
import { createToken } from './oauth/token';
import { loadOperations } from './operations';
import type { Parts } from './parts';
import { ApiError, problem, renderError } from './responses/apiError';
import { createRoutes } from './routes';
import { createStores } from './seed';
import type { Store } from './state/store';
import { createWebhooks, type Webhooks } from './webhooks';
import type { WebhookSettings } from './webhooks/settings';

/** The sandbox as an HTTP application. */
function createApp(parts: Parts): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	app.use('*', guard(parts.names), limitDepth);
	app.route('/', createSandboxApi(parts));
	app.route('/', createMerchantCheckout(parts.merchant));
	for (const value of [createAuthorize, createToken, createControlPanel, createDeveloperPortal])
		app.route('/', value(parts.login));
	app.route('/', createCustomerLogin(parts.accounts, parts.stores));
	for (const api of ['stores', 'payments', 'accounts', 'storefronts'])
		app.use(
			`/${api}/*`,
			recordRequests(parts.log),
			delay(parts.settings),
			parts.trouble.middleware,
		);
	app.route('/', createGraphQl(parts));
	app.route('/', createRoutes(parts));
	app.notFound((context) =>
		context.json(problem(404, 'The requested resource was not found.'), 404),
	);
	app.onError((error, context) => {
		const server: Server = context.req.path.includes('/v2/') ? 'v2' : 'v3';
		if (!(error instanceof ApiError)) console.error(error);
		const fault =
			error instanceof ApiError ? error : new ApiError(500, `The sandbox failed: ${error.message}`);
		return context.json(renderError(fault, server) as object, fault.status as ContentfulStatusCode);
	});
	return app;
}

/** Options to start a sandbox. */
export interface SandboxOptions extends Partial<Settings> {
	/** 0 takes any free port. */
	port: number;
	host?: string;
	/** Host names to accept in addition to those of this machine and `host`. */
	names?: readonly string[];
	/** Settings for webhook deliveries. */
	webhooks?: Partial<WebhookSettings>;
}

/** A running sandbox. */
export interface Sandbox {
	url: string;
	accounts: Account[];
	stores: Map<string, Store>;
	/** The account that owns the stores, with its users, apps, subscriptions and checkouts. */
	merchant: Store;
	log: Log;
	settings: Settings;
	webhooks: Webhooks;
	/** The apps, and the stores that installed them. */
	login: Login;
	/** Simulated faults. */
	trouble: Trouble;
	/** Restores all stores to the seed, and clears used quotas and simulated faults. */
	reset(): void;
	close(): Promise<void>;
}

/**
 * The limits of a Pro store: 450 requests in 30 seconds (bigcommerce-limits-errors.md). An account has 70 per hour. Here an
 * hour lasts 36 seconds, so that no one has to wait for it.
 */
const DEFAULT_SETTINGS: Settings = {
	quota: 450,
	window: 30_000,
	latency: 0,
	accountQuota: 70,
	accountWindow: 36_000,
};

/** Starts a BigCommerce store on this machine. */
export async function startSandbox({
	port,
	host = '127.0.0.1',
	names = [],
	webhooks: delivery,
	...given
}: SandboxOptions): Promise<Sandbox> {
	const accounts = loadAccounts(loadOperations());
	const settings: Settings = { ...DEFAULT_SETTINGS, ...withoutUndefined(given) };
	const quota = createQuota(settings);
	const accountQuota = createQuota({
		get quota() {
			return settings.accountQuota;
		},
		get window() {
			return settings.accountWindow;
		},
	});
	const trouble = createTrouble(quota);
	const log = createLog();
	const webhooks = createWebhooks(accounts, delivery);
	const { stores, merchant, reset: resetStores } = createStores();
	const login = createLogin(accounts, stores);
	const reset = () => {
		resetStores();
		login.reset();
		quota.clear();
		accountQuota.clear();
		trouble.set([]);
		webhooks.dispatcher.clear();
	};
	const app = createApp({
		accounts,
		stores,
		merchant,
		settings,
		quota,
		accountQuota,
		log,
		webhooks,
		login,
		trouble,
		names: [...names, host],
		reset,
	});
	const server = await new Promise<ServerType>((resolve, reject) => {
		const starting = serve({ fetch: app.fetch, port, hostname: host }, () => resolve(starting));
		starting.once('error', reject);
	});
	const { port: actual } = server.address() as AddressInfo;
	return {
		url: `http://${host}:${actual}`,
		accounts,
		stores,
		merchant,
		log,
		settings,
		webhooks,
		login,
		trouble,
		reset,
		close: async () => {
			await webhooks.close();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				if ('closeAllConnections' in server) server.closeAllConnections();
			});
		},
	};
}

function withoutUndefined(settings: Partial<Settings>): Partial<Settings> {
	return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
