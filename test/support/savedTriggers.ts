import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { bodyOf, deliver, signatureOf } from './deliveries';
import { as, sandboxForTests } from './sandbox';
import { startTrigger, type RunningTrigger, type TriggerSetup } from './trigger';

export const CLIENT_SECRET = 'sandbox-secret-full-access';
export const TOKEN = 'sandbox-token-full-access';

export interface Hook {
	id: number;
	scope: string;
	destination: string;
	headers: Record<string, string>;
}

/** A sandbox for the triggers of a file of tests, which delivers nothing by itself, and what the tests do with them. */
export function prepareTriggers() {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await sandboxForTests();
	});
	afterAll(async () => await sandbox.close());

	const running: RunningTrigger[] = [];
	beforeEach(() => {
		sandbox.reset();
		sandbox.webhooks.settings.drop = 1;
	});
	afterEach(async () => {
		for (const trigger of running.splice(0)) await trigger.close();
	});

	async function prepare(
		parameters: TriggerSetup['parameters'],
		staticData?: object,
		more: Partial<TriggerSetup> = {},
	) {
		const trigger = await startTrigger({
			parameters: { ...parameters, options: { checkEvery: 0, ...(parameters.options as object) } },
			use: as(sandbox, 'full').use,
			...(staticData ? { staticData: staticData as IDataObject } : {}),
			...more,
		});
		running.push(trigger);
		return trigger;
	}

	async function api(method: string, path: string, body?: object, token = TOKEN) {
		const response = await fetch(`${sandbox.url}/stores/hearth24kq${path}`, {
			method,
			headers: { 'X-Auth-Token': token, 'content-type': 'application/json' },
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(text);
		return JSON.parse(text);
	}

	const hooksOf = async ({ address }: RunningTrigger, token?: string) =>
		((await api('GET', '/v3/hooks?limit=250', undefined, token)).data as Hook[]).filter(
			({ destination }) => destination.startsWith(address),
		);
	const send = async ({ destination, headers }: Hook, body: string) =>
		(await deliver(destination, { ...headers, ...signatureOf(body, CLIENT_SECRET) }, body)).status;

	return { sandbox: () => sandbox, prepare, api, hooksOf, send };
}

export const created = (id: number) =>
	bodyOf({ scope: 'store/order/created', data: { type: 'order', id } });

/** The dates of BigCommerce have no fractions of a second. */
export const nextSecond = async () => await new Promise((resolve) => setTimeout(resolve, 1_050));

/** Waits until something holds, at most six seconds. */
export async function until(holds: () => boolean): Promise<void> {
	for (let tries = 0; !holds() && tries < 300; tries += 1)
		await new Promise((resolve) => setTimeout(resolve, 20));
	expect(holds()).toBe(true);
}
