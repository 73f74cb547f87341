import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';

import { openN8n, type BenchN8n } from '../environment/n8n.mjs';
import type { Part } from './part';

const KEY = 'a-random-key-for-the-bench-000000';
const SECONDS = 60;
const TABLE_RATE = 20;
/** Rate requests a second that the workflow answers. */
const WORKFLOW_RATES = [1, 2, 4];
const WORKFLOW_SECONDS = 20;

/** What became of requests that were sent at a steady rate, whether earlier ones had been answered or not. */
interface Load {
	p50: number;
	p99: number;
	lost: number;
	/** Answers that were not those of the workflow. */
	fallbacks: number;
}

/**
 * Lets n8n 2.41 prepare its engine for expressions only when it evaluates one. By default it prepares one for each request to a
 * node that is not its Webhook node, which takes longer than the answer.
 */
const LAZY = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

/** A shipping provider, and a Webhook node that answers with a constant. */
export const providers: Part = {
	number: 9,
	title: 'Shipping rates at checkout',
	async *run(n8n) {
		yield* ratesOfTable(n8n, await createCredential(n8n), 'n8n as it is installed');
		yield* ratesOfWorkflow(n8n, await createCredential(n8n));
		const lazy = await openN8n(LAZY);
		try {
			yield* ratesOfTable(lazy, await createCredential(lazy), 'with lazy expressions', 300);
		} finally {
			await lazy.stop();
		}
	},
};

/** How long the rate table takes, beside n8n's Webhook node. @param atMost milliseconds of 99 of 100 requests */
async function* ratesOfTable(
	n8n: N8n,
	id: string,
	how: string,
	atMost?: number,
): ReturnType<Part['run']> {
	const table = await publish(n8n, [
		providerNode(id, { answerFrom: 'table', rateTable: { rows: ROWS } }),
	]);
	const webhook = await publish(n8n, [webhookNode]);
	const ours = await load(`${table}/rate`, TABLE_RATE, SECONDS);
	const theirs = await load(webhook, TABLE_RATE, SECONDS);
	const what = `${TABLE_RATE} requests a second for a minute, from the table, ${how}`;
	const who = 'Webhook node';
	yield {
		what: `${what}: 99 of 100 take at most`,
		unit: 'ms',
		ours: ours.p99,
		others: { who, value: theirs.p99 },
		...(atMost === undefined ? {} : { target: { atMost } }),
	};
	yield {
		what: `${what}: median`,
		unit: 'ms',
		ours: ours.p50,
		others: { who, value: theirs.p50 },
	};
	yield {
		what: `${what}: without an answer`,
		unit: 'requests',
		ours: ours.lost,
		others: { who, value: theirs.lost },
		...(atMost === undefined ? {} : { target: { atMost: 0 } }),
	};
}

type N8n = Pick<BenchN8n, 'client' | 'url'>;

export async function createCredential({ client }: N8n): Promise<string> {
	const { id } = await client.createCredential({
		name: 'Provider',
		type: 'bigCommerceProviderApi',
		data: { kind: 'shipping', carrierId: 'carrier_1', keyName: 'api_key', apiKey: KEY },
	});
	return id;
}

/** How long a workflow takes to answer with rates. @param id of the credential */
export async function* ratesOfWorkflow(n8n: N8n, id: string): ReturnType<Part['run']> {
	const workflow = await publish(n8n, [
		providerNode(id, { answerFrom: 'workflow', answerWithin: 4, options: { rememberFor: 0 } }),
		RESPONSE,
	]);
	for (const rate of WORKFLOW_RATES) {
		const measured = await load(`${workflow}/rate`, rate, WORKFLOW_SECONDS);
		const each = `${rate} requests a second, from the workflow`;
		yield { what: `${each}: median`, unit: 'ms', ours: measured.p50 };
		yield { what: `${each}: 99 of 100 take at most`, unit: 'ms', ours: measured.p99 };
		yield {
			what: `${each}: answered with the fallback`,
			unit: 'requests',
			ours: measured.fallbacks,
		};
		yield {
			what: `${each}: without an answer`,
			unit: 'requests',
			ours: measured.lost,
			target: { atMost: 0 },
		};
	}
}

const ROWS = Array.from({ length: 20 }, (_, index) => ({
	name: `Rate ${index}`,
	price: index,
	countries: 'US',
	more: { postalCodes: `${10 + index}*, 94000-94999`, minWeight: index / 10, maxWeight: 50 },
}));

const node = (name: string, type: string, parameters: object, x: number) => ({
	id: randomUUID(),
	webhookId: randomUUID(),
	name,
	type,
	typeVersion: 1,
	position: [x, 0],
	parameters,
});

const providerNode = (id: string, parameters: object) => ({
	...node('Provider', 'n8n-nodes-bigcommerce.bigCommerceShippingProvider', parameters, 0),
	typeVersion: 1.1,
	credentials: { bigCommerceProviderApi: { id, name: 'Provider' } },
});

const RESPONSE = node(
	'Respond',
	'n8n-nodes-bigcommerce.bigCommerceProviderResponse',
	{ respondWith: 'shippingRates', displayName: 'Live', code: 'LIVE', amount: 5, rateFields: {} },
	300,
);

const webhookNode = {
	...node(
		'Webhook',
		'n8n-nodes-base.webhook',
		{
			httpMethod: 'POST',
			path: 'bench-constant',
			options: { responseData: '{"ok":true}' },
		},
		0,
	),
	typeVersion: 2,
};

/** Publishes a workflow of these nodes. @returns the address of its webhook */
async function publish(
	{ client, url }: N8n,
	nodes: Array<ReturnType<typeof node>>,
): Promise<string> {
	const [first, second] = nodes;
	const saved = await client.request('POST', '/workflows', {
		name: first.name,
		nodes,
		connections: second
			? { [first.name]: { main: [[{ node: second.name, type: 'main', index: 0 }]] } }
			: {},
		settings: {},
	});
	await client.request('POST', `/workflows/${saved.id}/activate`, { versionId: saved.versionId });
	const path = (first.parameters as { path?: string }).path ?? first.webhookId;
	const address = `${url}/webhook/${path}`;
	for (let tries = 0; tries < 50; tries++) {
		const { status } = await fetch(first.name === 'Webhook' ? address : `${address}/rate`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(bodyOf(0)),
		});
		if (status === 200) return address;
		await sleep(200);
	}
	throw new Error(`n8n does not answer at ${address}.`);
}

async function load(url: string, rate: number, seconds: number): Promise<Load> {
	const agent = new Agent({ connections: 200, pipelining: 1 });
	const times: number[] = [];
	let [lost, fallbacks] = [0, 0];
	const one = async (number: number) => {
		const start = performance.now();
		const answer = await request(url, {
			dispatcher: agent,
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(bodyOf(number)),
			signal: AbortSignal.timeout(30_000),
		}).catch(() => undefined);
		const text = await answer?.body.text().catch(() => undefined);
		if (answer?.statusCode !== 200 || !text) lost += 1;
		else times.push(performance.now() - start);
		if (text?.includes('"carrier_quotes":[]')) fallbacks += 1;
	};
	const sent: Array<Promise<void>> = [];
	const begin = performance.now();
	for (let number = 0; number < rate * seconds; number++) {
		await sleep(Math.max(0, begin + (number * 1000) / rate - performance.now()));
		sent.push(one(number));
	}
	await Promise.all(sent);
	await agent.close();
	times.sort((left, right) => left - right);
	const percentile = (share: number) => times[Math.ceil(times.length * share) - 1] ?? Infinity;
	return { p50: percentile(0.5), p99: percentile(0.99), lost, fallbacks };
}

/** A cart that differs from request to request. */
function bodyOf(number: number) {
	const price = { currency: 'USD', amount: 10 + number };
	const item = (sku: string) => ({
		sku,
		product_id: '77',
		name: 'Product',
		weight: { units: 'oz', value: 16 + (number % 100) },
		discounted_price: price,
		declared_value: price,
		quantity: 1 + (number % 3),
		attributes: [],
	});
	return {
		base_options: {
			origin: { zip: '78757', country_iso2: 'US' },
			destination: { zip: String(94000 + (number % 999)), state_iso2: 'CA', country_iso2: 'US' },
			items: [item('A'), item('B'), item('C')],
			store_id: 'hearth24kq',
			request_context: { reference_values: [{ name: 'cart_id', value: String(number) }] },
		},
		connection_options: { api_key: KEY },
	};
}
