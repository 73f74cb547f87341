/** Reads 200,000 products in portions of 5,000 in a real n8n: `npm run build`, then `node scripts/node24.mjs node --import tsx bench/sinceLastRun/inN8n.ts`. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { node } from '../../test/support/savedNodes';
import { openInspector } from '../environment/inspector';
import { openN8n, type BenchN8n } from '../environment/n8n.mjs';
import { PORTION, PRODUCTS, startListServer } from './listServer';

const MEGABYTE = 1024 * 1024;

/** A workflow that reads a portion each time its webhook is called, and answers with the number of products. */
async function publish({ client, url }: BenchN8n, sandboxUrl: string): Promise<string> {
	const type = 'bigCommerceStoreApi';
	const { id } = await client.createCredential({
		name: 'Store',
		type,
		data: {
			store: 'hearth24kq',
			accessToken: 'token',
			scopeSource: 'all',
			environment: 'sandbox',
			sandboxUrl,
		},
	});
	const path = randomUUID();
	const nodes = [
		node(
			'Webhook',
			'n8n-nodes-base.webhook',
			{ path, responseMode: 'lastNode', options: {} },
			{ typeVersion: 2, webhookId: path },
		),
		node(
			'Read',
			'n8n-nodes-bigcommerce.bigCommerceProducts',
			{
				authentication: 'store',
				resource: 'product',
				operation: 'product.getMany',
				returnAll: false,
				limit: PORTION,
				output: 'raw',
				filters: {
					mappingMode: 'defineBelow',
					value: { sinceLastRun: 'changed', firstRun: 'beginning' },
					matchingColumns: [],
					schema: [],
				},
				options: {},
			},
			{ credentials: { [type]: { id, name: 'Store' } }, alwaysOutputData: true },
		),
		node(
			'Count',
			'n8n-nodes-base.set',
			{
				mode: 'raw',
				jsonOutput: '={{ { count: $input.all().filter((item) => item.json.id).length } }}',
				options: {},
			},
			{ typeVersion: 3.4, executeOnce: true },
		),
	];
	const connections = Object.fromEntries(
		nodes
			.slice(0, -1)
			.map(({ name }, index) => [
				name,
				{ main: [[{ node: nodes[index + 1].name, type: 'main', index: 0 }]] },
			]),
	);
	const saved = await client.request('POST', '/workflows', {
		name: 'Portions',
		nodes,
		connections,
		settings: { saveDataSuccessExecution: 'none' },
	});
	await client.request('POST', `/workflows/${saved.id}/activate`, { versionId: saved.versionId });
	return `${url}/webhook/${path}`;
}

async function portion(url: string): Promise<number> {
	for (let tries = 0; tries < 100; tries++) {
		const response = await fetch(url);
		if (response.ok) return ((await response.json()) as { count: number }).count;
		if (response.status !== 404)
			throw new Error(`n8n responded with ${response.status}: ${await response.text()}`);
		await sleep(200);
	}
	throw new Error('n8n does not listen.');
}

async function main(): Promise<void> {
	const server = await startListServer();
	const n8n = await openN8n();
	try {
		const url = await publish(n8n, server.url);
		const inspector = await openInspector(n8n.inspectPort);
		const heap: number[] = [];
		let products = 0;
		const started = Date.now();
		for (let count = -1; count !== 0;) {
			count = await portion(url);
			products += count;
			await inspector.collectGarbage();
			heap.push(Math.round((await inspector.memory()).heapUsed / MEGABYTE));
		}
		const requests = await server.requests();
		console.log(
			JSON.stringify({
				products,
				executions: heap.length,
				requests,
				fewest: PRODUCTS / 250,
				heapInMegabytes: heap,
				seconds: Math.round((Date.now() - started) / 1000),
			}),
		);
		inspector.close();
	} finally {
		await n8n.stop();
		server.stop();
	}
}

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
