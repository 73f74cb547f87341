import type { Operation } from '../../catalog/types';
import type { Sandbox } from '../../sandbox/server';
import { operations } from '../support/catalog';
import { ALL_OPERATIONS_TIMEOUT, failuresOf } from '../support/failures';
import { fileOf, itemWith } from '../support/files';
import { runNode, type NodeRun } from '../support/node';
import { fields, id, jsons, runOperation } from '../support/run';
import { sandboxForTests } from '../support/sandbox';
import { sample, sampleParameters } from '../support/samples';
import {
	credentialFor,
	scriptedServer,
	type Scripted,
	type ScriptedServer,
} from '../support/scripted';

/** Operations that BigCommerce answers without a record. */
const silent = operations.filter(
	({ own, custom, graphql, method, answer }) =>
		!own && !custom && !graphql && (method === 'DELETE' || answer.kind === 'nothing'),
);

let reply: Scripted;
let server: ScriptedServer;
let sandbox: Sandbox;
beforeAll(async () => {
	server = await scriptedServer(() => reply);
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await server.close();
	await sandbox.close();
});
beforeEach(() => sandbox.reset());

/** One record of the body, as a user writes it. */
function bodyOf({ body }: Operation): unknown {
	return body?.content === 'json' ? sample(body.schema) : undefined;
}

async function run(operation: Operation) {
	const values = sampleParameters(operation);
	const locators = Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			operation.pathParameters.some(({ parameter }) => parameter === name) ? id(value) : value,
		]),
	);
	const body = bodyOf(operation);
	const filters = operation.query
		.filter(({ name, required }) => required || name === operation.batch?.key)
		.map(({ name, schema }) => [name, sample(schema, name)]);
	// A list of what was deleted is proved by the list.
	reply =
		operation.answer.kind === 'list'
			? { body: { data: body, meta: { total: 1, success: 1, failed: 0 } } }
			: operation.answer.kind === 'item' && operation.batch
				? { body: { data: { id: 'the rest' } } }
				: { status: 204 };
	const file = operation.body?.file;
	return await runNode({
		credentials: { shop: credentialFor(server) },
		chosen: { bigCommerceStoreApi: 'shop' },
		...(operation.body?.content === 'multipart'
			? { items: [itemWith(fileOf(file?.kinds[0] ?? 'gif'))] }
			: {}),
		parameters: {
			authentication: 'store',
			resource: operation.resource,
			operation: operation.id,
			...locators,
			...(filters.length > 0 ? { filters: fields(Object.fromEntries(filters)) } : {}),
			...(body === undefined ? {} : { bodyMode: 'json', jsonBody: JSON.stringify(body) }),
			...(operation.massDelete ? { deleteEverything: true } : {}),
			options: {},
		} as NodeRun['parameters'],
	});
}

const isPlain = (value: unknown) => typeof value !== 'object';

/** The record in a body: alone, in a list, or in a list under a key. */
function recordIn({ batch }: Operation, body: unknown): unknown {
	const inside = batch?.form === 'key' ? (body as Record<string, unknown>)[batch.key ?? ''] : body;
	return Array.isArray(inside) ? inside[0] : inside;
}

async function check(operation: Operation): Promise<void> {
	const { items, error } = await run(operation);
	if (error) throw new Error(`${error.message} ${error.description}`);
	const [{ json }] = items;
	const { accepted, success, deleted } = json;
	expect([accepted, success, deleted].filter((value) => value !== undefined)).toEqual([true]);
	if (operation.method === 'DELETE' && !operation.answer.proof) expect(deleted).toBe(true);
	const shown = Object.values(json).map(String);
	const values = sampleParameters(operation);
	for (const { parameter } of operation.pathParameters)
		if (!/token/i.test(parameter)) expect(shown).toContain(values[parameter]);
	const record = recordIn(operation, bodyOf(operation));
	const entries: Array<[string, unknown]> = isPlain(record)
		? [['id', record]]
		: Object.entries(record as object);
	for (const [name, value] of entries.filter(([, value]) => value !== undefined)) {
		if (isPlain(value) && !/password|token|secret/i.test(name))
			expect(shown).toContain(String(value));
		// What is inside of an object may be the login of a carrier, or a private key.
		if (!isPlain(value) && !Array.isArray(value)) expect(json).not.toHaveProperty(name);
	}
}

it(
	'every operation that is answered with nothing gives what it was about',
	async () => {
		expect(silent.length).toBeGreaterThan(160);
		expect(await failuresOf(silent, ({ id: slug }) => slug, check)).toEqual([]);
	},
	ALL_OPERATIONS_TIMEOUT,
);

describe('a row can be told from its result', () => {
	const told = async (operation: string, parameters: object, rows: object[]) => {
		const { items, error } = await runOperation(sandbox, operation, parameters, {
			items: jsons(rows),
		});
		expect(error).toBeUndefined();
		return items.map(({ json }) => json);
	};

	it('of deletions that share a request', async () => {
		const rows = [{ id: 80 }, { id: '81' }];
		expect(await told('product.delete', { productId: id('={{ $json.id }}') }, rows)).toEqual([
			{ deleted: true, id: 80 },
			{ deleted: true, id: 81 },
		]);
	});

	it('of price list records, which BigCommerce answers with nothing', async () => {
		const record = fields({
			variant_id: '={{ $json.variant }}',
			currency: 'usd',
			price: '={{ $json.price }}',
		});
		const rows = [
			{ variant: 77, price: 5 },
			{ variant: 78, price: '6.5' },
		];
		expect(
			await told('priceListRecord.upsertBatch', { priceListId: id(1), fields: record }, rows),
		).toEqual([
			{ price_list_id: 1, variant_id: 77, currency: 'usd', price: 5, success: true },
			{ price_list_id: 1, variant_id: 78, currency: 'usd', price: 6.5, success: true },
		]);
	});

	it('of stock, for which BigCommerce gives one transaction', async () => {
		const adjustment = fields({
			location_id: 1,
			variant_id: '={{ $json.variant }}',
			quantity: '={{ $json.quantity }}',
		});
		const rows = [
			{ variant: 77, quantity: 3 },
			{ variant: 78, quantity: 0 },
		];
		const results = await told('inventoryAdjustment.absolute', { fields: adjustment }, rows);
		expect(results).toEqual(
			rows.map(({ variant, quantity }) => ({
				location_id: 1,
				variant_id: variant,
				quantity,
				transaction_id: expect.any(String),
			})),
		);
		expect(results[0].transaction_id).toBe(results[1].transaction_id);
	});

	it('but a record that BigCommerce sends stays as it is', async () => {
		const [raw] = await told('customer.update', { fields: fields({ id: 1, first_name: 'Bo' }) }, [
			{},
		]);
		expect(raw).not.toHaveProperty('success');
	});
});

it('the login for a carrier is not repeated', async () => {
	reply = { status: 202 };
	const { items } = await runNode({
		credentials: { shop: credentialFor(server) },
		chosen: { bigCommerceStoreApi: 'shop' },
		parameters: {
			authentication: 'store',
			resource: 'carrierConnection',
			operation: 'carrierConnection.create',
			bodyMode: 'json',
			jsonBody:
				'{ "carrier_id": "fedex", "connection": { "key": "login-of-fedex", "password": "hunter22" } }',
			options: {},
		} as NodeRun['parameters'],
	});
	expect(items.map(({ json }) => json)).toEqual([{ carrier_id: 'fedex', accepted: true }]);
});
