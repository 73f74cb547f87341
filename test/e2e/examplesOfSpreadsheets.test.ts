import { examplesInN8n } from '../support/examples';
import { until, type SavedWorkflow } from '../support/triggersInN8n';

jest.setTimeout(120_000);

const { n8n, run, publish, executions, store, written } = examplesInN8n();

/** Sends a file with the form that a workflow shows to colleagues. */
async function upload(workflow: SavedWorkflow, csv: string): Promise<void> {
	const webhookId = workflow.nodes
		.map((node) => node.webhookId)
		.find((webhookId) => webhookId !== undefined);
	await until(async () => {
		const form = new FormData();
		form.append('field-0', new Blob([csv], { type: 'text/csv' }), 'list.csv');
		return (await fetch(`${n8n().client.url}/form/${webhookId}`, { method: 'POST', body: form }))
			.ok;
	});
}

describe('Update prices from a spreadsheet', () => {
	const prices = async (): Promise<Record<string, number>> =>
		Object.fromEntries(
			(await store('GET', '/v3/catalog/products?limit=250&include_fields=sku,price')).map(
				({ sku, price }: { sku: string; price: number }) => [sku, price],
			),
		);

	test('writes the prices that differ and no others, and reports what could not be used; again, it writes nothing', async () => {
		const before = await prices();

		const outputs = await run('update-prices-from-a-spreadsheet');
		expect(await prices()).toEqual({
			...before,
			'HT-1002': 49.95,
			'HT-1005': 31.5,
			'HT-1008': 27.9,
		});
		expect(outputs['Update the price'].map(({ json }) => json.outcome ?? json.error)).toEqual([
			'updated',
			'updated',
			'unchanged',
			'updated',
			'There is no product with the SKU "HT-9999"',
			expect.stringContaining('"Price" must be a number'),
		]);
		expect(before['HT-1006']).toBe(74.95);
		expect(await written()).toHaveLength(1);

		await n8n().sandbox.clearLog();
		await run('update-prices-from-a-spreadsheet');
		expect(await written()).toEqual([]);
	});

	test('takes a price list from its form', async () => {
		const workflow = await publish('update-prices-from-a-spreadsheet');

		await upload(workflow, 'SKU,Price\nHT-1003,12.34\n');

		const [outputs] = await executions(workflow, 1);
		expect(outputs['Update the price']).toEqual([
			expect.objectContaining({ sku: 'HT-1003', price: 12.34, outcome: 'updated' }),
		]);
		expect((await prices())['HT-1003']).toBe(12.34);
	});
});

describe('Import redirects from a spreadsheet', () => {
	const FILE = 'import-redirects-from-a-spreadsheet';
	type Redirect = { id: number; from_path: string; to: { type: string; url?: string } };
	const redirects = async (): Promise<Redirect[]> =>
		await store('GET', '/v3/storefront/redirects?limit=250&site_id=1000');
	const targets = async () =>
		Object.fromEntries((await redirects()).map(({ from_path, to }) => [from_path, to.url]));
	const SAMPLE = {
		'/mugs.html': '/kitchen/',
		'/about.php': '/about-us/',
		'/returns.html': '/returns/',
		'/blog/cast-iron': 'https://journal.example.com/cast-iron',
	};

	test('makes the redirects, puts aside what cannot be one; again, it writes nothing', async () => {
		const before = await targets();

		const outputs = await run(FILE);
		expect(await targets()).toEqual({ ...before, ...SAMPLE });
		expect(outputs['From and to'].map(({ json }) => json.from_path)).toEqual(Object.keys(SAMPLE));

		await n8n().sandbox.clearLog();
		await run(FILE);
		expect(await written()).toEqual([]);
	});

	test('changes a redirect that leads elsewhere, and works in a store that has none yet', async () => {
		const workflow = await publish(FILE);
		await store(
			'DELETE',
			`/v3/storefront/redirects?id:in=${(await redirects()).map(({ id }) => id).join()}`,
		);

		await upload(
			workflow,
			'Old address,New address\n/mugs.html,/kitchen/\n/mugs.html,/twice/\n/lamps.html,/lamps/\n',
		);
		await executions(workflow, 1);
		expect(await targets()).toEqual({ '/mugs.html': '/kitchen/', '/lamps.html': '/lamps/' });

		await n8n().sandbox.clearLog();
		await upload(workflow, 'Old address,New address\n/mugs.html,/cups/\n/lamps.html,/lamps/\n');
		await executions(workflow, 2);
		expect(await targets()).toEqual({ '/mugs.html': '/cups/', '/lamps.html': '/lamps/' });
		expect((await written()).flatMap(({ body }) => body)).toHaveLength(1);
	});
});
