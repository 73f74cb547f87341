import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runWorkflow } from '../n8n/runWorkflow.mjs';

const root = join(import.meta.dirname, '..', '..');
const EXAMPLE = join(root, 'examples', 'raise-prices-of-low-stock-products.json');
const LOW_STOCK = '/v3/catalog/products?inventory_level:max=5&include_fields=name,price&limit=250';

/** Checks that n8n has loaded the package, and that the first example workflow works. */
export async function raisePrices({ client, sandbox, save, check }) {
	await check('n8n offers every node of the package', async () => {
		const { name: owner, n8n } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
		const types = n8n.nodes
			.map((file) => basename(file, '.node.js'))
			.map((name) => `${owner}.${name[0].toLowerCase()}${name.slice(1)}`);
		const offered = (await client.nodeTypes()).map(({ name }) => name);
		assert.deepEqual(
			types.filter((name) => !offered.includes(name)),
			[],
		);
		return `${types.length} nodes`;
	});
	await check('the credential passes its test', async () => {
		const [{ id }] = await client.credentials();
		const { status, message } = await client.testCredential(
			await client.request('GET', `/credentials/${id}?includeData=true`),
		);
		assert.equal(status, 'OK', message);
		return message;
	});
	await check('"Raise prices of low-stock products" raises them, and no others', async () => {
		const before = (await sandbox.store('GET', LOW_STOCK)).data;
		const { status, error } = await runWorkflow(
			client,
			await save(asOffered(JSON.parse(await readFile(EXAMPLE, 'utf8')), await client.nodeTypes())),
		);
		assert.equal(status, 'success', error?.message);
		const after = (await sandbox.store('GET', LOW_STOCK)).data;
		assert.deepEqual(
			after.map(({ id, price }) => [id, price]),
			before.map(({ id, price }) => [id, Math.round(price * 110) / 100]),
		);
		return `${before.length} products`;
	});
}

/** Uses the newest version of n8n's own nodes that this n8n has, because the example was saved with n8n 2. */
function asOffered(workflow, nodeTypes) {
	const versionsOf = (type) =>
		nodeTypes.filter(({ name }) => name === type).flatMap(({ version }) => version);
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => ({
			...node,
			typeVersion: Math.max(
				...versionsOf(node.type).filter((version) => version <= node.typeVersion),
			),
		})),
	};
}
