import type { IDataObject } from 'n8n-workflow';

import { authAddress } from '../../sandbox/oauth/callback';
import type { App } from '../../sandbox/oauth/apps';
import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { startAppTrigger, type ListeningAppTrigger } from './appTrigger';
import { sandboxForTests } from './sandbox';
import { startTriggerProxy, type TriggerProxy } from './triggerProxy';

export let sandbox: Sandbox;
export let proxy: TriggerProxy;
export let trigger: ListeningAppTrigger;

/** A sandbox for the tests of one file, an App Trigger for each, and a proxy between the two. */
export function openDoors(): void {
	beforeAll(async () => {
		sandbox = await sandboxForTests();
		proxy = await startTriggerProxy(sandbox);
	});
	afterAll(async () => {
		await proxy.close();
		await sandbox.close();
	});
	beforeEach(() => {
		sandbox.reset();
		proxy.taken();
	});
	afterEach(async () => await trigger?.close());
}

export const app = (id = 'companion') => sandbox.login.apps.byId(id) as App;

export const store = (hash = 'hearth24kq') => sandbox.stores.get(hash) as Store;

/** Starts the trigger. */
export const start = async (
	parameters = {},
	{ credential = {}, staticData = {} }: { credential?: IDataObject; staticData?: IDataObject } = {},
) => {
	trigger = await startAppTrigger({
		sandbox,
		app: app(),
		parameters: { events: ['install', 'load', 'uninstall', 'removeUser'], ...parameters },
		credential: { sandboxUrl: proxy.url, ...credential },
		staticData,
	});
};

export const visit = async (address: string, headers = {}) => {
	const response = await fetch(address, { redirect: 'manual', headers });
	return { status: response.status, text: await response.text() };
};

export const install = async (hash?: string, headers = {}) =>
	await visit(authAddress(sandbox.login, app(), store(hash)), headers);

/** Requests to login.bigcommerce.com since the last time this was asked. */
export const exchanges = () => proxy.taken().filter(({ path }) => path === '/oauth2/token').length;

/** A callback of the auth address with a code that nobody gave out. */
export const madeUp = (number: number, storeHash = `made${number}up`) => {
	const address = new URL(authAddress(sandbox.login, app(), store()));
	address.searchParams.set('code', `made-up-${number}`);
	address.searchParams.set('context', `stores/${storeHash}`);
	return address.href;
};

/** Visits many addresses at once. @returns the statuses */
export const flood = async (
	count: number,
	from: (number: number) => string,
	headers: (number: number) => object = () => ({}),
) =>
	await Promise.all(
		Array.from(
			{ length: count },
			async (_, number) => (await visit(from(number), headers(number))).status,
		),
	);

/** How often each status was answered. */
export const counted = (statuses: number[]) =>
	Object.fromEntries(
		[...new Set(statuses)]
			.sort()
			.map((status) => [status, statuses.filter((value) => value === status).length]),
	);
