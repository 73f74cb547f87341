import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { runNode, type NodeResult, type NodeRun } from '../support/node';
import { fields, id, jsons } from '../support/run';

const ITEMS = 10_000;
/** Milliseconds of computing after which n8n gets a turn, at the latest, on a machine that takes JSON_MS for `slowness`. */
const LONGEST = 250;
const JSON_MS = 45;
/** Milliseconds for a test on a machine that does much besides. */
const PATIENCE = 300_000;

let store: ChildProcess;
let port: number;
beforeAll(async () => {
	store = spawn(process.execPath, [join(__dirname, '..', 'support', 'fastStore.mjs')], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	port = Number(String((await once(store.stdout as NonNullable<typeof store.stdout>, 'data'))[0]));
});
afterAll(() => {
	store.kill();
});

/** The time that this thread has computed, in milliseconds: what else the machine does beside it does not count. */
function computed(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

/** The longest that nothing else got a turn while something runs. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
	let longest = 0;
	let last = computed();
	const note = () => {
		const now = computed();
		longest = Math.max(longest, now - last);
		last = now;
	};
	const timer = setInterval(note, 1);
	await work();
	note();
	clearInterval(timer);
	return longest;
}

/** How many times as long this machine takes to read and write JSON, which is most of what a node computes. */
function slowness(): number {
	const records = JSON.stringify(
		many((index) => ({ id: index, name: `Product ${index}`, price: 5 })),
	);
	const start = computed();
	for (let round = 0; round < 10; round++) JSON.stringify(JSON.parse(records));
	return Math.max(1, (computed() - start) / JSON_MS);
}

async function run(operation: string, parameters: object, items?: object[]): Promise<NodeResult> {
	return await runNode({
		credentials: {
			shop: {
				store: 'abc123',
				accessToken: 'token',
				scopeSource: 'all',
				grantedScopes: [],
				environment: 'sandbox',
				sandboxUrl: `http://127.0.0.1:${port}`,
			},
		},
		chosen: { bigCommerceStoreApi: 'shop' },
		parameters: {
			authentication: 'store',
			resource: operation.split('.')[0],
			operation,
			options: {},
			...parameters,
		} as NodeRun['parameters'],
		...(items ? { items: jsons(items) } : {}),
		continueOnFail: true,
	});
}

const many = (make: (index: number) => object) =>
	Array.from({ length: ITEMS }, (_, index) => make(index));
const mapped = { bodyMode: 'fields', fields: fields(null, 'autoMapInputData') };
const productId = id('={{ $json.id }}');

const CASES: Array<
	[
		what: string,
		operation: string,
		parameters: object,
		items: object[] | undefined,
		comesOut: number,
	]
> = [
	[
		'updates by JSON',
		'product.update',
		{ productId, bodyMode: 'json', jsonBody: '={{ { price: $json.price } }}' },
		many((index) => ({ id: index + 1, price: 5 })),
		ITEMS,
	],
	[
		'updates by fields',
		'product.update',
		{
			productId,
			bodyMode: 'fields',
			fields: fields({ name: '={{ $json.name }}', price: '={{ $json.price }}', weight: 1 }),
		},
		many((index) => ({ id: index + 1, name: `N ${index}`, price: 5 })),
		ITEMS,
	],
	[
		'creations, mapped by themselves',
		'customer.create',
		mapped,
		many((index) => ({
			first_name: 'Ada',
			last_name: 'Byron',
			email: `ada.${index}@example.com`,
			company: 'x',
		})),
		ITEMS,
	],
	['readings by ID', 'product.get', { productId }, many((index) => ({ id: index + 1 })), ITEMS],
	['a list of 20,000', 'product.getMany', { returnAll: true }, undefined, 20_000],
	[
		'the same, simplified',
		'product.getMany',
		{ returnAll: true, output: 'simplified' },
		undefined,
		20_000,
	],
	[
		'records a thousand at a time',
		'priceListRecord.upsertBatch',
		{ priceListId: id(1), ...mapped },
		many((index) => ({ variant_id: index + 1, currency: 'usd', price: 5 })),
		ITEMS,
	],
	[
		'adjustments two thousand at a time',
		'inventoryAdjustment.absolute',
		{ bodyMode: 'json', jsonBody: '={{ { reason: "count", items: [$json] } }}' },
		many((index) => ({ variant_id: index + 1, location_id: 1, quantity: 5 })),
		ITEMS,
	],
	[
		'items that are all wrong',
		'product.update',
		{ productId: id('={{ $json.id }}'), bodyMode: 'json', jsonBody: '{"price":1}' },
		many(() => ({ id: 'x y' })),
		ITEMS,
	],
	['deletions', 'product.delete', { productId }, many((index) => ({ id: index + 1 })), ITEMS],
];

// n8n loads the node, and Node compiles it, the first time.
beforeAll(async () => {
	await run('product.update', { productId, bodyMode: 'json', jsonBody: '{"price":1}' }, [
		{ id: 1 },
	]);
});

it.each(CASES)(
	'%s do not keep n8n from its other work',
	async (_what, operation, parameters, items, comesOut) => {
		let result: NodeResult | undefined;
		const longest = await longestTurn(async () => {
			result = await run(operation, parameters, items);
		});
		expect([result?.error, result?.items.length]).toEqual([undefined, comesOut]);
		expect(longest).toBeLessThan(LONGEST * slowness());
	},
	PATIENCE,
);

it('a node that is stopped while it prepares its items ends soon', async () => {
	const started = Date.now();
	const { credentials, chosen } = {
		credentials: {
			shop: {
				store: 'abc123',
				accessToken: 'token',
				scopeSource: 'all',
				grantedScopes: [],
				environment: 'sandbox',
				sandboxUrl: `http://127.0.0.1:${port}`,
			},
		},
		chosen: { bigCommerceStoreApi: 'shop' },
	};
	await runNode({
		credentials,
		chosen,
		parameters: {
			authentication: 'store',
			resource: 'product',
			operation: 'product.update',
			options: {},
			productId,
			bodyMode: 'json',
			jsonBody: '={{ { price: $json.price } }}',
		} as NodeRun['parameters'],
		items: jsons(many((index) => ({ id: index + 1, price: 5 }))),
		cancelAfter: 100,
	});
	expect(Date.now() - started).toBeLessThan(3_000);
});
