import { setTimeout as sleep } from 'node:timers/promises';

import { decimalFrom } from '../../nodes/provider/money/decimal';
import { quoteRequest } from '../../nodes/provider/schema/taxRequest';
import { quoteFrom } from '../../nodes/provider/tax/computeTax';
import {
	post,
	startProvider,
	taxHeaders,
	type ListeningProvider,
	type WorkflowPlayed,
} from '../support/provider/startProvider';
import { quoteRequestBody, rateItem, rateRequestBody, taxLine } from '../support/provider/samples';

let provider: ListeningProvider;
afterEach(async () => await provider.close());

const RATES = {
	quote_id: 'q',
	messages: [],
	carrier_quotes: [
		{ quotes: [{ code: 'A', display_name: 'A', cost: { currency: 'USD', amount: 1 } }] },
	],
};

/** As n8n answers with what a node has sent: the body, and the end a moment later. */
const answers =
	(body: unknown, status = 200): WorkflowPlayed =>
	(_, response) => {
		response.end();
		response.status(status);
		response.setHeader('x-from-workflow', '1');
		response.json(body);
		response.end();
	};

/** Resolves when the last late answer has been given; rejects if it could not, as when the headers were sent before. */
let played: Promise<void> | undefined;

const later =
	(milliseconds: number, play: WorkflowPlayed): WorkflowPlayed =>
	(item, response) => {
		played = sleep(milliseconds).then(() => play(item, response));
	};

async function rate(workflow: WorkflowPlayed, parameters = {}) {
	provider = await startProvider({
		type: 'bigCommerceShippingProvider',
		parameters: { answerFrom: 'workflow', answerWithin: 0.5, ...parameters },
		workflow,
	});
	return await post(provider.url('rate'), rateRequestBody());
}

const THESE_RATES = {
	fallback: 'rates',
	fallbackRates: { rows: [{ name: 'Flat', price: 9.5 }] },
};

test('the answer of the workflow is sent, and its headers are not', async () => {
	const { status, body } = await rate(answers(RATES));
	expect([status, body]).toEqual([200, RATES]);
	expect(provider.items[0].output).toBe(0);
	expect(provider.items[0].item).toMatchObject({ event: 'rate', cartId: 'c1', currency: 'USD' });
});

test.each<[string, WorkflowPlayed, string]>([
	['is late', later(1500, answers(RATES)), 'it took more than 0.5 s'],
	['never answers', () => undefined, 'it took more than 0.5 s'],
	['fails', answers({ message: 'Error in workflow' }, 500), 'the workflow failed'],
	[
		'ends without a response',
		answers(undefined),
		'the workflow ended without a BigCommerce Provider Response',
	],
	[
		'answers with something else',
		answers({ message: 'Hello' }),
		'the response of the workflow is not valid. quote_id: Required',
	],
	[
		'answers with text',
		answers('rates'),
		'the response of the workflow is not valid. the answer: Expected object, received string',
	],
	[
		'answers with a negative price',
		answers(JSON.parse(JSON.stringify(RATES).replace('"amount":1', '"amount":-1'))),
		'the response of the workflow is not valid. carrier_quotes[0].quotes[0].cost.amount: Number must be greater than or equal to 0',
	],
])('a workflow that %s is answered for, once and in time', async (_, workflow, reason) => {
	const { status, body, milliseconds } = await rate(workflow, THESE_RATES);
	expect(status).toBe(200);
	expect(body.carrier_quotes).toEqual([
		{ quotes: [{ code: 'Flat', display_name: 'Flat', cost: { currency: 'USD', amount: 9.5 } }] },
	]);
	expect(milliseconds).toBeLessThan(900);
	expect(provider.logged).toEqual([
		`The BigCommerce Shipping Provider answered a request of the kind "rate" with the fallback: ${reason}.`,
	]);
	// The late answer must not disturb anything.
	await played;
	expect(provider.logged).toHaveLength(1);
});

test.each([
	[{ fallback: 'none' }, { messages: [], carrier_quotes: [] }],
	[
		{ fallback: 'message', fallbackMessage: 'Please call us.' },
		{ messages: [{ text: 'Please call us.', type: 'ERROR' }], carrier_quotes: [] },
	],
])('without an answer, %p is answered', async (parameters, wanted) => {
	const { body } = await rate(answers(undefined), parameters);
	expect(body).toEqual({ quote_id: expect.any(String), ...wanted });
});

test('a fallback is not remembered', async () => {
	await rate(answers(undefined));
	await post(provider.url('rate'), rateRequestBody());
	expect(provider.items).toHaveLength(2);
});

test('a late answer is not remembered either', async () => {
	await rate(later(700, answers(RATES)), THESE_RATES);
	await played;
	const { body } = await post(provider.url('rate'), rateRequestBody());
	expect(body.carrier_quotes[0].quotes[0].code).toBe('Flat');
	expect(provider.items).toHaveLength(2);
	await played;
});

test('another cart, address or customer is asked about again', async () => {
	await rate(answers(RATES));
	for (const changes of [
		{ items: [rateItem({ quantity: 5 })] },
		{ destination: { zip: '97209', country_iso2: 'US' } },
		{ customer: { customer_id: 7 } },
	])
		await post(provider.url('rate'), rateRequestBody(changes));
	expect(provider.items).toHaveLength(4);
});

test('a table answers without an execution', async () => {
	provider = await startProvider({
		type: 'bigCommerceShippingProvider',
		parameters: {
			answerFrom: 'table',
			rateTable: {
				rows: [
					{
						name: 'Local',
						price: 3,
						countries: 'US',
						more: { postalCodes: '94*', transitDays: 2 },
					},
					{ name: 'Heavy', price: 30, more: { minWeight: 6.01 } },
				],
			},
		},
	});
	const { body } = await post(provider.url('rate'), rateRequestBody());
	expect(body.carrier_quotes).toEqual([
		{
			quotes: [
				{
					code: 'Local',
					display_name: 'Local',
					cost: { currency: 'USD', amount: 3 },
					transit_time: { units: 'BUSINESS_DAYS', duration: 2 },
				},
			],
		},
	]);
	expect(provider.items).toEqual([]);
});

test.each<[object, string]>([
	[{ rateTable: {} }, '"Rate Table" needs at least one row'],
	[{ rateTable: { rows: [{ name: 'A', price: 'abc' }] } }, 'Row 1: "Price" must be a number'],
	[
		{
			rateTable: {
				rows: [
					{ name: 'A', price: 1 },
					{ name: '', price: 1 },
				],
			},
		},
		'Row 2 needs "Name" and "Price"',
	],
	[
		{ rateTable: { rows: [{ name: 'A', price: 1, more: { minWeight: 2, maxWeight: 1 } }] } },
		'Row 1: "Min Weight" is greater than "Max Weight"',
	],
	[{ tableFrom: 'json', rateTableJson: '{' }, '"Rate Table" needs at least one row'],
])(
	'a workflow with the settings %p is not published, and refuses requests',
	async (parameters, message) => {
		provider = await startProvider({
			type: 'bigCommerceShippingProvider',
			parameters: { answerFrom: 'table', ...parameters },
		});
		await expect(provider.publish()).rejects.toThrow(message);
		expect((await post(provider.url('rate'), rateRequestBody())).status).toBe(500);
		expect(provider.items).toEqual([]);
	},
);

test.each<[object, string]>([
	[{ apiKey: 'short' }, 'The key is too short'],
	[{ carrierId: '' }, 'needs the carrier ID'],
	[
		{ kind: 'tax', providerId: 'x', username: 'n8n', password: 'x'.repeat(20) },
		'The credential is of a tax provider',
	],
])('a workflow with the credential %p is not published', async (credential, message) => {
	provider = await startProvider({
		type: 'bigCommerceShippingProvider',
		parameters: { answerFrom: 'workflow' },
		credential: credential as never,
	});
	await expect(provider.publish()).rejects.toThrow(message);
});

describe('taxes', () => {
	const quoted: WorkflowPlayed = ({ request }, response) =>
		void response
			.status(200)
			.json(
				quoteFrom(quoteRequest.parse(request), () => [
					{ name: 'Tax', rate: decimalFrom(0.1) as bigint },
				]),
			);
	const start = async (workflow: WorkflowPlayed, parameters = {}) => {
		provider = await startProvider({
			type: 'bigCommerceTaxProvider',
			parameters: { answerFrom: 'workflow', answerWithin: 0.5, ...parameters },
			workflow,
		});
	};
	const ask = async (endpoint: string, body: unknown = quoteRequestBody()) =>
		await post(
			provider.url(endpoint),
			endpoint.startsWith('void') ? undefined : body,
			taxHeaders(),
		);

	test('each request is on the output of its kind', async () => {
		await start((item, response) =>
			item.event === 'void' ? void response.status(200).json({}) : quoted(item, response),
		);
		for (const endpoint of ['estimate', 'commit', 'adjust?id=113', 'void?id=113'])
			expect((await ask(endpoint)).status).toBe(200);
		expect(provider.items.map(({ output, item }) => [output, item.event, item.quoteId])).toEqual([
			[0, 'estimate', quoteRequestBody().id],
			[1, 'commit', quoteRequestBody().id],
			[2, 'adjust', '113'],
			[3, 'void', '113'],
		]);
	});

	test.each<[string, WorkflowPlayed]>([
		['late', () => undefined],
		['empty', answers(undefined)],
		['failed', answers({ message: 'Error in workflow' }, 500)],
		['invalid', (_, response) => void response.status(200).json({ id: '1', documents: [] })],
	])('a %s answer becomes 500, for which BigCommerce has a fallback tax', async (_, workflow) => {
		await start(workflow);
		const { status, milliseconds } = await ask('estimate');
		expect(status).toBe(500);
		expect(milliseconds).toBeLessThan(900);
	});

	test('a commit is carried out once, and again after a void', async () => {
		await start((item, response) =>
			item.event === 'void' ? void response.status(200).json({}) : quoted(item, response),
		);
		const commit = quoteRequestBody(undefined, { id: '113' });
		const steps = ['commit', 'commit', 'void?id=113', 'void?id=113', 'commit'];
		for (const step of steps) expect((await ask(step, commit)).status).toBe(200);
		expect(provider.items.map(({ item }) => item.event)).toEqual(['commit', 'void', 'commit']);
	});

	test('a workflow that causes the estimates it answers comes to an end', async () => {
		const asked: Array<Promise<{ status: number }>> = [];
		await start((item, response) => {
			// As an operation that changes the checkout: BigCommerce asks again before it answers.
			const body = quoteRequestBody([taxLine('item', 10 + asked.length)]);
			const nested = ask('estimate', body);
			asked.push(nested);
			void nested.then(() => quoted(item, response));
		});
		await ask('estimate');
		expect((await Promise.all(asked)).map(({ status }) => status)).toContain(500);
		expect(provider.items).toHaveLength(3);
		expect(provider.logged.join()).toContain('too many requests about the same quote');
	});

	test('callers that hang up before the answer do not count as open requests', async () => {
		await start(() => undefined, { answerWithin: 3 });
		for (let caller = 0; caller < 4; caller++) {
			const hangUp = new AbortController();
			const body = JSON.stringify(quoteRequestBody([taxLine('item', 10 + caller)]));
			const headers = { 'content-type': 'application/json', ...taxHeaders() };
			const request = { method: 'POST', headers, body, signal: hangUp.signal };
			const call = fetch(provider.url('estimate'), request).catch(() => undefined);
			while (provider.items.length <= caller) await sleep(5);
			hangUp.abort();
			await call;
		}
		expect(provider.items).toHaveLength(4);
		expect(provider.logged).toEqual([]);
	});

	test('a table answers; commits, adjustments and voids start the workflow afterwards', async () => {
		await start(() => undefined, {
			answerFrom: 'table',
			taxTable: { rows: [{ name: 'Sales Tax', rate: 8.25, states: 'OH' }] },
			startsOn: ['commit', 'void'],
		});
		const { body } = await ask(
			'estimate',
			quoteRequestBody([taxLine('item', 19.99, { tax_exempt: false })]),
		);
		expect(body.documents[0].items[0].price).toMatchObject({
			amount_exclusive: 19.99,
			total_tax: 1.65,
			amount_inclusive: 21.64,
			tax_rate: 0.0825,
		});
		for (const endpoint of ['commit', 'adjust?id=1', 'void?id=1'])
			expect((await ask(endpoint)).status).toBe(200);
		expect(provider.items.map(({ output }) => output)).toEqual([1, 3]);
		expect(provider.items[0].item.answerBefore).toBeUndefined();
	});
});
