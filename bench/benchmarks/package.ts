import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { ensureN8n } from '../../scripts/setup/n8n.mjs';
import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { contendersFor, type Contenders } from '../environment/nodes';
import { runFlow, type WorkNode } from '../environment/flow';
import { openInspector } from '../environment/inspector';
import type { BenchN8n } from '../environment/n8n.mjs';
import { ROOT } from '../environment/root';
import { openSandbox } from '../environment/sandbox';
import { HTTP_REQUEST, type Part } from './part';
import { httpList } from './returnAll';

/** Milliseconds to load our node and n8n's own Notion node, each in a fresh process. */
async function loadTimes(): Promise<{ ours: number; notion: number }> {
	const nodeModules = join(await ensureN8n(), 'node_modules');
	// Outside of the project, so that the package uses n8n's copies of its dependencies, as when installed.
	const folder = mkdtempSync(join(tmpdir(), 'bigcommerce-bench-'));
	try {
		cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
		const time = async (file: string, name: string) => {
			const { stdout } = await promisify(execFile)(process.execPath, [
				join(ROOT, 'test', 'support', 'timeToLoad.cjs'),
				nodeModules,
				file,
				name,
			]);
			return Number(stdout);
		};
		// Alternating, because the machine may be busy with something else at any moment.
		const pairs = [];
		for (let round = 0; round < 9; round++) {
			pairs.push({
				ours: await time(
					join(folder, 'dist', 'nodes', 'BigCommerceProducts', 'BigCommerceProducts.node.js'),
					'BigCommerceProducts',
				),
				notion: await time(
					join(nodeModules, 'n8n-nodes-base', 'dist', 'nodes', 'Notion', 'Notion.node.js'),
					'Notion',
				),
			});
		}
		// The minimum is the time of loading. Anything above it is other load on the machine.
		return {
			ours: Math.min(...pairs.map(({ ours }) => ours)),
			notion: Math.min(...pairs.map(({ notion }) => notion)),
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Kilobytes of a node's description, which n8n sends to every editor that is opened. */
async function descriptionSize({ client }: BenchN8n, name: string): Promise<number> {
	const versions = (await client.nodeTypes()).filter((nodeType) => nodeType.name === name);
	return Math.max(...versions.map((version) => Buffer.byteLength(JSON.stringify(version)))) / 1000;
}

/** Forms from the largest to the smallest. */
const FORMS = [
	'product.create',
	'order.create',
	'customer.create',
	'promotion.create',
	'category.create',
	'webhook.create',
];

/** Milliseconds that the slowest form takes to load in the editor. */
async function formTime(n8n: BenchN8n, { credentials }: Contenders): Promise<number> {
	const load = async (operation: string) => {
		const start = performance.now();
		const fields = await n8n.mapperFields({
			type: nodeTypeOf(operation),
			parameter: 'fields',
			values: {
				authentication: 'store',
				resource: operation.split('.')[0],
				operation,
				bodyMode: 'fields',
			},
			credentials,
		});
		if (fields.length === 0) throw new Error(`The form of ${operation} is empty.`);
		return performance.now() - start;
	};
	// n8n's first response of a kind is slower, which does not depend on the node.
	await load(FORMS[0]);
	const times = [];
	for (const operation of FORMS)
		times.push(Math.min(await load(operation), await load(operation), await load(operation)));
	return Math.max(...times);
}

const PRODUCTS = 50_000;
/** n8n keeps parts of the last run, sometimes more and sometimes less. Only the difference between the last two of several runs shows a leak. */
const RUNS = 3;
const MEGABYTE = 1e6;

/** Megabytes of n8n's heap while a node outputs 50,000 products, and its growth in another run. */
async function memoryOf(n8n: BenchN8n, work: WorkNode): Promise<{ most: number; grown: number }> {
	const inspector = await openInspector(n8n.inspectPort);
	const settled = async () => {
		await inspector.collectGarbage();
		return (await inspector.memory()).heapUsed;
	};
	const before = await settled();
	let most = before;
	let isOver = false;
	const watching = (async () => {
		while (!isOver) {
			most = Math.max(most, (await inspector.memory()).heapUsed);
			await sleep(100);
		}
	})();
	const afterwards: number[] = [];
	for (let run = 0; run < RUNS; run++) {
		const { count } = await runFlow(n8n, work, [{}]);
		if (count !== PRODUCTS) throw new Error(`Only ${count} of ${PRODUCTS} products were output.`);
		await sleep(1000);
		afterwards.push(await settled());
	}
	isOver = true;
	await watching;
	inspector.close();
	return {
		most: (most - before) / MEGABYTE,
		grown: (afterwards[RUNS - 1] - afterwards[RUNS - 2]) / MEGABYTE,
	};
}

/** Load time, size and memory of the package. */
export const packageWeight: Part = {
	number: 5,
	title: 'Load time, description, forms, memory',
	async *run(n8n) {
		const load = await loadTimes();
		yield {
			what: 'time to load the node',
			unit: 'ms',
			ours: load.ours,
			others: { who: 'Notion node', value: load.notion },
			ratio: 'ours',
			target: { atMost: 1 },
		};
		yield {
			what: 'description of BigCommerce Products',
			unit: 'KB',
			ours: await descriptionSize(n8n, nodeTypeOf('product')),
			others: { who: 'Notion node', value: await descriptionSize(n8n, 'n8n-nodes-base.notion') },
			target: { atMost: 60 },
		};
		const sandbox = await openSandbox({ latency: 0 });
		try {
			const contenders = await contendersFor(n8n, sandbox);
			yield {
				what: 'slowest of six forms to load',
				unit: 'ms',
				ours: await formTime(n8n, contenders),
				target: { atMost: 300 },
			};
			await sandbox.ask(
				'addProducts',
				PRODUCTS - (await sandbox.ask('values', 'catalog/products', 'id')).length,
			);
			const list = contenders.ours('product.getMany', { returnAll: true });
			const pages = httpList(contenders);
			const ours = await memoryOf(n8n, list);
			const theirs = await memoryOf(n8n, pages);
			yield {
				what: 'heap at most, while 50,000 products come out',
				unit: 'MB',
				ours: ours.most,
				others: { who: `${HTTP_REQUEST}, 200 pages`, value: theirs.most },
			};
			yield {
				what: 'heap grown by a third run of it',
				unit: 'MB',
				ours: ours.grown,
				others: { who: HTTP_REQUEST, value: theirs.grown },
			};
		} finally {
			sandbox.stop();
		}
	},
};
