import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { serve, type ServerType } from '@hono/node-server';
import type { Server } from '../catalog/types';
import { loadAccounts, type Account } from './accounts';
import { b2bRefusal } from './b2b/envelope';
import { createSandboxApi } from './admin/api';
import { createGraphQl } from './graphql/routes';
import type { RequestEnv } from './http/authentication';
import { createTrouble, type Trouble } from './http/faults';
import { limitDepth, guard } from './http/guard';
import { clock, delay, createQuota, type Settings } from './http/rateLimit';
import { recordRequests, createLog, type Log } from './http/requestLog';
import { createLogin, type Login } from './oauth/apps';
import { createAuthorize } from './oauth/authorize';
import { createControlPanel } from './oauth/controlPanel';
import { createCustomerLogin, type Sessions } from './oauth/customerLogin';
import { createShop } from './oauth/shop';
import { createDeveloperPortal } from './oauth/developerPortal';
import { createMerchantCheckout } from './oauth/merchantCheckout';
import { createToken } from './oauth/token';
import { createLastChanges } from './admin/lastChanges';
import { loadOperations } from './operations';
import type { Parts } from './parts';
import { ApiError, problem, renderError } from './responses/apiError';
import { createCheckoutPage } from './providers/checkoutPage';
import { submitTaxDocuments } from './providers/documents';
import { createProviderPages } from './providers/pages';
import { createProviders, type Providers } from './providers/registry';
import { createRoutes } from './routes';
import { createStores } from './seed';
import type { Store } from './state/store';
import { createWebhooks, type Webhooks } from './webhooks';
import type { WebhookSettings } from './webhooks/settings';

/** The sandbox as an HTTP application. */
function createApp(parts: Parts): Hono<RequestEnv> {
	const app = new Hono<RequestEnv>();
	app.use('*', guard(parts.names), limitDepth, clock(parts.settings));
	app.route('/', createSandboxApi(parts));
	app.route('/', createMerchantCheckout(parts.merchant));
	app.route('/', createProviderPages(parts));
	app.route('/', createCheckoutPage(parts));
	for (const value of [createAuthorize, createToken, createControlPanel, createDeveloperPortal])
		app.route('/', value(parts.login));
	const sessions: Sessions = new Map();
	app.route('/', createCustomerLogin(parts.accounts, parts.stores, sessions));
	app.route('/', createShop(parts.stores, sessions));
	for (const api of ['stores', 'payments', 'accounts', 'storefronts', 'b2b'])
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
		if (context.req.path.startsWith('/b2b/')) {
			const { status, body } = b2bRefusal(fault, context.req.path);
			return context.json(body, status as ContentfulStatusCode);
		}
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
	/** The registered shipping carriers and tax providers, and the calls to them. */
	providers: Providers;
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
	b2bQuota: 150,
	b2bWindow: 60_000,
};

/** Starts a BigCommerce store on this machine. */
export async function startSandbox({
	port,
	host = '127.0.0.1',
	names = [],
	webhooks: delivery,
	...given
}: SandboxOptions): Promise<Sandbox> {
	const operations = loadOperations();
	const accounts = loadAccounts(operations);
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
	const b2bQuota = createQuota({
		get quota() {
			return settings.b2bQuota;
		},
		get window() {
			return settings.b2bWindow;
		},
	});
	const trouble = createTrouble(quota);
	const log = createLog();
	const webhooks = createWebhooks(accounts, delivery);
	const { stores, merchant, reset: resetStores } = createStores();
	const login = createLogin(accounts, stores);
	const providers = createProviders();
	webhooks.onChanges(submitTaxDocuments(providers));
	const lastChanges = createLastChanges();
	webhooks.onChanges(lastChanges.note);
	const reset = () => {
		resetStores();
		accounts.splice(0, accounts.length, ...loadAccounts(operations));
		login.reset();
		providers.reset();
		quota.clear();
		accountQuota.clear();
		b2bQuota.clear();
		trouble.set([]);
		webhooks.dispatcher.clear();
		lastChanges.clear();
	};
	const app = createApp({
		accounts,
		stores,
		merchant,
		settings,
		quota,
		accountQuota,
		b2bQuota,
		log,
		webhooks,
		lastChanges,
		login,
		providers,
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
		providers,
		trouble,
		reset,
		close: async () => {
			await webhooks.close();
			await providers.close();
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
