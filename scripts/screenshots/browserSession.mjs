import { nodeTypeOf } from '../n8n/nodeTypeOf.mjs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exampleWorkflows, withCredentials } from '../n8n/exampleWorkflows.mjs';
import { agentWorkflow } from './agentWorkflow.mjs';
import { openEditor } from './editor.mjs';
import { SCENES } from './screenshots.mjs';

/**
 * Takes the screenshots of the documentation in a running n8n that has a credential for every sandbox account.
 *
 * @param {object} options
 * @param {string} options.root  the project's folder
 * @param {ReturnType<typeof import('../n8n/client.mjs').createClient>} options.client  logged in
 * @param {string} options.sandboxUrl
 * @param {string} options.chromium
 * @param {string} options.folder  for the screenshots
 * @param {string[]} [options.only]  names of screenshots; default: all
 */
export async function takePictures({ root, client, sandboxUrl, chromium, folder, only = [] }) {
	mkdirSync(folder, { recursive: true });
	const credentials = await client.credentials();
	const save = async (workflow) =>
		await client.createWorkflow(withCredentials(workflow, credentials));
	const editor = await openEditor(client, chromium);
	const studio = {
		page: editor.page,
		client,
		sandboxUrl,
		file: (name) => join(folder, `${name}.png`),
		saveExample: async (file) =>
			await save((await exampleWorkflows(root)).find((each) => each.file === file).workflow),
		saveAgent: async () =>
			await save(
				agentWorkflow(
					credentials.find(({ name }) => name === 'Sandbox: Full access'),
					await modelCredential(client),
				),
			),
		saveNode: async (account, parameters, rows) =>
			await save(
				workflowOf(
					parameters,
					credentials.find(({ name }) => name === `Sandbox: ${account}`),
					rows,
				),
			),
	};
	try {
		for (const [name, take] of Object.entries(SCENES)) {
			if (only.length > 0 && !only.includes(name)) continue;
			console.log(`- ${name}`);
			await take(studio, name);
		}
	} finally {
		await editor.close();
	}
}

/** A placeholder credential for the model in the screenshots. It is never used. */
async function modelCredential(client) {
	return await client.createCredential({
		name: 'OpenAI',
		type: 'openAiApi',
		data: { apiKey: 'none' },
	});
}

/** A workflow of one BigCommerce node, after a trigger with the rows as pinned data if there are any. */
function workflowOf(parameters, credential, rows) {
	const node = {
		id: '1',
		name: 'BigCommerce',
		type: nodeTypeOf(parameters.resource),
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...(credential && {
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		}),
	};
	const workflow = { name: 'My workflow', settings: {} };
	if (!rows) return { ...workflow, nodes: [node], connections: {} };
	const trigger = {
		id: '2',
		name: 'Rows',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [-250, 0],
		parameters: {},
	};
	return {
		...workflow,
		nodes: [trigger, node],
		connections: { Rows: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
		pinData: { Rows: rows.map((json) => ({ json })) },
	};
}
