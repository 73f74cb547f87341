import type { Sandbox } from '../../sandbox/server';
import { deliver, signatureOf } from './deliveries';
import { as, sandboxForTests } from './sandbox';
import { startTrigger, type RunningTrigger, type TriggerSetup } from './trigger';

export const CLIENT_SECRET = 'sandbox-secret-full-access';

export let sandbox: Sandbox;

const running: RunningTrigger[] = [];

/** A sandbox for the tests of one file. */
export function openSandbox(): void {
	beforeAll(async () => {
		sandbox = await sandboxForTests();
	});
	afterAll(async () => await sandbox.close());
	afterEach(async () => {
		for (const trigger of running.splice(0)) await trigger.close();
		sandbox.reset();
	});
}

interface Hook {
	scope: string;
	destination: string;
	headers: Record<string, string>;
}

/** A trigger that was published, and its webhooks. */
export async function start(
	parameters: TriggerSetup['parameters'],
	account = 'full',
	staticData?: TriggerSetup['staticData'],
	timezone?: string,
) {
	const trigger = await startTrigger({
		parameters,
		use: as(sandbox, account).use,
		...(staticData ? { staticData } : {}),
		...(timezone ? { timezone } : {}),
	});
	running.push(trigger);
	await trigger.activate();
	const token = sandbox.accounts.find(({ id }) => id === account)?.accessToken ?? '';
	const response = await fetch(`${sandbox.url}/stores/hearth24kq/v3/hooks`, {
		headers: { 'X-Auth-Token': token },
	});
	const hooks = ((await response.json()) as { data: Hook[] }).data.filter(({ destination }) =>
		destination.startsWith('http://127.0.0.1'),
	);
	const hook = hooks[hooks.length - 1];
	return {
		...trigger,
		hooks,
		send: async (body: string, clientSecret = CLIENT_SECRET) =>
			await deliver(
				hook.destination,
				{ ...hook.headers, ...signatureOf(body, clientSecret) },
				body,
			),
	};
}

/** Waits for something that soon holds. */
export async function until(holds: () => boolean): Promise<void> {
	for (let tries = 0; !holds() && tries < 100; tries += 1)
		await new Promise((resolve) => setTimeout(resolve, 20));
	expect(holds()).toBe(true);
}
