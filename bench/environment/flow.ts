import { parse } from 'flatted';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, fetch, type Response } from 'undici';

import type { BenchN8n, Credentials } from './n8n.mjs';

/** The measured node in a workflow. */
export interface WorkNode {
	type: string;
	typeVersion: number;
	parameters: object;
	credentials: Credentials;
	/** Continue after a refused item. */
	continues?: true;
	/** A summary of the node's output, as an expression over the list of its items `all`. */
	counts?: string;
}

/** The result of a run. */
export interface FlowResult {
	/** Milliseconds from when n8n had the items until the node had finished. */
	took: number;
	/** When n8n had the items, by the clock of this machine. */
	startedAt: number;
	count: number;
	/** Indexes of the refused items. */
	failed: number[];
}

const node = (name: string, position: number, rest: object) => ({
	id: randomUUID(),
	name,
	position: [position * 220, 0],
	...rest,
});

/** A node that outputs one item with these fields. */
const fields = (name: string, position: number, values: Record<string, string>, more: object) =>
	node(name, position, {
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			mode: 'manual',
			assignments: {
				assignments: Object.entries(values).map(([field, value]) => ({
					id: randomUUID(),
					name: field,
					type: 'string',
					value,
				})),
			},
			options: {},
			...more,
		},
		executeOnce: true,
	});

/** Responds at the end of the run. */
const PATIENT = new Agent({ headersTimeout: 900_000 });

/** n8n does not save successful runs, as in a workflow that runs every minute, so only the work itself is measured. */
const SETTINGS = {
	executionOrder: 'v1',
	saveDataSuccessExecution: 'none',
	saveDataErrorExecution: 'all',
	saveManualExecutions: false,
};

function workflowOf({ continues, counts = 'all.length', ...work }: WorkNode, path: string): object {
	const nodes = [
		node('Called', 0, {
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: path,
			parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
		}),
		fields('Started', 1, { startedAt: '={{ Date.now() }}' }, { includeOtherFields: true }),
		node('Items', 2, {
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'body.items', options: {} },
		}),
		node('Work', 3, { ...work, ...(continues ? { onError: 'continueRegularOutput' } : {}) }),
		fields(
			'Ended',
			4,
			{ took: '={{ Date.now() - Number($("Started").first().json.startedAt) }}' },
			{},
		),
		fields(
			'Report',
			5,
			{
				took: '={{ $json.took }}',
				startedAt: '={{ $("Started").first().json.startedAt }}',
				count: `={{ ((all) => ${counts})($("Work").all()) }}`,
				failed:
					'={{ JSON.stringify($("Work").all().flatMap((each, index) => each.json.error ? [index] : [])) }}',
			},
			{},
		),
	];
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, index) => [
				nodes[index].name,
				{ main: [[{ node: name, type: 'main', index: 0 }]] },
			]),
	);
	return { name: `Bench ${path}`, nodes, connections, settings: SETTINGS };
}

/** A newly published workflow needs a moment before it can be called. */
async function call(url: string, body: object): Promise<Response> {
	for (let patience = 100; ; patience--) {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			dispatcher: PATIENT,
		});
		if (response.status !== 404 || patience === 0) return response;
		await sleep(100);
	}
}

/** The error of a workflow's last run. */
async function reason(client: BenchN8n['client'], workflowId: string): Promise<string> {
	const { results } = await client.request(
		'GET',
		`/executions?filter=${encodeURIComponent(JSON.stringify({ workflowId }))}&limit=1`,
	);
	const { data } = await client.request('GET', `/executions/${results[0].id}`);
	const { lastNodeExecuted, error } = (
		parse(data) as {
			resultData: { lastNodeExecuted?: string; error?: { message: string; description?: string } };
		}
	).resultData;
	return `${lastNodeExecuted}: ${error?.message} ${error?.description ?? ''}`;
}

/** Runs a node on items in a published workflow of a real n8n, and removes the workflow. */
export async function runFlow(
	{ client, url }: BenchN8n,
	work: WorkNode,
	items: object[],
): Promise<FlowResult> {
	const path = randomUUID();
	const { id, versionId } = await client.request('POST', '/workflows', workflowOf(work, path));
	await client.request('POST', `/workflows/${id}/activate`, { versionId });
	const response = await call(`${url}/webhook/${path}`, { items });
	const text = await response.text();
	await client.request('POST', `/workflows/${id}/deactivate`, {});
	if (!response.ok)
		throw new Error(
			`The workflow ended with ${response.status}: ${await reason(client, id).catch(() => text)}`,
		);
	const { took, startedAt, count, failed } = JSON.parse(text) as Record<keyof FlowResult, string>;
	return {
		took: Number(took),
		startedAt: Number(startedAt),
		count: Number(count),
		failed: JSON.parse(failed) as number[],
	};
}
