import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import apps from '../../sandbox/oauth/apps.json';
import { startModel, type Prompt, type Turn } from '../support/model';
import { connect } from '../support/n8n.mjs';
import { examplesInN8n } from '../support/examples';
import { testN8n } from '../support/testN8n.mjs';
import { until } from '../support/triggersInN8n';

jest.setTimeout(120_000);

const { n8n, run, publish, executions, store, written } = examplesInN8n();

describe('Back up the catalogue every night', () => {
	const folder = testN8n().files;
	beforeEach(async () => {
		for (const file of await readdir(folder)) await rm(join(folder, file));
	});

	test('writes all products, categories and brands to files of the day; again, it replaces them', async () => {
		await run('back-up-the-catalogue-every-night');
		await store('PUT', '/v3/catalog/products/78', { price: 12.34 });
		await run('back-up-the-catalogue-every-night');

		const files = (await readdir(folder)).sort();
		expect(files).toEqual(
			['brands', 'categories', 'products'].map((what) =>
				expect.stringMatching(new RegExp(`^catalogue-\\d{4}-\\d\\d-\\d\\d-${what}\\.json$`)),
			),
		);
		const [brands, categories, products] = await Promise.all(
			files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8'))),
		);
		expect([brands.length, categories.length, products.length]).toEqual([
			(await store('GET', '/v3/catalog/brands?limit=250')).length,
			(await store('GET', '/v3/catalog/trees/categories?limit=250')).length,
			150,
		]);
		expect(products.find(({ id }: { id: number }) => id === 78).price).toBe(12.34);
		expect(products[0]).toMatchObject({
			variants: [
				expect.objectContaining({ sku: expect.any(String) }),
				expect.anything(),
				expect.anything(),
			],
			images: expect.any(Array),
			custom_fields: [expect.objectContaining({ name: 'Care' }), expect.anything()],
		});
		expect((await written()).filter(({ method }) => method !== 'PUT')).toEqual([]);
	});
});

describe('Sync prices to many stores, with the workflows that keep and use the tokens of an app', () => {
	const [companion] = apps;

	/** Installs the app as a merchant does: BigCommerce's frame calls the trigger of the published workflow, which fetches the token. */
	async function install(hash: string): Promise<void> {
		const page = await (
			await fetch(`${n8n().sandbox.url}/manage/${hash}/apps/${companion.id}/install`, {
				method: 'POST',
			})
		).text();
		const [, address] = /<iframe[^>]+src="([^"]+)"/.exec(page) ?? [];
		// A webhook answers a moment after its workflow was published.
		await until(async () => (await fetch(address.replaceAll('&amp;', '&'))).ok);
	}

	test('gives products of other stores the price of the main store, by SKU, and leaves the rest alone', async () => {
		const keep = await publish('keep-the-tokens-of-an-app');
		const callback = (name: string) =>
			`${n8n().client.url}/webhook/${keep.nodes[0].webhookId}/${name}`;
		const callbacks = {
			auth: callback('auth'),
			load: callback('load'),
			uninstall: callback('uninstall'),
			removeUser: callback('remove_user'),
		};
		expect(
			(
				await fetch(`${n8n().sandbox.url}/sandbox/apps/${companion.id}`, {
					method: 'POST',
					body: JSON.stringify({ callbacks }),
				})
			).status,
		).toBe(200);
		for (const [index, hash] of ['hearth24kq', 'outlet8rw3', 'pantry5nd2'].entries()) {
			await install(hash);
			await executions(keep, index + 1);
		}
		await n8n().sandbox.clearLog();

		const [tray, bowl] = (
			await store('GET', '/v3/catalog/products?sku:in=HT-1002,HT-1005&include_fields=price')
		).map(({ price }: { price: number }) => price);
		const outputs = await run('sync-prices-to-many-stores');
		expect(outputs['Update the price'].map(({ json }) => [json.sku, json.price])).toEqual([
			['HT-1002', tray],
			['HT-1005', bowl],
			['HT-1005', bowl],
		]);
		expect((await written()).map(({ path, body }) => [path, body])).toEqual([
			[
				'/stores/outlet8rw3/v3/catalog/products',
				[
					{ id: expect.any(Number), price: tray },
					{ id: expect.any(Number), price: bowl },
				],
			],
			[
				expect.stringMatching(/^\/stores\/pantry5nd2\/v3\/catalog\/products\/\d+$/),
				{ price: bowl },
			],
		]);

		await n8n().sandbox.clearLog();
		await run('sync-prices-to-many-stores');
		expect(await written()).toEqual([]);

		const found = (await run('use-the-tokens-of-an-app'))['Products of each store'].map(
			({ json }) => json.sku,
		);
		expect(found).toEqual(expect.arrayContaining(['HT-1001', 'OUT-0001', 'PAN-0001']));
	});

	test('as long as no store has the app, nothing is asked', async () => {
		expect((await run('sync-prices-to-many-stores'))['Stores that have the app']).toEqual([]);
		expect((await run('use-the-tokens-of-an-app'))['Stores that have the app']).toEqual([]);
		expect(await n8n().sandbox.log()).toEqual([]);
	});
});

describe('Write care instructions with AI', () => {
	type Metafield = {
		resource_id: number;
		value: string;
		namespace: string;
		key: string;
		permission_set: string;
	};
	const instructions = async (): Promise<Metafield[]> =>
		await store('GET', '/v3/catalog/products/metafields?namespace=care&key=instructions');

	/** What a model does: it looks a product up, then writes. About one product it cannot tell. */
	function turn({ messages }: Prompt): Turn {
		const asked = JSON.stringify(messages.find(({ role }) => role === 'user')?.content);
		const [, id] = /Product (\d+): /.exec(asked) ?? [];
		const results = messages
			.filter(({ role }) => role === 'tool')
			.map(({ content }) => String(content));
		if (results.length === 0)
			return { call: [{ tool: 'Look_up_details', input: { Product_ID: Number(id) } }] };
		expect(results[0]).toContain('"Care"');
		return { say: Number(id) === 226 ? 'UNKNOWN' : ` Wash product ${id} by hand, with love. ` };
	}

	test('asks the model about products without instructions only, and saves what it wrote', async () => {
		const prompts: Prompt[] = [];
		const model = await startModel(
			Array.from({ length: 30 }, () => () => turn(prompts[prompts.length - 1])),
			(prompt) => prompts.push(prompt),
		);
		const { id } = await n8n().client.request('POST', '/credentials', {
			name: 'OpenAI account',
			type: 'openAiApi',
			data: { apiKey: 'none', url: model.url },
		});
		try {
			// Examples find credentials by their names, of those that are there when the test connects.
			Object.assign(n8n(), await connect());
			await store('POST', '/v3/catalog/products/225/metafields', {
				namespace: 'care',
				key: 'instructions',
				value: 'Written by hand.',
				permission_set: 'read',
			});

			await run('write-care-instructions-with-ai');
			const found = await instructions();
			expect(found.map(({ resource_id, value }) => [resource_id, value])).toEqual([
				[225, 'Written by hand.'],
				...[223, 222, 221].map((product) => [
					product,
					`Wash product ${product} by hand, with love.`,
				]),
			]);
			expect(found[1].permission_set).toBe('read_and_sf_access');
			expect(prompts).toHaveLength(8);
			expect(prompts[0].tools?.map((tool) => tool.function.name)).toEqual(['Look_up_details']);

			prompts.length = 0;
			await run('write-care-instructions-with-ai');
			expect(prompts).toHaveLength(2);
			expect(await instructions()).toHaveLength(4);
		} finally {
			await n8n().client.request('DELETE', `/credentials/${id}`);
			await model.close();
		}
	});
});
