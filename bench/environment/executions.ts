import { setTimeout as sleep } from 'node:timers/promises';

import type { BenchN8n } from './n8n.mjs';

/** The output of a trigger in one execution. */
export type Item = Record<string, unknown>;

interface Execution {
	status: string;
	data: {
		resultData: {
			runData: Record<string, Array<{ data?: { main?: Array<Array<{ json: Item }> | null> } }>>;
		};
	};
}

/** Seconds without a new execution after which no more are expected. */
const QUIET = 5;

/** The executions of workflows. */
export type Executions = Awaited<ReturnType<typeof openExecutions>>;

/** A key for n8n's public API, which returns many executions per request. */
export async function openExecutions({ client, url }: BenchN8n) {
	const { rawApiKey } = await client.request('POST', '/api-keys', {
		label: 'Bench',
		scopes: ['execution:read', 'execution:list'],
		expiresAt: null,
	});
	const page = async (workflowId: string, cursor?: string) => {
		const query = new URLSearchParams({
			workflowId,
			includeData: 'true',
			limit: '250',
			...(cursor ? { cursor } : {}),
		});
		const response = await fetch(`${url}/api/v1/executions?${query}`, {
			headers: { 'X-N8N-API-KEY': rawApiKey },
		});
		if (!response.ok)
			throw new Error(`n8n responded with ${response.status} to the request for executions.`);
		return (await response.json()) as { data: Execution[]; nextCursor?: string };
	};
	const count = async (workflowId: string, status?: string) =>
		(
			await client.request(
				'GET',
				`/executions?filter=${encodeURIComponent(JSON.stringify({ workflowId, ...(status ? { status: [status] } : {}) }))}&limit=1`,
			)
		).count as number;

	return {
		/** Waits until no execution is running and none has been added for a while. @returns the number of successful ones */
		settled: async (workflowId: string): Promise<number> => {
			let last = -1;
			for (let quiet = 0; quiet < QUIET; quiet++) {
				const ended = await count(workflowId, 'success');
				const left = (await count(workflowId, 'running')) + (await count(workflowId, 'new'));
				if (left > 0 || ended !== last) quiet = 0;
				last = ended;
				await sleep(1000);
			}
			return last;
		},
		/** The items of a workflow's first node, from all successful executions. */
		itemsOf: async (workflowId: string, node: string): Promise<Item[]> => {
			const items: Item[] = [];
			for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
				const { data, nextCursor } = await page(workflowId, cursor);
				for (const {
					status,
					data: { resultData },
				} of data) {
					if (status === 'success')
						items.push(
							...resultData.runData[node]
								.flatMap((run) => run.data?.main?.[0] ?? [])
								.map(({ json }) => json),
						);
				}
				cursor = nextCursor;
			}
			return items;
		},
	};
}
