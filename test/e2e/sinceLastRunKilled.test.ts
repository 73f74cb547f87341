import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import omit from 'lodash/omit';

import { startOwnN8n, type OwnN8n } from '../support/ownN8n.mjs';
import { inLine, node } from '../support/savedNodes';
import { testN8n } from '../support/testN8n.mjs';
import { activate, until, type SavedWorkflow } from '../support/triggersInN8n';

const SANDBOX = testN8n().sandboxUrl;
/** Products with their options come ten at a time, so that a portion of forty takes several requests. */
const PORTION = 40;

let userFolder: string;
let running: OwnN8n;
let proxy: Gate;
let collector: Gate;

/** A server that lets requests wait: what comes after a number of requests gets no answer. */
interface Gate {
	server: Server;
	url: string;
	seen: number;
	holdAfter: number;
	close(): Promise<void>;
}

async function openGate(
	counts: (request: IncomingMessage) => boolean,
	answer: (request: IncomingMessage, body: Buffer, response: ServerResponse) => Promise<void>,
): Promise<Gate> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			if (counts(request)) gate.seen += 1;
			if (counts(request) && gate.seen > gate.holdAfter) return;
			answer(request, Buffer.concat(chunks), response).catch(() => response.destroy());
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const gate: Gate = {
		server,
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		seen: 0,
		holdAfter: Infinity,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
			});
		},
	};
	return gate;
}

const processed: number[] = [];

beforeAll(async () => {
	userFolder = await mkdtemp(join(tmpdir(), 'bigcommerce-since-'));
	proxy = await openGate(
		({ url = '' }) => url.includes('/v3/catalog/products'),
		async ({ url, method, headers }, body, response) => {
			const kept = omit(headers, ['host', 'connection', 'content-length']);
			const answer = await fetch(`${SANDBOX}${url}`, {
				method,
				headers: kept as Record<string, string>,
				...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
			});
			const own = ['content-encoding', 'content-length', 'transfer-encoding', 'connection'];
			response.writeHead(
				answer.status,
				Object.fromEntries([...answer.headers].filter(([name]) => !own.includes(name))),
			);
			response.end(Buffer.from(await answer.arrayBuffer()));
		},
	);
	collector = await openGate(
		() => true,
		async (_request, body, response) => {
			processed.push(Number((JSON.parse(body.toString()) as { id: number }).id));
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end('{}');
			await Promise.resolve();
		},
	);
	running = await startOwnN8n({ userFolder });
}, 300_000);
afterAll(async () => {
	await proxy.close();
	await collector.close();
	await running.stop();
	await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
});

function workflowWith(credentials: object, path: string): object {
	const nodes = [
		node(
			'Start',
			'n8n-nodes-base.webhook',
			{ path, responseMode: 'lastNode', options: {} },
			{ webhookId: randomUUID(), typeVersion: 2 },
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
				include: ['options'],
				filters: {
					mappingMode: 'defineBelow',
					value: { sinceLastRun: 'changed', firstRun: 'beginning', movePlace: 'confirmed' },
					matchingColumns: [],
					schema: [],
				},
				options: {},
			},
			{ credentials },
		),
		node(
			'Process',
			'n8n-nodes-base.httpRequest',
			{
				method: 'POST',
				url: collector.url,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '={{ JSON.stringify({ id: $json.id }) }}',
				options: {},
			},
			{ typeVersion: 4.2 },
		),
		node('Confirm', 'n8n-nodes-bigcommerce.bigCommerceApi', {
			resource: 'readingPlace',
			operation: 'readingPlace.confirm',
		}),
	];
	return { name: `Since ${path}`, nodes, connections: inLine(nodes), settings: {} };
}

async function productsOfStore(): Promise<number[]> {
	const response = await fetch(`${SANDBOX}/stores/hearth24kq/v3/catalog/products?limit=250`, {
		headers: { 'X-Auth-Token': 'sandbox-token-full-access' },
	});
	return ((await response.json()) as { data: Array<{ id: number }> }).data.map(({ id }) => id);
}

test('n8n is killed in the middle of a portion, and between reading and confirming: nothing is lost', async () => {
	const path = randomUUID();
	const credentials = await running.createCredential(proxy.url);
	const workflow = (await running.client.request(
		'POST',
		'/workflows',
		workflowWith(credentials, path),
	)) as SavedWorkflow;
	await activate(running.client, workflow);
	const call = async () =>
		await fetch(`http://127.0.0.1:${running.port}/webhook/${path}`).catch(() => undefined);
	const runOnce = async () => {
		const before = processed.length;
		await until(async () => ((await call())?.status === 404 ? undefined : true));
		return processed.splice(before);
	};
	const killWhile = async (gate: Gate) => {
		const seen = gate.seen;
		gate.holdAfter = seen + 2;
		void call();
		await until(async () => (gate.seen > seen + 2 ? true : undefined));
		await running.kill();
		gate.holdAfter = Infinity;
		running = await startOwnN8n({ userFolder, port: running.port });
	};
	const all = new Set<number>();
	const note = (ids: number[]) => {
		for (const id of ids) all.add(id);
		return ids.length;
	};

	// Whole pages, of which some begin with records that were output before.
	const expectPortion = (count: number) => {
		expect(count).toBeGreaterThan(PORTION - 10);
		expect(count).toBeLessThanOrEqual(PORTION);
	};
	const first = await runOnce();
	expectPortion(note(first));

	await killWhile(proxy);
	const second = await runOnce();
	expectPortion(note(second));
	expect(second.filter((id) => first.includes(id))).toEqual([]);

	processed.splice(0);
	await killWhile(collector);
	const third = await runOnce();
	// What was read before the kill was not confirmed, so that it is read again.
	expect(third).toEqual(expect.arrayContaining(processed));
	expect(third.filter((id) => [...first, ...second].includes(id))).toEqual([]);
	note(third);

	for (let run = 0; run < 10 && note(await runOnce()) > 0; run++);
	expect([...all].sort()).toEqual((await productsOfStore()).sort());
}, 600_000);
