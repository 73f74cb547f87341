import {
	BLANK,
	handlerOf,
	NO_RECORD,
	ODD,
	PAGE,
	REFUSALS,
	runAt,
	send,
	UNREADABLE,
	type Odd,
} from '../support/oddAnswers';
import { startServer, wrongAmong, type Handler, type OddServer } from '../support/oddServer';
import { fields, id } from '../support/run';

let server: OddServer;
let answer: Handler;
beforeEach(async () => {
	server = await startServer((...all) => answer(...all));
});
afterEach(async () => {
	await server.close();
});

const productId = id('77');

const writes: Array<[what: string, operation: string, parameters: object, odd: Odd[]]> = [
	[
		'Update Product',
		'product.update',
		{ productId, bodyMode: 'json', jsonBody: '{"price":1}' },
		[...ODD, ...BLANK, ...NO_RECORD],
	],
	[
		'Create Brand',
		'brand.create',
		{ bodyMode: 'json', jsonBody: '{"name":"A"}' },
		[...ODD, ...BLANK, ...NO_RECORD],
	],
	[
		'Delete Brand',
		'brand.delete',
		{ brandId: id('1') },
		[...ODD, ...REFUSALS, ['false', send(200, 'application/json', '{"data":false}')]],
	],
	[
		'Delete Many Products',
		'product.deleteMany',
		{ filters: fields({ 'id:in': '1,2' }) },
		[...ODD, ...REFUSALS],
	],
	[
		"Delete Brand, by a request of one's own",
		'api.request',
		{ method: 'DELETE', url: '/v3/catalog/brands/1' },
		[...ODD, ...REFUSALS],
	],
	[
		"A request of one's own that BigCommerce does not document",
		'api.request',
		{ method: 'POST', url: '/v3/unheard/of', jsonBody: '{"a":1}' },
		[REFUSALS[0], REFUSALS[3], REFUSALS[5], REFUSALS[6], REFUSALS[7], REFUSALS[8], REFUSALS[9]],
	],
	[
		'Update Order, in V2',
		'order.update',
		{ orderId: id('1'), bodyMode: 'json', jsonBody: '{"status_id":2}' },
		[...ODD, ...BLANK, ...REFUSALS],
	],
	[
		'Upsert Price List Records, of which BigCommerce answers no record',
		'priceListRecord.upsertBatch',
		{
			priceListId: id('1'),
			bodyMode: 'json',
			jsonBody: '{"variant_id":1,"currency":"usd","price":1}',
		},
		[...ODD, ...BLANK],
	],
	[
		'Adjust Inventory',
		'inventoryAdjustment.relative',
		{ bodyMode: 'json', jsonBody: '{"reason":"x","location_id":1,"sku":"A","quantity":1}' },
		[...ODD, ...BLANK],
	],
	[
		'Download a theme, a job',
		'theme.download',
		{ themeUuid: id('t'), bodyMode: 'json', jsonBody: '{}' },
		[...ODD, ...BLANK, ['no ID of a job', send(200, 'application/json', '{"data":{}}')]],
	],
];

describe.each(writes)('%s', (_what, operation, parameters, odds) => {
	it(`is not sent again after any of ${odds.length} odd answers, and not known to be done`, async () => {
		const wrong = await wrongAmong(odds, handlerOf, async (at) => {
			const { items, error } = await runAt(at, operation, parameters, {
				options: { giveUpAfter: 30 },
				account: { timeout: 60 },
			});
			expect(items).toEqual([]);
			expect(error?.message).toBe(UNREADABLE);
			expect(error?.description).toContain(
				'It is not known whether BigCommerce carried out the request',
			);
			expect(at.arrived).toHaveLength(1);
		});
		expect(wrong).toEqual([]);
	});
});

describe('several items', () => {
	it('a batch that a page was answered to is in doubt for each of its items, and is neither taken apart nor sent again', async () => {
		answer = (_, response) => send(200, 'text/html', PAGE)(response);
		const items = Array.from({ length: 5 }, (_, index) => ({ productId: index + 1 }));
		const { items: found } = await runAt(
			server,
			'product.update',
			{ productId: id('={{ $json.productId }}'), bodyMode: 'json', jsonBody: '{"price":1}' },
			{ items, continueOnFail: true },
		);
		expect(found).toHaveLength(5);
		for (const { json: dataObject } of found) expect(dataObject.error).toBe(UNREADABLE);
		expect(server.arrived).toHaveLength(1);
	});

	it('the run that does not continue counts them as not known', async () => {
		answer = (_, response) => send(200, 'text/html', PAGE)(response);
		const items = Array.from({ length: 3 }, (_, index) => ({ name: `Brand ${index}` }));
		const { error } = await runAt(
			server,
			'brand.create',
			{ bodyMode: 'fields', fields: fields(null, 'autoMapInputData') },
			{ items, account: { concurrency: 1 }, options: {} },
		);
		expect(error?.description).toContain('0 items of 3 were carried out, 1 unknown, 2 not sent.');
	});
});
