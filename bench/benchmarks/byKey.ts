import { byId, contendersFor, type Contenders } from '../environment/nodes';
import { runFlow, type WorkNode } from '../environment/flow';
import type { BenchN8n } from '../environment/n8n.mjs';
import { openSandbox, type BenchSandbox } from '../environment/sandbox';
import { JOBS, withIds, type Job, type Row } from './jobsByKey';
import { HTTP_REQUEST, type Part } from './part';

const COUNTS =
	'["created", "updated", "unchanged"].reduce((sum, outcome) => sum * 10000 + all.filter((each) => each.json.outcome === outcome).length, 0)';

/** Runs a node, and counts its requests. @throws if items were refused or the outcomes are not the expected ones */
async function spentBy(
	n8n: BenchN8n,
	sandbox: BenchSandbox,
	work: WorkNode,
	rows: Row[],
	outcomes?: Job['outcomes'],
): Promise<number> {
	await sandbox.ask('forget');
	const { count, failed } = await runFlow(n8n, outcomes ? { ...work, counts: COUNTS } : work, rows);
	const expected = outcomes ? outcomes.reduce((sum, each) => sum * 10000 + each, 0) : rows.length;
	if (failed.length > 0 || (outcomes && count !== expected))
		throw new Error(`${failed.length} items were refused; the outcomes are ${count}.`);
	return (await sandbox.ask('traffic')).requests;
}

/** The example of the time before *Create or Update*: reads the catalog, and updates what differs. It left the new rows out. */
async function spentByExample(
	n8n: BenchN8n,
	sandbox: BenchSandbox,
	{ ours }: Contenders,
	rows: Row[],
): Promise<number> {
	const all = ours('product.getMany', {
		returnAll: true,
		filters: { mappingMode: 'defineBelow', value: { include_fields: 'name,sku,price' } },
	});
	const read = await spentBy(n8n, sandbox, all, [{}]);
	const update = ours('product.update', {
		productId: byId('={{ $json.id }}'),
		bodyMode: 'json',
		jsonBody: '={{ { price: $json.price } }}',
	});
	const changed = await withIds('catalog/products', 'sku')(sandbox, rows.slice(0, 100));
	return read + (await spentBy(n8n, sandbox, update, changed));
}

/** The number of requests for jobs whose rows have SKUs, addresses and names instead of IDs. */
export const byKey: Part = {
	number: 8,
	title: 'Requests of jobs by key',
	async *run(n8n) {
		const sandbox = await openSandbox();
		try {
			const contenders = await contendersFor(n8n, sandbox);
			for (const { what, atMost, againAtMost, rows, ours, outcomes, http } of JOBS) {
				const own = await rows(sandbox, 'ours');
				const spent = await spentBy(n8n, sandbox, ours(contenders), own, outcomes);
				const again =
					againAtMost === undefined
						? undefined
						: await spentBy(n8n, sandbox, ours(contenders), own, [0, 0, own.length]);
				let theirs = 0;
				const others = await rows(sandbox, 'theirs');
				for (const step of http) {
					const { node, rows: prepared } = step(contenders);
					const items = prepared ? await prepared(sandbox, others) : others;
					theirs += await spentBy(n8n, sandbox, node, items);
				}
				const compared = { who: HTTP_REQUEST, value: theirs };
				yield { what, unit: 'requests', ours: spent, others: compared, target: { atMost } };
				if (again === undefined) continue;
				yield {
					what: `${what}: the same again`,
					unit: 'requests',
					ours: again,
					others: compared,
					target: { atMost: againAtMost ?? 0 },
				};
				const example = await rows(sandbox, 'example');
				yield {
					what: `${what}: only the changed ones, as in the example of before`,
					unit: 'requests',
					ours: await spentByExample(n8n, sandbox, contenders, example),
				};
			}
		} finally {
			sandbox.stop();
		}
	},
};
