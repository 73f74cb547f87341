import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient, OWNER } from '../../scripts/n8n/client.mjs';
import { withCredentials } from '../../scripts/n8n/exampleWorkflows.mjs';
import { loadMapperFields, loadOptions } from '../../scripts/n8n/loadParameters.mjs';
import { runWorkflow } from '../../scripts/n8n/runWorkflow.mjs';
import { testN8n } from './testN8n.mjs';

const root = join(import.meta.dirname, '..', '..');

/** The n8n and the sandbox that were started for this process of jest, logged in. */
export async function connect() {
	const { url, sandboxUrl } = testN8n();
	const client = createClient(url);
	await client.logIn();
	const credentials = await client.credentials();

	const save = async (workflow) =>
		await client.createWorkflow(withCredentials(workflow, credentials));
	return {
		client,
		owner: OWNER,
		credentials,
		credentialNamed: (name) => {
			const { id, type } = credentials.find((credential) => credential.name === name);
			return { [type]: { id, name } };
		},
		save,
		saveExample: async (file) =>
			await save(JSON.parse(await readFile(join(root, 'examples', file), 'utf8'))),
		run: async (workflow) => await runWorkflow(client, workflow),
		options: async (question) => await loadOptions(client, question),
		mapperFields: async (question) => await loadMapperFields(client, question),
		sandbox: sandboxAt(sandboxUrl),
	};
}

function sandboxAt(url) {
	const call = async (path, init) => {
		// A connection that was idle while this process was busy may be closed by now.
		const headers = { ...init?.headers, connection: 'close' };
		const response = await fetch(`${url}${path}`, { ...init, headers });
		const text = await response.text();
		if (!response.ok)
			throw new Error(`The sandbox answered ${response.status} to ${path}: ${text.slice(0, 300)}`);
		return text ? JSON.parse(text) : undefined;
	};
	return {
		url,
		log: async () => (await call('/sandbox/log')).requests,
		clearLog: async () => await call('/sandbox/log', { method: 'DELETE' }),
		reset: async () => await call('/sandbox/reset', { method: 'POST' }),
		/** Reads from the store with full access, past n8n. */
		read: async (path) =>
			await call(`/stores/hearth24kq${path}`, {
				headers: { 'X-Auth-Token': 'sandbox-token-full-access' },
			}),
	};
}
