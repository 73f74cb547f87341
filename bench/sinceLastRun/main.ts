/** Reads 200,000 products in portions of 5,000: `npm run build`, then `node scripts/node24.mjs node --expose-gc --import tsx bench/sinceLastRun/main.ts`. */
import type { IDataObject } from 'n8n-workflow';

import { runNode } from '../../test/support/node';
import { PORTION, PRODUCTS, startListServer } from './listServer';

async function main(): Promise<void> {
	const server = await startListServer();
	const staticData: IDataObject = {};
	const seen = new Set<unknown>();
	const memory: number[] = [];
	let doubled = 0;
	const started = Date.now();
	for (let run = 1; run < 100; run++) {
		const { items, error } = await runNode({
			mode: 'trigger',
			executionId: String(run),
			staticData,
			credentials: {
				store: {
					store: 'hearth24kq',
					accessToken: 'token',
					scopeSource: 'all',
					grantedScopes: [],
					environment: 'sandbox',
					sandboxUrl: server.url,
				},
			},
			chosen: { bigCommerceStoreApi: 'store' },
			parameters: {
				authentication: 'store',
				resource: 'product',
				operation: 'product.getMany',
				returnAll: false,
				limit: PORTION,
				output: 'raw',
				filters: {
					mappingMode: 'defineBelow',
					value: { sinceLastRun: 'changed', firstRun: 'beginning' },
				},
				options: {},
			},
		});
		if (error) throw new Error(`${error.message} ${error.description}`);
		for (const { json } of items) {
			if (seen.has(json.id)) doubled += 1;
			seen.add(json.id);
		}
		if (items.length === 0) break;
		items.length = 0;
		globalThis.gc?.();
		memory.push(Math.round(process.memoryUsage().heapUsed / 1024 / 1024));
	}
	const requests = await server.requests();
	server.stop();
	console.log(
		JSON.stringify({
			products: seen.size,
			doubled,
			runs: memory.length,
			requests,
			fewest: PRODUCTS / 250,
			heapInMegabytes: memory,
			staticDataBytes: JSON.stringify(staticData).length,
			seconds: Math.round((Date.now() - started) / 1000),
		}),
	);
}

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
