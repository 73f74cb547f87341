import { examplesInN8n } from '../support/examples';

jest.setTimeout(240_000);

const { n8n, run, publishForCalls, store } = examplesInN8n();

const NIGHTLY = 'nightly-sync-to-a-data-table';
const FIRST_LOAD = 'first-load-of-a-large-catalog';

/** The rows of a data table. */
async function rowsOf(table: string): Promise<Array<Record<string, unknown>>> {
	const { client } = n8n();
	const tables: Array<{ id: string; name: string; projectId: string }> = (
		await client.request('GET', '/data-tables-global')
	).data;
	const { id, projectId } = tables.find(({ name }) => name === table) ?? {};
	const rows = await client.request(
		'GET',
		`/projects/${projectId}/data-tables/${id}/rows?take=250`,
	);
	return rows.data;
}

const sorted = (values: unknown[]) => values.map(Number).sort((a, b) => a - b);
const idsOf = (records: Array<{ id: number }>) => sorted(records.map(({ id }) => id));
const products = async () => idsOf(await store('GET', '/v3/catalog/products?limit=250'));
const orders = async () => idsOf(await store('GET', '/v2/orders?limit=250'));

test('Nightly sync to a data table: writes everything once, then only what is new or has changed', async () => {
	const sync = await publishForCalls(NIGHTLY);
	const first = await sync();
	expect(sorted(first['Save the orders'].map(({ orderId }) => orderId))).toEqual(await orders());
	expect(sorted(first['Save the products'].map(({ productId }) => productId))).toEqual(
		await products(),
	);

	const second = await sync();
	expect(second['Orders since the last run']).toEqual([]);
	expect(second['Products since the last run']).toEqual([]);

	await store('PUT', '/v3/catalog/products/78', { price: 12.34 });
	const [orderId] = await orders();
	await store('PUT', `/v2/orders/${orderId}`, { status_id: 5 });
	const third = await sync();
	expect(third['Save the products'].map((row) => [row.productId, row.price])).toEqual([
		[78, 12.34],
	]);
	expect(third['Save the orders'].map((row) => [row.orderId, row.status])).toEqual([
		[orderId, 'Cancelled'],
	]);

	const productRows = await rowsOf('Synced products');
	expect(sorted(productRows.map(({ productId }) => productId))).toEqual(await products());
	expect(productRows.find(({ productId }) => productId === 78)).toMatchObject({ price: 12.34 });
	const orderRows = await rowsOf('Synced orders');
	expect(sorted(orderRows.map((row) => row.orderId))).toEqual(await orders());
});

test('Nightly sync to a data table: what was not saved is read again, and the other list is not', async () => {
	const sync = await publishForCalls(NIGHTLY, (nodes) => {
		const save = nodes.find(({ name }) => name === 'Save the products');
		if (save)
			save.parameters.columns.value.price = '={{ $json.price === 12.34 ? {} : $json.price }}';
	});
	await sync();
	await store('PUT', '/v3/catalog/products/78', { price: 12.34 });
	const [orderId] = await orders();
	await store('PUT', `/v2/orders/${orderId}`, { status_id: 5 });
	await expect(sync()).rejects.toThrow("Invalid input for 'price'");

	await store('PUT', '/v3/catalog/products/78', { price: 12.35 });
	const third = await sync();
	expect(third['Orders since the last run']).toEqual([]);
	expect(third['Save the products'].map((row) => [row.productId, row.price])).toEqual([
		[78, 12.35],
	]);
});

test('First load of a large catalog: loads every product once, in portions, then only what has changed', async () => {
	const load = await publishForCalls(FIRST_LOAD, (nodes) => {
		const read = nodes.find(({ name }) => name === 'Get the next products');
		if (read) read.parameters.limit = 40;
	});
	const first = await load();
	expect(first['Confirm the portion'].length).toBeGreaterThan(3);
	expect(sorted(first['Save the products'].map(({ productId }) => productId))).toEqual(
		await products(),
	);
	expect(first['Put here what follows the load']).toHaveLength(1);

	await store('PUT', '/v3/catalog/products/78', { price: 12.34 });
	const second = await load();
	expect(second['Save the products'].map((row) => [row.productId, row.price])).toEqual([
		[78, 12.34],
	]);
	const rows = await rowsOf('Catalog');
	expect(sorted(rows.map(({ productId }) => productId))).toEqual(await products());
});

test('in the editor, both read everything each time, and change no row twice', async () => {
	for (const [file, node, table] of [
		[NIGHTLY, 'Save the products', 'Synced products'],
		[FIRST_LOAD, 'Save the products', 'Catalog'],
	]) {
		for (let time = 0; time < 2; time++)
			expect([file, (await run(file))[node].length]).toEqual([file, 150]);
		expect([file, (await rowsOf(table)).length]).toEqual([file, 150]);
	}
});
