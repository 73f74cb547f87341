import { dereference } from '@apidevtools/json-schema-ref-parser';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { checkReply } from '../../nodes/provider/reply/checkAnswer';
import { quoteRequest } from '../../nodes/provider/schema/taxRequest';
import { quoteRequestBody, rateItem, rateRequestBody, taxLine } from '../support/provider/samples';
import {
	post,
	startProvider,
	taxHeaders,
	type ListeningProvider,
} from '../support/provider/startProvider';
import type { AnyBody } from '../support/anyBody';
import { areThere, FOLDER } from './support/specifications';

if (!areThere)
	process.stdout.write(
		`SKIPPED: ${FOLDER} is not there, so no answer of a provider is compared with the official specifications.\n`,
	);
const whereThere = areThere ? describe : describe.skip;

let shipping: AnyBody;
let tax: AnyBody;
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
let provider: ListeningProvider;
beforeAll(async () => {
	if (!areThere) return;
	const read = async (file: string) =>
		await dereference(parse(readFileSync(join(FOLDER, file), 'utf8'), { merge: true }));
	[shipping, tax] = await Promise.all([read('shipping_provider.yml'), read('tax_provider.yml')]);
});
afterEach(async () => await provider?.close());

const schemaOf = (content: AnyBody) => ajv.compile(content.content['application/json'].schema);
const answerOf = ({ paths }: AnyBody, path: string): ValidateFunction =>
	schemaOf(paths[path].post.responses['200']);
const examplesOf = (content: AnyBody): unknown[] =>
	Object.values(content.content['application/json'].examples ?? {}).map(
		({ value }: AnyBody) => value,
	);

/** What does not match the schema. */
const mistakes = (validate: ValidateFunction, value: unknown) =>
	validate(value)
		? []
		: (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

const ROWS = [
	{
		name: 'Standard',
		price: 4.95,
		more: { transitDays: 3, description: 'By van', pricePerWeight: 0.333 },
	},
	{ name: 'Express', price: 0.1, more: { pricePerItem: 0.2 } },
];

whereThere('shipping_provider.yml', () => {
	test('the samples of the tests are requests of the specification', () => {
		const { requestBody } = shipping.paths['/rate'].post;
		expect(mistakes(schemaOf(requestBody), rateRequestBody())).toEqual([]);
	});

	test('its examples of answers are taken', () => {
		for (const example of examplesOf(shipping.paths['/rate'].post.responses['200']))
			expect(checkReply({ kind: 'rate' }, example)).toEqual({ answer: expect.anything() });
		for (const example of examplesOf(
			shipping.paths['/check_connection_options'].post.responses['200'],
		))
			expect(checkReply({ kind: 'check' }, example)).toEqual({ answer: example });
	});

	test.each<[string, object]>([
		['a table', { answerFrom: 'table', rateTable: { rows: ROWS } }],
		[
			'a table without a match',
			{ answerFrom: 'table', rateTable: { rows: [{ name: 'A', price: 1, countries: 'CA' }] } },
		],
		['no rates', { answerFrom: 'workflow', answerWithin: 0.5, fallback: 'none' }],
		[
			'fallback rates',
			{
				answerFrom: 'workflow',
				answerWithin: 0.5,
				fallback: 'rates',
				fallbackRates: { rows: ROWS },
			},
		],
		[
			'a message',
			{
				answerFrom: 'workflow',
				answerWithin: 0.5,
				fallback: 'message',
				fallbackMessage: 'Call us',
			},
		],
	])('the answer from %s matches', async (_, parameters) => {
		provider = await startProvider({
			type: 'bigCommerceShippingProvider',
			parameters: parameters as never,
		});
		for (const items of [[rateItem()], [rateItem({ weight: null })], []]) {
			const { status, body } = await post(provider.url('rate'), rateRequestBody({ items }));
			expect([status, mistakes(answerOf(shipping, '/rate'), body)]).toEqual([200, []]);
		}
		const check = answerOf(shipping, '/check_connection_options');
		for (const connection_options of [rateRequestBody().connection_options, {}])
			expect(
				mistakes(
					check,
					(await post(provider.url('check_connection_options'), { connection_options })).body,
				),
			).toEqual([]);
	});
});

whereThere('tax_provider.yml', () => {
	const exampleRequest = (path: string): AnyBody => examplesOf(tax.paths[path].post.requestBody)[0];

	test('the samples of the tests are requests of the specification', () => {
		const { requestBody } = tax.paths['/estimate'].post;
		expect(mistakes(schemaOf(requestBody), quoteRequestBody())).toEqual([]);
	});

	test.each(['/estimate', '/commit'])(
		'its example of %s is answered, to the cent',
		async (path) => {
			provider = await startProvider({
				type: 'bigCommerceTaxProvider',
				parameters: {
					answerFrom: 'table',
					taxTable: { rows: [{ name: 'Brutal Tax', rate: 50 }] },
				},
			});
			const request = exampleRequest(path);
			const { status, body } = await post(provider.url(path.slice(1)), request, taxHeaders());
			expect([status, mistakes(answerOf(tax, path), body)]).toEqual([200, []]);
			const [wanted] = examplesOf(tax.paths[path].post.responses['200']) as AnyBody[];
			const amounts = ({ documents: [{ items, shipping, handling }] }: AnyBody) =>
				[...items, ...items.map(({ wrapping }: AnyBody) => wrapping), shipping, handling].map(
					({ id, price }: AnyBody) => [
						id,
						price.amount_inclusive,
						price.amount_exclusive,
						price.total_tax,
					],
				);
			expect(amounts(body)).toEqual(amounts(wanted));
			// The example is also an answer that the check takes.
			expect(
				checkReply({ kind: 'estimate', request: quoteRequest.parse(request) }, wanted),
			).toEqual({
				answer: expect.anything(),
			});
		},
	);

	test('answers with exemptions, refunds, inclusive prices and adjustments match', async () => {
		provider = await startProvider({
			type: 'bigCommerceTaxProvider',
			parameters: {
				answerFrom: 'table',
				taxTable: {
					rows: [
						{ name: 'A', rate: 8.875 },
						{ name: 'B', rate: 1.5 },
					],
				},
			},
		});
		const body = quoteRequestBody([
			taxLine('item', 19.99, { price: { amount: 19.99, tax_inclusive: true } }),
			taxLine('refund', -5.01),
			taxLine('item', 100, { tax_exempt: true }),
		]);
		for (const path of ['/estimate', '/adjust?id=113']) {
			const answer = await post(provider.url(path.slice(1)), body, taxHeaders());
			expect(mistakes(answerOf(tax, path.split('?')[0]), answer.body)).toEqual([]);
			expect(
				answer.body.documents[0].items.map(({ type, price }: AnyBody) => [type, price.total_tax]),
			).toEqual([
				['item', 1.88],
				['refund', -0.52],
				['item', 0],
			]);
		}
	});
});
