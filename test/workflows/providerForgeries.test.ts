import {
	post,
	startProvider,
	taxHeaders,
	type ListeningProvider,
} from '../support/provider/startProvider';
import { KEY, PASSWORD, quoteRequestBody, rateRequestBody } from '../support/provider/samples';

let provider: ListeningProvider;
afterEach(async () => await provider.close());

const answerWith =
	(body: object) =>
	(_: unknown, response: { status(code: number): { json(body: unknown): unknown } }) =>
		void response.status(200).json(body);
const RATES = { quote_id: 'q', messages: [], carrier_quotes: [] };

describe('calls to a shipping provider that start no execution', () => {
	const body = rateRequestBody;
	const keyed = (connection_options: unknown) => ({ ...body(), connection_options });
	const json = { 'content-type': 'application/json' };

	test.each<[string, unknown, Record<string, string>, number]>([
		['another key', keyed({ api_key: 'x'.repeat(KEY.length) }), json, 401],
		['the beginning of the key', keyed({ api_key: KEY.slice(0, -1) }), json, 401],
		['the key and more', keyed({ api_key: `${KEY} ` }), json, 401],
		['no key', keyed({}), json, 401],
		['no connection options', keyed(undefined), json, 401],
		['a key of null', keyed({ api_key: null }), json, 401],
		['the key in a list', keyed({ api_key: [KEY] }), json, 401],
		['the key by another name', keyed({ key: KEY }), json, 401],
		['options that are a list', keyed([KEY]), json, 400],
		['the key in a header alone', keyed({}), { ...json, authorization: `Bearer ${KEY}` }, 401],
		['another store', rateRequestBody({ store_id: 'other1' }), json, 401],
		['no store', rateRequestBody({ store_id: undefined }), json, 400],
		['text', JSON.stringify(body()), { 'content-type': 'text/plain' }, 400],
		['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
		['no JSON', '{', json, 422],
		['an empty body', '', json, 400],
		['a list', [], json, 400],
		['no items', rateRequestBody({ items: undefined }), json, 400],
		['items that are text', rateRequestBody({ items: 'all' }), json, 400],
		['no destination', rateRequestBody({ destination: null }), json, 400],
		[
			'a country of three letters',
			rateRequestBody({ destination: { zip: '1', country_iso2: 'USA' } }),
			json,
			400,
		],
		[
			'a negative weight',
			rateRequestBody({ items: [{ weight: { units: 'g', value: -1 } }] }),
			json,
			400,
		],
		['more than 1 MB', rateRequestBody({ pad: 'x'.repeat(1024 * 1024) }), json, 400],
	])('%s', async (_, sent, headers, status) => {
		provider = await startProvider({
			type: 'bigCommerceShippingProvider',
			parameters: { answerFrom: 'workflow', options: { onlyStores: 'hearth24kq' } },
			workflow: answerWith(RATES),
		});
		expect((await post(provider.url('rate'), sent, headers)).status).toBe(status);
		expect(provider.items).toEqual([]);
		expect(provider.logged.join()).not.toContain(KEY);
	});

	test('a genuine one, and then a copy of it', async () => {
		provider = await startProvider({
			type: 'bigCommerceShippingProvider',
			parameters: { answerFrom: 'workflow', options: { onlyStores: 'hearth24kq' } },
			workflow: answerWith(RATES),
		});
		const first = await post(provider.url('rate'), body());
		const second = await post(provider.url('rate'), body());
		expect([first, second].map(({ status, body }) => [status, body.quote_id])).toEqual([
			[200, 'q'],
			[200, 'q'],
		]);
		expect(provider.items).toHaveLength(1);
		expect(JSON.stringify(provider.items)).not.toContain(KEY);
	});

	test('a connection check with another key is not valid', async () => {
		provider = await startProvider({ type: 'bigCommerceShippingProvider', parameters: TABLE });
		const check = async (options: object) =>
			(await post(provider.url('check_connection_options'), { connection_options: options })).body;
		expect(await check({ api_key: 'x'.repeat(32) })).toEqual({
			valid: false,
			messages: [{ text: 'The connection options are not valid.', type: 'ERROR' }],
		});
		expect(await check({ api_key: KEY })).toEqual({ valid: true, messages: [] });
		expect(provider.items).toEqual([]);
	});
});

const TABLE = {
	answerFrom: 'table',
	rateTable: { rows: [{ name: 'Standard', price: 5 }] },
};

describe('calls to a tax provider that start no execution', () => {
	const basic = (text: string) =>
		taxHeaders({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
	const without = (name: string) => {
		const headers: Record<string, string> = taxHeaders();
		delete headers[name];
		return headers;
	};
	const body = quoteRequestBody();

	test.each<[string, string, unknown, Record<string, string>, number]>([
		['no login', 'estimate', body, without('authorization'), 401],
		['another password', 'estimate', body, basic(`n8n:${'x'.repeat(PASSWORD.length)}`), 401],
		['another user', 'estimate', body, basic(`admin:${PASSWORD}`), 401],
		['no user', 'estimate', body, basic(`:${PASSWORD}`), 401],
		['the password alone', 'estimate', body, basic(PASSWORD), 401],
		['a bearer token', 'estimate', body, taxHeaders({ authorization: `Bearer ${PASSWORD}` }), 401],
		[
			'a login that is not base64',
			'estimate',
			body,
			taxHeaders({ authorization: `Basic n8n:${PASSWORD}` }),
			401,
		],
		['no store', 'estimate', body, without('x-bc-store-hash'), 401],
		['another store', 'estimate', body, taxHeaders({ 'x-bc-store-hash': 'other1' }), 401],
		['no documents', 'estimate', { ...body, documents: undefined }, taxHeaders(), 400],
		['no ID', 'commit', { ...body, id: '' }, taxHeaders(), 400],
		[
			'a price that is text',
			'estimate',
			JSON.parse(JSON.stringify(body).replaceAll('450', '"450"')),
			taxHeaders(),
			400,
		],
		['text', 'estimate', JSON.stringify(body), taxHeaders({ 'content-type': 'text/plain' }), 400],
		['more than 1 MB', 'estimate', { ...body, pad: 'x'.repeat(1024 * 1024) }, taxHeaders(), 400],
		['an adjustment without an ID', 'adjust', body, taxHeaders(), 400],
		['a void without an ID', 'void', undefined, taxHeaders(), 400],
		['a void without a login', 'void?id=1', undefined, without('authorization'), 401],
	])('%s', async (_, endpoint, sent, headers, status) => {
		provider = await startProvider({
			type: 'bigCommerceTaxProvider',
			parameters: { answerFrom: 'workflow', options: { onlyStores: 'hearth24kq' } },
		});
		expect((await post(provider.url(endpoint), sent, headers)).status).toBe(status);
		expect(provider.items).toEqual([]);
		expect(provider.logged.join()).not.toContain(PASSWORD);
	});
});
