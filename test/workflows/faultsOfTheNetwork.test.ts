import type { TroubleRule } from '../../sandbox/http/faults';
import type { Sandbox } from '../../sandbox/server';
import type { NodeResult, NodeRun } from '../support/node';
import { speedUpWaits } from '../support/quickClock';
import { addProducts, fields, id, jsons, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';

speedUpWaits();

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});
afterAll(async () => {
	await sandbox.close();
});

const store = () => [...sandbox.stores.values()][0];
const made = () =>
	store()
		.collection('customers')
		.all()
		.map(({ email }) => String(email))
		.filter((email) => email.endsWith('@faults.example'));

async function createCustomers(count: number): Promise<NodeResult> {
	const items = jsons(
		Array.from({ length: count }, (_, index) => ({
			first_name: 'Ada',
			last_name: `Number ${index}`,
			email: `ada.${index}@faults.example`,
		})),
	);
	return await runOperation(
		sandbox,
		'customer.create',
		{ bodyMode: 'fields', fields: fields(null, 'autoMapInputData') },
		{ items, continueOnFail: true },
	);
}

async function updateProducts(
	ids: number[],
	account: NodeRun['account'] = {},
): Promise<NodeResult> {
	const parameters = {
		productId: id('={{ $json.productId }}'),
		bodyMode: 'json',
		jsonBody: '={{ { price: $json.price } }}',
	};
	return await runOperation(sandbox, 'product.update', parameters, {
		items: jsons(ids.map((productId, index) => ({ productId, price: index + 2 }))),
		continueOnFail: true,
		account,
	});
}

const passing: Array<[what: string, rules: TroubleRule[]]> = [
	[
		'connections that break before anything is done',
		[{ kind: 'drop', method: 'PUT', skip: 1, times: 3 }],
	],
	[
		'connections that break after it was done',
		[{ kind: 'lose', method: 'PUT', skip: 2, times: 3 }],
	],
	[
		'a batch that half succeeds before the connection breaks',
		[{ kind: 'half', method: 'PUT', skip: 1, times: 1 }],
	],
	['a burst of 503', [{ kind: 'status', method: 'PUT', skip: 2, times: 5 }]],
	[
		'a 500 and a 504',
		[
			{ kind: 'status', method: 'PUT', status: 500, times: 1 },
			{ kind: 'status', method: 'PUT', status: 504, skip: 3, times: 1 },
		],
	],
	['an overload', [{ kind: 'busy', method: 'PUT', atOnce: 2, times: 20 }]],
	['a quota that is said to be used up', [{ kind: 'refuse', method: 'PUT', skip: 2, times: 1 }]],
];

describe('100 updates get through', () => {
	it.each(passing)('%s', async (_what, rules) => {
		sandbox.settings.window = 400;
		const ids = addProducts(sandbox, 100);
		sandbox.trouble.set(rules);
		const { items } = await updateProducts(ids);
		expect(items.map(({ json, pairedItem }) => [json.id, json.price, pairedItem])).toEqual(
			ids.map((id, index) => [id, index + 2, { item: index }]),
		);
		expect(ids.map((id) => store().collection('catalog/products').get(id)?.price)).toEqual(
			ids.map((_, index) => index + 2),
		);
	});

	it('slow answers, asked for again after the timeout', async () => {
		const ids = addProducts(sandbox, 30);
		sandbox.trouble.set([{ kind: 'slow', method: 'PUT', milliseconds: 1500, times: 1 }]);
		const { items } = await updateProducts(ids, { timeout: 1 });
		expect(items.map(({ json }) => json.price)).toEqual(ids.map((_, index) => index + 2));
	});
});

describe('100 creations: nothing is lost, nothing is made twice, and every item is accounted for', () => {
	const unclear: Array<[what: string, rules: TroubleRule[], doubtful: number, made: number]> = [
		[
			'a batch that half succeeds before the connection breaks',
			[{ kind: 'half', method: 'POST', path: '/customers', skip: 3, times: 1 }],
			10,
			95,
		],
		[
			'answers that are lost',
			[{ kind: 'lose', method: 'POST', path: '/customers', skip: 2, times: 2 }],
			20,
			100,
		],
		[
			'connections that break before',
			[{ kind: 'drop', method: 'POST', path: '/customers', skip: 2, times: 2 }],
			20,
			80,
		],
		['a burst of 503', [{ kind: 'status', method: 'POST', path: '/customers', times: 3 }], 30, 70],
	];

	it.each(unclear)('%s', async (_what, rules, doubtful, expected) => {
		sandbox.trouble.set(rules);
		const { items } = await createCustomers(100);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 100 }, (_, item) => ({ item })),
		);
		const failed = items.filter(({ json }) => json.error);
		expect(failed).toHaveLength(doubtful);
		for (const { json } of failed)
			expect(String(json.details)).toMatch(/not known whether|look first whether/);
		expect(made()).toHaveLength(expected);
		expect(new Set(made()).size).toBe(expected);
		expect(apiRequests(sandbox).filter(({ method }) => method === 'POST')).toHaveLength(10);
	});

	it.each([
		[
			'a quota that is used up',
			[{ kind: 'refuse', method: 'POST', path: '/customers', skip: 2, times: 2 }],
		],
		['an overload', [{ kind: 'busy', method: 'POST', path: '/customers', atOnce: 1, times: 10 }]],
	] as Array<[string, TroubleRule[]]>)(
		'%s is no reason to leave anything out',
		async (_what, rules) => {
			sandbox.settings.window = 400;
			sandbox.trouble.set(rules);
			const { items } = await createCustomers(100);
			expect(items.filter(({ json }) => json.error)).toEqual([]);
			expect(made()).toHaveLength(100);
		},
	);

	it('the run that does not continue says what was done and what is not known', async () => {
		sandbox.trouble.set([{ kind: 'lose', method: 'POST', path: '/customers', skip: 2, times: 1 }]);
		const items = jsons(
			Array.from({ length: 100 }, (_, index) => ({
				first_name: 'Ada',
				last_name: `Number ${index}`,
				email: `ada.${index}@faults.example`,
			})),
		);
		const { error } = await runOperation(
			sandbox,
			'customer.create',
			{ bodyMode: 'fields', fields: fields(null, 'autoMapInputData') },
			{ items, account: { concurrency: 1 } },
		);
		expect(error?.context.itemIndex).toBe(20);
		expect(error?.description).toContain(
			'20 items of 100 were carried out, 10 unknown, 70 not sent.',
		);
	});
});

it('a deletion whose answer was lost is found to be done', async () => {
	const { id: brandId } = store().collection('catalog/brands').all()[0];
	sandbox.trouble.set([{ kind: 'lose', method: 'DELETE', times: 1 }]);
	const { items, error } = await runOperation(sandbox, 'brand.delete', { brandId: id(brandId) });
	expect(error).toBeUndefined();
	expect(items[0].json).toEqual({ deleted: true, id: 1 });
});

it('a new record below a product is not sent twice, although it is a PUT', async () => {
	const [productId] = addProducts(sandbox, 1);
	sandbox.trouble.set([{ kind: 'lose', method: 'PUT', times: 1 }]);
	const { error } = await runOperation(sandbox, 'product.update', {
		productId: id(productId),
		bodyMode: 'json',
		jsonBody: '{"custom_fields": [{"name": "Size", "value": "L"}]}',
	});
	expect(error?.description).toContain('not known whether');
	expect(apiRequests(sandbox).filter(({ method }) => method === 'PUT')).toHaveLength(1);
});
