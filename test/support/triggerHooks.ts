import type { Sandbox } from '../../sandbox/server';
import { as, sandboxForTests } from './sandbox';
import { startTrigger, type TriggerSetup } from './trigger';
import { startTriggerProxy, type TriggerProxy } from './triggerProxy';

export let sandbox: Sandbox;
export let proxy: TriggerProxy;

/** What a test has started, and what is closed after it. */
export const running: Array<{ close(): Promise<void> }> = [];

/** A sandbox for the tests of one file, and a proxy before it. */
export function openSandbox(): void {
	beforeAll(async () => {
		sandbox = await sandboxForTests();
		proxy = await startTriggerProxy(sandbox);
	});
	afterAll(async () => {
		await proxy.close();
		await sandbox.close();
	});
	beforeEach(async () => {
		sandbox.reset();
		proxy.meddle();
		for (const { id } of await hooks()) await api('DELETE', `/v3/hooks/${id}`);
	});
	afterEach(async () => {
		for (const trigger of running.splice(0)) await trigger.close();
	});
}

interface Hook {
	id: number;
	scope: string;
	destination: string;
	is_active: boolean;
	headers: Record<string, string> | null;
}

/** Asks the sandbox without the node. */
export async function api(method: string, path: string, body?: object) {
	const response = await fetch(`${sandbox.url}/stores/hearth24kq${path}`, {
		method,
		headers: { 'X-Auth-Token': 'sandbox-token-full-access', 'content-type': 'application/json' },
		...(body ? { body: JSON.stringify(body) } : {}),
	});
	return (await response.json()) as { data: Hook[] };
}

/** The webhooks that are registered. */
export const hooks = async () => (await api('GET', '/v3/hooks?limit=250')).data;

/** The events that they are for. */
export const scopes = async () => (await hooks()).map(({ scope }) => scope).sort();

/** A trigger that asks through the proxy. */
export async function prepare(parameters: TriggerSetup['parameters']) {
	const trigger = await startTrigger({
		parameters,
		use: as(sandbox, 'full', { sandboxUrl: proxy.url }).use,
	});
	running.push(trigger);
	return trigger;
}
