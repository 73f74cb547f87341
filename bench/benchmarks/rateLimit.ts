import { setTimeout as sleep } from 'node:timers/promises';

import { contendersFor, jsonBody, type Contenders } from '../environment/nodes';
import { runFlow, type FlowResult, type WorkNode } from '../environment/flow';
import type { BenchN8n } from '../environment/n8n.mjs';
import { STORE } from '../environment/root';
import { openSandbox, type BenchSandbox } from '../environment/sandbox';
import type { Traffic } from '../environment/sandboxProcess';
import { HTTP_REQUEST, type Part } from './part';

const WRITES = 1500;
/** BigCommerce's windows are six times as long, so losses between windows weigh six times as much here. */
const LIMITS = { quota: 150, window: 5000, latency: 100 };
/** Requests of another app per window. */
const OF_OTHERS = LIMITS.quota / 3;
const AT_ONCE = 8;

/** Another app that sends requests at a constant rate. */
function anotherApp({ url }: BenchSandbox) {
	const started = performance.now();
	let isOver = false;
	let got = 0;
	const asking: Array<Promise<void>> = [];
	const ask = async () => {
		const response = await fetch(`${url}/stores/${STORE.hash}/v2/time`, {
			headers: { 'X-Auth-Token': STORE.token },
		});
		await response.text();
		if (response.ok) got += 1;
	};
	const loop = (async () => {
		for (let turn = 1; !isOver; turn++) {
			asking.push(ask());
			// Scheduled by the clock, so that one late request does not delay all others.
			await sleep(Math.max(0, started + (turn * LIMITS.window) / OF_OTHERS - performance.now()));
		}
	})();
	/** Stops it. @returns its successful requests per window */
	return async () => {
		isOver = true;
		await loop;
		await Promise.all(asking);
		return got / ((performance.now() - started) / LIMITS.window);
	};
}

interface Outcome extends FlowResult, Traffic {
	ofOthers: number;
}

async function underPressure(
	n8n: BenchN8n,
	make: (contenders: Contenders) => WorkNode,
): Promise<Outcome> {
	const sandbox = await openSandbox(LIMITS);
	try {
		const work = make(await contendersFor(n8n, sandbox));
		const end = anotherApp(sandbox);
		const result = await runFlow(
			n8n,
			{ ...work, continues: true },
			Array.from({ length: WRITES }, (_, index) => ({ name: `Bench ${index}` })),
		);
		return { ...result, ofOthers: await end(), ...(await sandbox.ask('traffic')) };
	} finally {
		sandbox.stop();
	}
}

/** Minimum number of seconds for the writes: all but the last need whole windows, the rest as fast as responses arrive. */
function leastTime(ofOthers: number): number {
	const capacity = LIMITS.quota - ofOthers;
	return ((WRITES / capacity - 1) * LIMITS.window + (capacity / AT_ONCE) * LIMITS.latency) / 1000;
}

/** Many writes that cannot be batched, under a small quota. */
export const rateLimit: Part = {
	number: 3,
	title: '1,500 single writes under a rate limit',
	async *run(n8n) {
		const ours = await underPressure(n8n, (contenders) =>
			contenders.ours('brand.create', {
				bodyMode: 'json',
				jsonBody: '={{ { name: $json.name } }}',
			}),
		);
		const theirs = await underPressure(n8n, ({ http }) =>
			http('POST', '/catalog/brands', jsonBody('={{ JSON.stringify($json) }}')),
		);
		const what = '1,500 writes beside another app';
		yield {
			what: `${what}: items that failed`,
			unit: 'items',
			ours: ours.failed.length,
			others: { who: HTTP_REQUEST, value: theirs.failed.length },
			target: { atMost: 0 },
		};
		yield {
			what: `${what}: refused with 429`,
			unit: '%',
			ours: (100 * ours.refused) / ours.requests,
			others: { who: HTTP_REQUEST, value: (100 * theirs.refused) / theirs.requests },
			target: { atMost: 1 },
		};
		yield {
			what: `${what}: time`,
			unit: 's',
			ours: ours.took / 1000,
			others: { who: 'least possible', value: leastTime(ours.ofOthers) },
			ratio: 'ours',
			target: { atMost: 1.1 },
		};
	},
};
