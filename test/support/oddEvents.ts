import type { Sandbox } from '../../sandbox/server';
import { deliver, signatureOf } from './deliveries';
import { as, sandboxForTests } from './sandbox';
import { startTrigger, type RunningTrigger, type TriggerSetup } from './trigger';
import { startTriggerProxy, type TriggerProxy } from './triggerProxy';

const CLIENT_SECRET = 'sandbox-secret-full-access';

let sandbox: Sandbox;
export let proxy: TriggerProxy;

const running: RunningTrigger[] = [];

/** A sandbox for the tests of one file that sends no events itself, and a proxy before it. */
export function openSandbox(): void {
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
		sandbox.webhooks.settings.drop = 1;
		proxy.meddle();
	});
	afterEach(async () => {
		for (const trigger of running.splice(0)) await trigger.close();
	});
}

interface Hook {
	destination: string;
	headers: Record<string, string>;
}

/** A trigger that was published, and its webhook. */
export async function start(
	parameters: TriggerSetup['parameters'],
	staticData?: TriggerSetup['staticData'],
) {
	const trigger = await startTrigger({
		parameters,
		use: as(sandbox, 'full', { sandboxUrl: proxy.url }).use,
		...(staticData ? { staticData } : {}),
	});
	running.push(trigger);
	await trigger.activate();
	const response = await fetch(`${sandbox.url}/stores/hearth24kq/v3/hooks`, {
		headers: { 'X-Auth-Token': 'sandbox-token-full-access' },
	});
	const [hook] = ((await response.json()) as { data: Hook[] }).data.filter(({ destination }) =>
		destination.startsWith(trigger.address),
	);
	return {
		...trigger,
		hook,
		send: async (body: string) =>
			(
				await deliver(
					hook.destination,
					{ ...hook.headers, ...signatureOf(body, CLIENT_SECRET) },
					body,
				)
			).status,
	};
}

/** Waits for something that soon holds. */
export async function until(holds: () => boolean, seconds = 10): Promise<void> {
	for (let tries = 0; !holds() && tries < seconds * 50; tries += 1)
		await new Promise((resolve) => setTimeout(resolve, 20));
	expect(holds()).toBe(true);
}
