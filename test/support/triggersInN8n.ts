import { randomUUID } from 'node:crypto';
import { parse } from 'flatted';
import pick from 'lodash/pick';

import { DEFAULT_DELIVERY, type WebhookSettings } from '../../sandbox/webhooks/settings';
import type { Connection } from './n8n.mjs';

/** What these helpers need of n8n: requests as its editor makes them. */
export type N8n = Pick<Connection['client'], 'request'>;

/** What a trigger put out. */
export type Item = Record<string, unknown>;

interface Runs {
	resultData: {
		runData: Record<string, Array<{ data?: { main?: Array<Array<{ json: Item }>> } }>>;
	};
}

export interface SavedWorkflow {
	id: string;
	versionId: string;
	nodes: Array<{ webhookId?: string }>;
}

/** One hook of the sandbox's store. */
export interface StoreHook {
	id: number;
	scope: string;
	destination: string;
	is_active: boolean;
	headers: Record<string, string>;
}

/** A workflow of a BigCommerce Trigger and nothing to do. */
export function triggerWorkflow(parameters: object, credentials: object): object {
	const trigger = {
		id: randomUUID(),
		webhookId: randomUUID(),
		name: 'BigCommerce Trigger',
		type: 'n8n-nodes-bigcommerce.bigCommerceTrigger',
		typeVersion: 1.1,
		position: [0, 0],
		parameters: { authentication: 'store', ...parameters },
		credentials,
	};
	const end = {
		id: randomUUID(),
		name: 'End',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [200, 0],
		parameters: {},
	};
	return {
		name: `Trigger ${randomUUID()}`,
		nodes: [trigger, end],
		connections: { [trigger.name]: { main: [[{ node: end.name, type: 'main', index: 0 }]] } },
		settings: {},
	};
}

export const activate = async (n8n: N8n, { id, versionId }: SavedWorkflow) =>
	await n8n.request('POST', `/workflows/${id}/activate`, { versionId });
export const deactivate = async (n8n: N8n, { id }: SavedWorkflow) =>
	await n8n.request('POST', `/workflows/${id}/deactivate`, {});

/** What n8n says about publishing a workflow that it could not publish. */
export async function refusalOf(n8n: N8n, { id }: SavedWorkflow): Promise<string> {
	return await until(async () => {
		const { triggers } = (await n8n.request('GET', `/workflows/${id}/publication-status`)) as {
			triggers: Array<{ errorMessage: string | null }>;
		};
		return triggers.find(({ errorMessage }) => errorMessage)?.errorMessage ?? undefined;
	});
}

const TOKEN = 'sandbox-token-full-access';

/** The hooks that a workflow has in the sandbox, as far as the account sees them. */
export async function hooksOf(
	sandboxUrl: string,
	{ nodes }: SavedWorkflow,
	token = TOKEN,
): Promise<StoreHook[]> {
	const response = await fetch(`${sandboxUrl}/stores/hearth24kq/v3/hooks?limit=250`, {
		headers: { 'X-Auth-Token': token },
	});
	const { data } = (await response.json()) as { data: StoreHook[] };
	return data.filter(({ destination }) => destination.includes(String(nodes[0].webhookId)));
}

/** Registers a hook for somebody else. @returns what removes it again */
export async function register(
	sandboxUrl: string,
	scope: string,
	destination: string,
): Promise<() => Promise<void>> {
	const address = `${sandboxUrl}/stores/hearth24kq/v3/hooks`;
	const headers = { 'X-Auth-Token': TOKEN, 'content-type': 'application/json' };
	const { data } = (await (
		await fetch(address, {
			method: 'POST',
			headers,
			body: JSON.stringify({ scope, destination, is_active: true }),
		})
	).json()) as { data: { id: number } };
	return async () => void (await fetch(`${address}/${data.id}`, { method: 'DELETE', headers }));
}

/** Changes something in the sandbox's store, past n8n. */
export async function change(
	sandboxUrl: string,
	method: string,
	path: string,
	body?: object,
): Promise<{ data: Array<{ id: number }> }> {
	const response = await fetch(`${sandboxUrl}/stores/hearth24kq${path}`, {
		method,
		headers: { 'X-Auth-Token': TOKEN, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (!response.ok)
		throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
	return (await response.json()) as { data: Array<{ id: number }> };
}

/** Changes how the sandbox delivers webhooks. @returns what undoes it */
export async function setDelivery(
	sandboxUrl: string,
	settings: Partial<WebhookSettings>,
): Promise<() => Promise<void>> {
	const send = async (changed: Partial<WebhookSettings>) => {
		const response = await fetch(`${sandboxUrl}/sandbox/webhooks/settings`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(changed),
		});
		if (!response.ok) throw new Error(`The settings of webhooks: ${await response.text()}`);
	};
	await send(settings);
	return async () => await send(pick(DEFAULT_DELIVERY, Object.keys(settings)));
}

/** One attempt to deliver, as the sandbox notes it. */
interface Attempt {
	destination: string;
	outcome: string;
	attempt: number;
}

/** The attempts to deliver to a workflow. */
export async function attemptsFor(
	sandboxUrl: string,
	{ nodes }: SavedWorkflow,
): Promise<Attempt[]> {
	const response = await fetch(`${sandboxUrl}/sandbox/webhooks/deliveries`);
	const { deliveries } = (await response.json()) as { deliveries: Attempt[] };
	return deliveries.filter(({ destination }) => destination.includes(String(nodes[0].webhookId)));
}

/** Delivers many events at once. @returns the attempts for a workflow, when there was one for each delivery */
export async function burst(
	sandboxUrl: string,
	workflow: SavedWorkflow,
	asked: object,
): Promise<Attempt[]> {
	const headers = { 'X-Auth-Token': TOKEN, 'content-type': 'application/json' };
	const response = await fetch(`${sandboxUrl}/sandbox/webhooks/burst`, {
		method: 'POST',
		headers,
		body: JSON.stringify(asked),
	});
	const { deliveries: sent } = (await response.json()) as { deliveries: number };
	return await until(async () => {
		const attempts = await attemptsFor(sandboxUrl, workflow);
		return attempts.length >= sent && attempts;
		// n8n takes a tenth of a second for each, and more beside other work.
	}, 150);
}

/** What ran of a workflow, newest first. n8n gives a hundred at a time. */
async function executionsOf(
	n8n: N8n,
	workflowId: string,
	cursor?: string,
): Promise<Array<{ id: string; status: string }>> {
	const query = new URLSearchParams({
		filter: JSON.stringify({ workflowId }),
		limit: '100',
		...(cursor ? { cursor } : {}),
	});
	const { results, nextCursor } = (await n8n.request('GET', `/executions?${query}`)) as {
		results: Array<{ id: string; status: string }>;
		nextCursor?: string | null;
	};
	return nextCursor ? [...results, ...(await executionsOf(n8n, workflowId, nextCursor))] : results;
}

/** The items that the trigger gave, one list per execution, oldest first. */
export async function outputsOf(n8n: N8n, { id }: SavedWorkflow): Promise<Item[][]> {
	const executions = await executionsOf(n8n, id);
	const outputs: Item[][] = [];
	for (const { id: executionId, status } of executions.reverse()) {
		if (status !== 'success') throw new Error(`Execution ${executionId} is ${status}.`);
		const { data } = await n8n.request('GET', `/executions/${executionId}`);
		const runs = (parse(data) as Runs).resultData.runData['BigCommerce Trigger'] ?? [];
		outputs.push(runs.flatMap((run) => run.data?.main?.[0] ?? []).map(({ json }) => json));
	}
	return outputs;
}

/** Waits until something is there. */
export async function until<Result>(
	ask: () => Promise<Result | undefined | false>,
	seconds = 40,
): Promise<Result> {
	for (const giveUpAt = Date.now() + seconds * 1000; Date.now() < giveUpAt;) {
		const found = await ask().catch(() => undefined);
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 400));
	}
	throw new Error(`It did not come within ${seconds} seconds.`);
}
