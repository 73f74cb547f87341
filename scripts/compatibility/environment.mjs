import { createClient } from '../n8n/client.mjs';
import { withCredentials } from '../n8n/exampleWorkflows.mjs';
import { sandboxCredentials } from '../n8n/sandboxCredentials.mjs';

/**
 * The environment of a scenario: an n8n with the package, the sandbox store, and a credential with full access.
 *
 * @typedef {object} Place
 * @property {ReturnType<typeof createClient>} client
 * @property {(workflow: object) => Promise<any>} save  a workflow, with its credentials found by name
 * @property {ReturnType<typeof sandboxAt>} sandbox
 */

const STORE = '/stores/hearth24kq';
const TOKEN = 'sandbox-token-full-access';

/** Creates the owner and the credential. @returns {Promise<Place>} */
export async function furnish({ root, n8nUrl, sandboxUrl }) {
	const client = createClient(n8nUrl);
	await client.createOwner();
	const [{ name, type, data }] = await sandboxCredentials({ root, sandboxUrl });
	await client.createCredential({ name, type, data });
	const credentials = await client.credentials();
	return {
		client,
		sandbox: sandboxAt(sandboxUrl),
		save: async (workflow) => await client.createWorkflow(withCredentials(workflow, credentials)),
	};
}

function sandboxAt(url) {
	const call = async (method, path, body) => {
		const response = await fetch(`${url}${path}`, {
			method,
			headers: { 'X-Auth-Token': TOKEN, 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok)
			throw new Error(
				`The sandbox responded with ${response.status} to ${method} ${path}: ${text.slice(0, 300)}`,
			);
		return text ? JSON.parse(text) : undefined;
	};
	return {
		/** Changes or reads something in the store, past n8n. */
		store: async (method, path, body) => await call(method, `${STORE}${path}`, body),
		/** What the sandbox itself can do. */
		control: async (method, path, body) => await call(method, `/sandbox${path}`, body),
	};
}

/** References the credential that `furnish` created, as a saved node does. */
export const FULL_ACCESS = { bigCommerceStoreApi: { id: '', name: 'Sandbox: Full access' } };

/** Waits for a result. */
export async function until(what, ask, seconds = 60) {
	for (const giveUpAt = Date.now() + seconds * 1000; Date.now() < giveUpAt;) {
		const found = await ask();
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	throw new Error(`${what} did not arrive within ${seconds} seconds.`);
}
