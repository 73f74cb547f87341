import { parse } from 'flatted';
import { readFileSync } from 'node:fs';

const PAGE = 100;

/** All executions of a workflow with the output of its trigger, oldest first. */
export async function executionsOf(client, workflow) {
	const [trigger] = workflow.nodes;
	const found = new Map();
	const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
	for (let cursor; cursor !== null;) {
		const { results, nextCursor } = await client.request(
			'GET',
			`/executions?filter=${filter}&limit=${PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
		);
		// Running executions are on every page.
		for (const each of results) found.set(each.id, each);
		cursor = nextCursor ?? null;
	}
	return await Promise.all(
		[...found.values()].reverse().map(async ({ id, status }) => {
			const { data } = await client.request('GET', `/executions/${id}`);
			const { resultData } = parse(data);
			const items = (resultData.runData?.[trigger.name] ?? [])
				.flatMap((run) => run.data?.main?.[0] ?? [])
				.map(({ json }) => json);
			return { id, status, items, error: resultData.error?.message };
		}),
	);
}

/** Number of executions per worker, according to their logs. */
export function sharesOf(workers) {
	return workers.map(
		({ log }) => [...readFileSync(log, 'utf8').matchAll(/started execution/gi)].length,
	);
}

export async function activate(client, { id, versionId }) {
	await client.request('POST', `/workflows/${id}/activate`, { versionId });
}

/** Connects nodes in a row. */
export function inLine(name, nodes) {
	const connections = Object.fromEntries(
		nodes
			.slice(0, -1)
			.map((node, index) => [
				node.name,
				{ main: [[{ node: nodes[index + 1].name, type: 'main', index: 0 }]] },
			]),
	);
	return {
		name,
		nodes: nodes.map((node, index) => ({ id: String(index), position: [index * 200, 0], ...node })),
		connections,
		settings: {},
	};
}
