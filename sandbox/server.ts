import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { loadAccounts, type Account } from './accounts';
import { createApp } from './app';
import { loadOperations } from './catalog';
import { createTrouble, type Trouble } from './http/faults';
import { createLog, type Log } from './http/log';
import type { Settings } from './http/limits';
import { createLogin } from './oauth';
import type { Login } from './oauth/types';
import { createQuota } from './http/quota';
import { createStores } from './seed';
import type { Store } from './state/store';
import { createWebhooks, type Webhooks } from './webhooks';
import type { WebhookSettings } from './webhooks/settings';

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
const USUAL: Settings = {
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
	const settings: Settings = { ...USUAL, ...withoutUndefined(given) };
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

function withoutUndefined(given: Partial<Settings>): Partial<Settings> {
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
