import type { ResourceMapperValue } from 'n8n-workflow';

import { operationOf } from '../../nodes/shared/catalog/catalog';
import { LARGEST_SCHEMA, storedSize } from '../../nodes/operations/description/formSize';
import type { Sandbox } from '../../sandbox/server';
import { loadFields, loadOptions, runNode, type NodeRun } from '../support/node';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});

function node(
	operation: string,
	parameters: NodeRun['parameters'] = {},
	account = 'full',
): NodeRun {
	const { authentication, use } = as(sandbox, account);
	return {
		...use,
		parameters: {
			authentication,
			resource: operationOf(operation)?.resource ?? '',
			operation,
			options: {},
			...parameters,
		},
	};
}

const defined = (value: object, schema: object[] = []) =>
	({
		mappingMode: 'defineBelow',
		value,
		schema,
		matchingColumns: [],
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	}) as ResourceMapperValue;

/** Runs and returns the one request that came of it. */
async function sent(run: NodeRun) {
	sandbox.log.clear();
	const { error } = await runNode(run);
	const [request] = apiRequests(sandbox);
	return { error, request, query: new URLSearchParams(request?.query) };
}

describe('fields for the ID of something', () => {
	it('offer the things of the store', async () => {
		const { fields } = await loadFields('getFields', node('product.create'));
		const brand = fields.find(({ id }) => id === 'brand_id');
		expect(brand).toMatchObject({ displayName: 'Brand', type: 'options' });
		expect(brand?.options?.[0]).toEqual({ name: expect.any(String), value: expect.any(Number) });
		expect(storedSize(fields)).toBeLessThan(LARGEST_SCHEMA);
	});

	it('offer them as filters too', async () => {
		const { fields } = await loadFields('getFilters', node('order.getMany'));
		expect(fields.find(({ id }) => id === 'status_id')).toMatchObject({
			type: 'options',
			displayName: 'Status',
		});
	});

	it('stay text for an account that may not list them, and without a credential', async () => {
		sandbox.log.clear();
		const { fields } = await loadFields('getFields', node('customer.create', {}, 'catalogue'));
		expect(apiRequests(sandbox)).toEqual([]);
		expect(fields.find(({ id }) => id === 'customer_group_id')?.type).toBe('string');
		const unchosen = { ...node('customer.create'), chosen: {} };
		expect(
			(await loadFields('getFields', unchosen)).fields.find(({ id }) => id === 'customer_group_id')
				?.type,
		).toBe('string');
	});

	it('take a thing that was made after the form was filled in', async () => {
		const schema = [
			{
				id: 'brand_id',
				displayName: 'Brand',
				type: 'options',
				options: [{ name: 'Old', value: 1 }],
				required: false,
				display: true,
				defaultMatch: false,
			},
		];
		const { request } = await sent(
			node('product.create', {
				bodyMode: 'fields',
				fields: defined(
					{ name: 'A', type: 'physical', weight: 1, price: 1, brand_id: '={{ 99 }}' },
					schema,
				),
			}),
		);
		expect(request.body).toMatchObject({ brand_id: 99 });
	});
});

describe('the body', () => {
	it('has no value of a field that was taken off the form', async () => {
		const schema = [
			{
				id: 'is_visible',
				displayName: 'Is Visible',
				type: 'boolean',
				removed: true,
				required: false,
				display: true,
				defaultMatch: false,
			},
		];
		const { request } = await sent(
			node('product.update', {
				productId: { __rl: true, mode: 'id', value: '1' },
				bodyMode: 'fields',
				fields: defined({ name: 'B', is_visible: false, price: null }, schema),
			}),
		);
		expect(request.body).toEqual({ name: 'B' });
	});

	it('has a switch that somebody turned off', async () => {
		const { request } = await sent(
			node('product.update', {
				productId: { __rl: true, mode: 'id', value: '1' },
				bodyMode: 'fields',
				fields: defined({ is_visible: false }),
			}),
		);
		expect(request.body).toEqual({ is_visible: false });
	});

	it('nests what the form asks part by part, and takes lists with commas', async () => {
		const { request } = await sent(
			node('product.create', {
				bodyMode: 'fields',
				fields: defined({
					name: 'A',
					type: 'Physical',
					weight: '1',
					price: 1,
					'custom_url.url': '/a/',
					categories: '23, 21',
				}),
			}),
		);
		expect(request.body).toMatchObject({
			type: 'physical',
			weight: 1,
			custom_url: { url: '/a/' },
			categories: [23, 21],
		});
	});

	it('writes dates as the operation wants them', async () => {
		const billing = Object.fromEntries(
			['first_name', 'last_name', 'street_1', 'city', 'state', 'zip', 'country', 'email'].map(
				(name) => [`billing_address.${name}`, name === 'email' ? 'ada@example.com' : 'x'],
			),
		);
		const { request } = await sent(
			node('order.create', {
				bodyMode: 'fields',
				fields: defined({
					products: '[{"name":"A","quantity":1,"price_inc_tax":1,"price_ex_tax":1}]',
					...billing,
					date_created: '2026-03-31T14:30:00Z',
				}),
			}),
		);
		expect(request.body).toMatchObject({ date_created: 'Tue, 31 Mar 2026 14:30:00 +0000' });
	});
});

describe('filters', () => {
	it.each([[[3, 4]], ['3, 4'], ['[3,4]']])('take a list as %j', async (value) => {
		const { query } = await sent(
			node('product.getMany', { filters: defined({ 'id:in': value }), limit: 1 }),
		);
		expect(query.get('id:in')).toBe('3,4');
	});

	it('write dates in ISO 8601', async () => {
		const { query } = await sent(
			node('order.getMany', {
				filters: defined({
					min_date_created: 'Tue, 31 Mar 2026 14:30:00 +0000',
					sort: 'date_created:desc',
				}),
				limit: 1,
			}),
		);
		expect([query.get('min_date_created'), query.get('sort')]).toEqual([
			'2026-03-31T14:30:00Z',
			'date_created:desc',
		]);
	});

	it('that are no date send nothing', async () => {
		const { request, error } = await sent(
			node('order.getMany', { filters: defined({ min_date_created: 'soon' }), limit: 1 }),
		);
		expect(request).toBeUndefined();
		expect(error?.message).toBe('"Created After" must be a date');
	});
});

describe('what is included', () => {
	it('is ticked in a list', async () => {
		const choices = await loadOptions('getIncludes', node('product.getMany'));
		expect(choices).toContainEqual({ name: 'Custom Fields', value: 'custom_fields' });
		const { query } = await sent(
			node('product.getMany', { include: ['variants', 'images'], limit: 1 }),
		);
		expect(query.get('include')).toBe('variants,images');
	});
});

describe("what n8n's AI can load of a form", () => {
	it('are the names of fields, with type, need and choices', async () => {
		const fields = await loadOptions('getBodyFields', node('product.create'));
		expect(fields).toContainEqual({ name: 'Name', value: 'name', description: 'string, required' });
		expect(fields.find(({ value }) => value === 'type')?.description).toBe(
			'options, required, one of "physical", "digital"',
		);
	});

	it('are the names of filters', async () => {
		const filters = await loadOptions('getFilterFields', node('product.getMany'));
		expect(filters.map(({ value }) => value)).toEqual(
			expect.arrayContaining(['sku', 'id:in', 'date_modified:min']),
		);
	});
});

describe('notices', () => {
	it.each([
		['product.deleteMany', /<strong>all [\d,]+ products<\/strong>/],
		['order.archiveAll', /<strong>all [\d,]+ orders<\/strong>/],
		['currency.deleteAll', /<strong>every currency<\/strong>/],
	])('of %s say how many there are, where BigCommerce says', async (operation, words) => {
		expect((await loadFields('getCount', node(operation))).emptyFieldsNotice).toMatch(words);
	});

	it('count without failing what may not be read', async () => {
		expect(
			(await loadFields('getCount', node('product.deleteMany', {}, 'orders'))).emptyFieldsNotice,
		).toContain('every product');
	});

	it('count what belongs to a chosen record', async () => {
		const parameters = { priceListId: { __rl: true, mode: 'id', value: '' } };
		expect(
			(await loadFields('getCount', node('priceListRecord.deleteMany', parameters)))
				.emptyFieldsNotice,
		).toContain('every price list record');
	});
});
