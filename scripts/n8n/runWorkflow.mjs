import { parse } from 'flatted';
import { setTimeout as sleep } from 'node:timers/promises';

const UNFINISHED = ['new', 'running', 'waiting'];

/**
 * Runs a saved workflow like a click on "Execute workflow", and waits until it ends.
 *
 * @param {ReturnType<typeof import('./client.mjs').createClient>} client
 * @param {{ id: string, nodes: Array<{ name: string, type: string }> }} workflow
 */
export async function runWorkflow(client, workflow, { timeoutMs = 120_000 } = {}) {
	const trigger = workflow.nodes.find(({ type }) => /trigger$/i.test(type));
	if (!trigger) throw new Error('The workflow has no trigger to start from.');
	const { executionId } = await client.request('POST', `/workflows/${workflow.id}/run`, {
		triggerToStartFrom: { name: trigger.name },
		// n8n 2 runs the saved workflow, n8n 1 the one in the request.
		workflowData: workflow,
	});

	const giveUpAt = Date.now() + timeoutMs;
	for (;;) {
		const execution = await client.request('GET', `/executions/${executionId}`);
		if (!UNFINISHED.includes(execution.status)) return summarize(execution);
		if (Date.now() > giveUpAt)
			throw new Error(`Execution ${executionId} did not end within ${timeoutMs / 1000} s.`);
		await sleep(200);
	}
}

/** The result for a test: the status, and the items of each node's first output. */
function summarize(execution) {
	const { resultData } = parse(execution.data);
	const outputs = Object.entries(resultData.runData ?? {}).map(([node, runs]) => [
		node,
		runs.flatMap((run) => run.data?.main?.[0] ?? []),
	]);
	return {
		id: execution.id,
		status: execution.status,
		error: resultData.error,
		/** @type {Record<string, Array<{ json: Record<string, any> }>>} */
		outputs: Object.fromEntries(outputs),
	};
}
