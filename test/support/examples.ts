import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'flatted';

import type { AnyBody as Json } from './anyBody';
import { connect, type Connection } from './n8n.mjs';
import { activate, deactivate, until, type SavedWorkflow } from './triggersInN8n';

/** What the nodes of an execution put out: all of their outputs together. */
export type Outputs = Record<string, Array<Record<string, Json>>>;

/** A node of an example. */
interface ExampleNode {
	name: string;
	type: string;
	parameters: Record<string, Json>;
}

/** The examples in a real n8n, beside a sandbox that starts anew before each test. */
export function examplesInN8n() {
	const published: SavedWorkflow[] = [];
	let n8n: Connection;
	beforeAll(async () => {
		n8n = await connect();
	});
	beforeEach(async () => {
		await n8n.sandbox.reset();
		await n8n.sandbox.clearLog();
		await forgetTables(n8n);
	});
	afterEach(async () => {
		for (const workflow of published.splice(0)) await deactivate(n8n.client, workflow);
	});

	/** The executions that were started from outside, newest first. Waits until `count` of them have ended. */
	async function ended({ id }: SavedWorkflow, count: number): Promise<Json[]> {
		const query = encodeURIComponent(JSON.stringify({ workflowId: id }));
		return await until(async () => {
			const { results } = await n8n.client.request('GET', `/executions?filter=${query}&limit=50`);
			return (
				results.length >= count &&
				!results.some(({ status }: Json) => ['new', 'running'].includes(status)) &&
				results
			);
		}, 60);
	}

	return {
		n8n: () => n8n,
		/** Runs an example as a click on "Execute workflow" does. @throws when it did not succeed */
		async run(file: string): Promise<Awaited<ReturnType<Connection['run']>>['outputs']> {
			const { status, error, outputs } = await n8n.run(await n8n.saveExample(`${file}.json`));
			if (status !== 'success') throw new Error(`${file} ended with ${status}: ${error?.message}`);
			return outputs;
		},
		async publish(file: string): Promise<SavedWorkflow> {
			const workflow = (await n8n.saveExample(`${file}.json`)) as unknown as SavedWorkflow;
			published.push(workflow);
			await activate(n8n.client, workflow);
			return workflow;
		},
		/** The outputs of each execution that was started from outside, oldest first, after `count` of them have ended. */
		async executions(workflow: SavedWorkflow, count: number): Promise<Outputs[]> {
			const results = await ended(workflow, count);
			return await Promise.all(
				results
					.reverse()
					.map(async ({ id }: Json) =>
						outputsOf(await n8n.client.request('GET', `/executions/${id}`)),
					),
			);
		},
		/**
		 * Publishes an example with a webhook in place of its schedule.
		 * @param change changes its nodes before
		 * @returns runs it once, as the schedule does, and gives the outputs. It throws when the execution did not succeed
		 */
		async publishForCalls(
			file: string,
			change: (nodes: ExampleNode[]) => void = () => {},
		): Promise<() => Promise<Outputs>> {
			const path = randomUUID();
			const example = JSON.parse(
				await readFile(join(__dirname, '..', '..', 'examples', `${file}.json`), 'utf8'),
			) as { nodes: ExampleNode[] };
			change(example.nodes);
			const webhook = {
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: path,
				parameters: { path, responseMode: 'lastNode', options: {} },
			};
			const nodes = example.nodes.map((node) =>
				node.type.endsWith('.scheduleTrigger') ? { ...node, ...webhook } : node,
			);
			const workflow = (await n8n.save({ ...example, nodes })) as unknown as SavedWorkflow;
			published.push(workflow);
			await activate(n8n.client, workflow);
			let count = 0;
			return async () => {
				count += 1;
				// A webhook answers a moment after its workflow was published.
				await until(async () => (await fetch(`${n8n.client.url}/webhook/${path}`)).status !== 404);
				const [{ id }] = await ended(workflow, count);
				return outputsOf(await n8n.client.request('GET', `/executions/${id}`));
			};
		},
		/** Asks the sandbox's main store with full access, past n8n. */
		async store(method: string, path: string, body?: object): Promise<Json> {
			const response = await fetch(`${n8n.sandbox.url}/stores/hearth24kq${path}`, {
				method,
				headers: {
					'X-Auth-Token': 'sandbox-token-full-access',
					'content-type': 'application/json',
				},
				body: body && JSON.stringify(body),
			});
			const text = await response.text();
			if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
			const answer = text ? JSON.parse(text) : undefined;
			return answer?.data ?? answer;
		},
		/** The requests of the store's API that changed something, since the test began or the log was cleared. */
		async written(): Promise<Array<{ method: string; path: string; body?: unknown }>> {
			return (await n8n.sandbox.log()).filter(
				({ method, path }) =>
					method !== 'GET' && !path.endsWith('/graphql') && !path.includes('/hooks'),
			);
		},
	};
}

/** What workflows have remembered. They make their tables anew. */
export async function forgetTables({ client }: Connection): Promise<void> {
	const { data } = await client.request('GET', '/data-tables-global');
	for (const { id, projectId } of data)
		await client.request('DELETE', `/projects/${projectId}/data-tables/${id}`);
}

function outputsOf({ data }: { data: string }): Outputs {
	const { resultData } = parse(data);
	if (resultData.error)
		throw new Error(`${resultData.error.node?.name}: ${resultData.error.message}`);
	return Object.fromEntries(
		Object.entries<Json>(resultData.runData).map(([node, runs]) => [
			node,
			runs
				.flatMap((run: Json) => (run.data?.main ?? []).flat())
				.map(({ json }: { json: Json }) => json),
		]),
	);
}
