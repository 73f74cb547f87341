import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { connect, type Connection } from '../support/n8n.mjs';
import { inLine, node } from '../support/savedNodes';
import { quoteRequestBody, rateRequestBody } from '../support/provider/samples';
import { activate, deactivate, until, type SavedWorkflow } from '../support/triggersInN8n';
import { testN8n } from '../support/testN8n.mjs';

jest.setTimeout(120_000);

const LOG = join(testN8n().logs, 'n8n.log');
const KEY = 'sandbox-carrier-key-of-hearth';

let n8n: Connection;
const published: SavedWorkflow[] = [];
let readSoFar = 0;
beforeAll(async () => {
	n8n = await connect();
});
beforeEach(() => {
	readSoFar = readFileSync(LOG, 'utf8').length;
});
afterEach(async () => {
	for (const workflow of published.splice(0)) await deactivate(n8n.client, workflow);
});

/** What n8n has written into its log since the test began. */
const logged = () => readFileSync(LOG, 'utf8').slice(readSoFar);

const step = (name: string, type: string, parameters: object, x: number) =>
	node(name, type, parameters, { position: [x, 0] });

const RESPONSE = {
	respondWith: 'shippingRates',
	displayName: 'Live',
	code: 'LIVE',
	amount: 7,
	rateFields: {},
};

/** A provider, what the workflow does, and a response. */
async function publish(
	type: 'bigCommerceShippingProvider' | 'bigCommerceTaxProvider',
	steps: Array<ReturnType<typeof step>>,
	parameters: object = {},
	credentials = n8n.credentialNamed(
		type === 'bigCommerceTaxProvider' ? 'Sandbox: Hearth Tax' : 'Sandbox: Hearth Express',
	),
): Promise<SavedWorkflow> {
	const trigger = {
		...step('Provider', `n8n-nodes-bigcommerce.${type}`, {}, 0),
		webhookId: randomUUID(),
		typeVersion: 1.1,
		parameters: {
			answerFrom: 'workflow',
			answerWithin: 1,
			fallback: 'rates',
			fallbackRates: { rows: [{ name: 'Fallback', price: 9 }] },
			...parameters,
		},
		credentials,
	};
	const nodes = [trigger, ...steps];
	const workflow = (await n8n.client.request('POST', '/workflows', {
		name: `Provider ${randomUUID()}`,
		nodes,
		connections: inLine(nodes),
		settings: {},
	})) as SavedWorkflow;
	published.push(workflow);
	await activate(n8n.client, workflow);
	return workflow;
}

/** Posts as soon as n8n listens. */
async function post(
	workflow: SavedWorkflow,
	path: string,
	body: object,
	headers: Record<string, string> = {},
) {
	return await until(async () => {
		const start = performance.now();
		const response = await fetch(
			`${n8n.client.url}/webhook/${String(workflow.nodes[0].webhookId)}/${path}`,
			{
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body: JSON.stringify(body),
			},
		);
		const milliseconds = performance.now() - start;
		const answer = await response.json();
		return response.status === 404 ? undefined : { status: response.status, answer, milliseconds };
	});
}

/** The executions of a workflow, once there is one and all have ended. */
async function executions(workflow: SavedWorkflow): Promise<Array<{ id: string; status: string }>> {
	return await until(async () => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
		const { results } = await n8n.client.request('GET', `/executions?filter=${filter}&limit=50`);
		const isOver = results.every(
			({ status }: { status: string }) => !['new', 'running', 'waiting'].includes(status),
		);
		return results.length > 0 && isOver ? results : undefined;
	}, 60);
}

const TAX_HEADERS = {
	authorization: `Basic ${Buffer.from('hearth:sandbox-tax-password-of-hearth').toString('base64')}`,
	'x-bc-store-hash': 'hearth24kq',
};

const rates = () => ({ ...rateRequestBody(), connection_options: { api_key: KEY } });

const namesIn = (answer: { carrier_quotes: Array<{ quotes: Array<{ display_name: string }> }> }) =>
	answer.carrier_quotes.flatMap(({ quotes }) => quotes.map(({ display_name }) => display_name));

const wait = () => step('Wait', 'n8n-nodes-base.wait', { amount: 3, unit: 'seconds' }, 200);
const nothing = () => step('Nothing', 'n8n-nodes-base.noOp', {}, 300);
const stop = () =>
	step('Stop', 'n8n-nodes-base.stopAndError', { errorMessage: 'The carrier is closed' }, 300);
const respond = (parameters = RESPONSE) =>
	step('Respond', 'n8n-nodes-bigcommerce.bigCommerceProviderResponse', parameters, 400);

test.each<[string, () => Array<ReturnType<typeof step>>, string, string]>([
	['in time', () => [respond()], 'Live', 'success'],
	['late', () => [wait(), respond()], 'Fallback', 'success'],
	['failed', () => [stop(), respond()], 'Fallback', 'error'],
	['without a response', () => [nothing()], 'Fallback', 'success'],
	// n8n itself answers these, long after the fallback.
	['late and failed', () => [wait(), stop()], 'Fallback', 'error'],
	['late and without a response', () => [wait(), nothing()], 'Fallback', 'success'],
	['invalid', () => [respond({ ...RESPONSE, code: '={{ $json.none }}' })], 'Fallback', 'error'],
])('a workflow that is %s: one answer, in time', async (_, steps, name, status) => {
	const workflow = await publish('bigCommerceShippingProvider', steps());
	const { answer, milliseconds, status: code } = await post(workflow, 'rate', rates());
	expect([code, namesIn(answer)]).toEqual([200, [name]]);
	expect(milliseconds).toBeLessThan(2500);
	expect((await executions(workflow)).map((execution) => execution.status)).toEqual([status]);
	// Wait until n8n has written what it has to say about the late answer.
	expect(logged()).not.toMatch(/headers after they are sent|ERR_HTTP|unhandled|write after end/i);
	if (name === 'Fallback') expect(logged()).toContain('with the fallback');
});

test('an invalid answer names the field in the execution', async () => {
	const workflow = await publish('bigCommerceShippingProvider', [
		respond({ ...RESPONSE, amount: -1 }),
	]);
	await post(workflow, 'rate', rates());
	const [{ id }] = await executions(workflow);
	const { data } = await n8n.client.request('GET', `/executions/${id}`);
	expect(data).toContain('\\"Price\\" is not valid, so no rates were sent [item 0]');
});

test('taxes that are late make BigCommerce use its fallback tax; in time they are worked out', async () => {
	const tax = {
		respondWith: 'tax',
		taxFrom: 'rates',
		appliesTo: 'allLines',
		taxName: 'Sales Tax',
		rate: 8.25,
	};
	const late = await publish('bigCommerceTaxProvider', [wait(), respond(tax as never)]);
	expect((await post(late, 'estimate', quoteRequestBody(), TAX_HEADERS)).status).toBe(500);
	const workflow = await publish('bigCommerceTaxProvider', [respond(tax as never)]);
	const { status, answer } = await post(workflow, 'estimate', quoteRequestBody(), TAX_HEADERS);
	expect(status).toBe(200);
	expect(answer.documents[0].items[0].price).toMatchObject({
		amount_exclusive: 450,
		total_tax: 37.13,
		amount_inclusive: 487.13,
	});
	await executions(late);
	expect(logged()).not.toMatch(/headers after they are sent|ERR_HTTP|unhandled|write after end/i);
});

test('with the profile in its URLs, a tax provider answers only the store with this profile', async () => {
	const type = 'bigCommerceProviderApi';
	const data = {
		kind: 'tax',
		providerId: 'HearthTax',
		username: 'hearth',
		password: 'sandbox-tax-password-of-hearth',
		profile: 'hearth & table',
	};
	const { id, name } = await n8n.client.request('POST', '/credentials', {
		name: 'Tax provider with a profile',
		type,
		data,
	});
	const rows = [{ name: 'Sales Tax', rate: 10 }];
	const workflow = await publish(
		'bigCommerceTaxProvider',
		[],
		{
			answerFrom: 'table',
			taxTable: { rows },
			startsOn: ['commit'],
			options: { profileInUrl: true },
		},
		{ [type]: { id, name } },
	);
	const ask = async (path: string) => await post(workflow, path, quoteRequestBody(), TAX_HEADERS);
	const profile = encodeURIComponent(data.profile);
	const { status, answer } = await ask(`${profile}/estimate`);
	expect([status, answer.documents[0].items[0].price.total_tax]).toEqual([200, 45]);
	expect((await ask(`${profile}/commit`)).status).toBe(200);
	expect((await ask('another/estimate')).status).toBe(401);
	expect((await ask('another/commit')).status).toBe(401);
	expect((await executions(workflow)).map((execution) => execution.status)).toEqual(['success']);
	const base = `${n8n.client.url}/webhook/${String(workflow.nodes[0].webhookId)}`;
	const without = await fetch(`${base}/estimate`, { method: 'POST' });
	expect(without.status).toBe(404);
});
