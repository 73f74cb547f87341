import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { activate, executionsOf, inLine, sharesOf } from './executions.mjs';
import { FULL_ACCESS, until } from './environment.mjs';

/** Less than all products, so that one execution leaves some for the next. */
const PORTION = 40;

/**
 * A workflow that reads products since the last run is started twice at the same time, again and again, on two workers: each
 * product is output at least once, with each way to move the place.
 */
export async function readSinceLastRun(place) {
	for (const move of ['read', 'confirmed']) await readTwiceAtOnce(place, move);
	await readWithoutSubWorkflow(place);
	await place.check('both workers took part', () => {
		const shares = sharesOf(place.workers);
		assert.ok(
			shares.every((share) => share > 0),
			`executions: ${shares.join(' and ')}`,
		);
		return `${shares.join(' and ')} executions`;
	});
}

async function readTwiceAtOnce(place, move) {
	const { client, sandbox, check } = place;
	const path = randomUUID();
	const workflow = await saveReader(place, path, move);
	await activate(client, workflow);
	const all = (await sandbox.store('GET', '/v3/catalog/products?limit=250')).data.map(
		({ id }) => id,
	);
	const outputs = [];
	const run = async () => {
		const ids = await start(`${client.url}/webhook/${path}`);
		outputs.push(ids);
		return ids;
	};
	await check(`two executions at once, place moves when ${move}: nothing is lost`, async () => {
		// Portions until both executions have found nothing new.
		for (let round = 0; round < 20; round += 1) {
			const both = await Promise.all([run(), run()]);
			if (both.every((ids) => ids.length === 0)) break;
		}
		const read = outputs.flat();
		assert.deepEqual([...new Set(read)].sort(), [...all].sort());
		assert.deepEqual(outputs.at(-1), []);
		return `${all.length} products, ${read.length} outputs`;
	});
	await check(
		`one execution after the other, place moves when ${move}: nothing is repeated`,
		async () => {
			const [{ id }] = (await sandbox.store('GET', '/v3/catalog/products?limit=1')).data;
			await sandbox.store('PUT', `/v3/catalog/products/${id}`, { name: `Changed ${randomUUID()}` });
			assert.deepEqual(await run(), [id]);
			assert.deepEqual(await run(), []);
		},
	);
	const executions = await executionsOf(client, workflow);
	assert.deepEqual(
		executions.filter(({ status }) => status !== 'success'),
		[],
	);
}

/** Directly in the workflow, n8n 2 does not load the place on a worker. That is refused, so that nothing is passed over. */
async function readWithoutSubWorkflow({ client, save, sandbox, check }) {
	const path = randomUUID();
	const workflow = await save(
		inLine('Read from now', [webhook(path), READ('read', 'now'), RECORDS]),
	);
	await activate(client, workflow);
	const url = `${client.url}/webhook/${path}`;
	await check('without a sub-workflow, a place that is not loaded is refused', async () => {
		assert.deepEqual(await start(url), []);
		const [{ id }] = (await sandbox.store('GET', '/v3/catalog/products?limit=1')).data;
		await sandbox.store('PUT', `/v3/catalog/products/${id}`, { name: `Changed ${randomUUID()}` });
		const answer = await start(url).catch((error) => error);
		if (Array.isArray(answer)) {
			assert.deepEqual(answer, [id]);
			return 'n8n has loaded it';
		}
		const { error } = (await executionsOf(client, workflow)).at(-1);
		assert.equal(error, 'n8n has not loaded the place that this node has saved');
	});
}

const READ = (movePlace, firstRun = 'beginning') => ({
	name: 'Read',
	type: 'n8n-nodes-bigcommerce.bigCommerceProducts',
	typeVersion: 1,
	credentials: FULL_ACCESS,
	alwaysOutputData: true,
	parameters: {
		authentication: 'store',
		resource: 'product',
		operation: 'product.getMany',
		returnAll: false,
		limit: PORTION,
		filters: {
			mappingMode: 'defineBelow',
			value: { sinceLastRun: 'changed', firstRun, movePlace },
			matchingColumns: [],
			schema: [],
		},
		options: {},
	},
});

const CONFIRM = {
	name: 'Confirm',
	type: 'n8n-nodes-bigcommerce.bigCommerceApi',
	typeVersion: 1,
	parameters: { resource: 'readingPlace', operation: 'readingPlace.confirm' },
};

const RECORDS = {
	name: 'Records',
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		mode: 'raw',
		jsonOutput: '={{ { ids: $("Read").all().map((item) => item.json.id).filter(Boolean) } }}',
		options: {},
	},
};

const webhook = (path) => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	webhookId: path,
	parameters: { path, responseMode: 'lastNode', responseData: 'allEntries' },
});

/** The workflow that reads, called by another one: n8n loads its static data on a worker, too. */
async function saveReader({ client, save }, path, movePlace) {
	const reader = await save(
		inLine(`Read when ${movePlace}`, [
			{
				name: 'Called',
				type: 'n8n-nodes-base.executeWorkflowTrigger',
				typeVersion: 1.1,
				parameters: { inputSource: 'passthrough' },
			},
			READ(movePlace),
			CONFIRM,
			RECORDS,
		]),
	);
	await activate(client, reader);
	return await save(
		inLine(`Call the reader ${movePlace}`, [
			webhook(path),
			{
				name: 'Call',
				type: 'n8n-nodes-base.executeWorkflow',
				typeVersion: 1.2,
				parameters: {
					workflowId: { __rl: true, mode: 'id', value: reader.id },
					options: {},
				},
			},
		]),
	);
}

/** Starts the workflow. A webhook that was just registered needs a moment. @returns the IDs that it has read */
async function start(url) {
	return await until(
		'The webhook',
		async () => {
			const response = await fetch(url);
			if (response.status === 404) return undefined;
			const text = await response.text();
			if (!response.ok)
				throw new Error(`n8n responded with ${response.status}: ${text.slice(0, 500)}`);
			const [{ ids }] = JSON.parse(text);
			return ids;
		},
		120,
	);
}
