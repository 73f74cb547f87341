import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { byId, contendersFor, type Contenders } from '../environment/nodes';
import { runFlow, type WorkNode } from '../environment/flow';
import type { BenchN8n } from '../environment/n8n.mjs';
import { ROOT } from '../environment/root';
import type { BenchSandbox } from '../environment/sandbox';
import type { Part } from './part';

const ITEMS = 10_000;
/** Milliseconds between two requests. */
const EVERY = 20;

/** Polls n8n's health endpoint. @returns stops polling, and returns the longest response time within a period */
function watch({ url }: BenchN8n) {
	const answers: Array<{ at: number; took: number }> = [];
	let isOver = false;
	const loop = (async () => {
		while (!isOver) {
			const at = Date.now();
			// A new connection each time, because n8n may have closed an old one.
			await fetch(`${url}/healthz`, { headers: { connection: 'close' } }).then(
				async (response) => await response.text(),
				() => undefined,
			);
			answers.push({ at, took: Date.now() - at });
			await sleep(EVERY);
		}
	})();
	return async (from: number, until: number): Promise<number> => {
		isOver = true;
		await loop;
		return Math.max(
			0,
			...answers.filter(({ at, took }) => at + took > from && at < until).map(({ took }) => took),
		);
	};
}

/** n8n's longest response time in milliseconds while a node processed the items. */
async function longestWait(n8n: BenchN8n, work: WorkNode, items: object[]): Promise<number> {
	const end = watch(n8n);
	const { startedAt, took, count } = await runFlow(n8n, work, items);
	const longest = await end(startedAt, startedAt + took);
	if (count < ITEMS) throw new Error(`Only ${count} of ${ITEMS} items were output.`);
	return longest;
}

const mapped = {
	bodyMode: 'fields',
	fields: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
};
const products = Array.from({ length: ITEMS }, (_, index) => ({ id: index + 1, price: 7 }));
const people = Array.from({ length: ITEMS }, (_, index) => ({
	first_name: 'Ada',
	last_name: `Number ${index}`,
	email: `ada.${index}@example.com`,
}));

/** A store that saves nothing and responds at once, so that only n8n is measured. */
async function openFastStore(): Promise<BenchSandbox> {
	const child = spawn(process.execPath, [join(ROOT, 'test', 'support', 'fastStore.mjs')], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [port] = (await once(child.stdout, 'data')) as [Buffer];
	return {
		url: `http://127.0.0.1:${String(port).trim()}`,
		ask: () => {
			throw new Error('This store supports no commands.');
		},
		stop: () => child.kill(),
	};
}

interface Case {
	what: string;
	items: object[];
	ours(contenders: Contenders): WorkNode;
}

const CASES: Case[] = [
	{
		what: 'update 10,000 products',
		items: products,
		ours: ({ ours }) =>
			ours('product.update', {
				productId: byId('={{ $json.id }}'),
				bodyMode: 'json',
				jsonBody: '={{ { price: $json.price } }}',
			}),
	},
	{
		what: 'create 10,000 customers',
		items: people,
		ours: ({ ours }) => ours('customer.create', mapped),
	},
	{
		what: 'get 10,000 products by ID',
		items: products,
		ours: ({ ours }) => ours('product.get', { productId: byId('={{ $json.id }}') }),
	},
];

const editFields: WorkNode = {
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		mode: 'manual',
		assignments: {
			assignments: [
				{ id: 'price', name: 'price', type: 'number', value: '={{ $json.price * 2 }}' },
			],
		},
		options: {},
		includeOtherFields: true,
	},
	credentials: {},
};

/** Measures whether n8n stays responsive while a node processes many items. */
export const responsiveness: Part = {
	number: 7,
	title: "n8n's answers to others meanwhile",
	async *run(n8n) {
		const store = await openFastStore();
		try {
			const contenders = await contendersFor(n8n, store);
			// A first run, so that n8n's initial loading is not measured.
			await runFlow(n8n, editFields, products.slice(0, 10));
			const ofEditFields = await longestWait(n8n, editFields, products);
			for (const { what, items, ours } of CASES) {
				const longest = await longestWait(n8n, ours(contenders), items);
				yield {
					what: `${what}: longest wait for /healthz`,
					unit: 'ms',
					ours: longest,
					others: { who: 'Edit Fields node, 10,000 items', value: ofEditFields },
					ratio: 'ours',
				};
			}
		} finally {
			store.stop();
		}
	},
};
