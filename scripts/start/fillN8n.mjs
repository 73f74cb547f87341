import sortBy from 'lodash/sortBy.js';
import { exampleWorkflows, withCredentials } from '../n8n/exampleWorkflows.mjs';
import { sandboxCredentials } from '../n8n/sandboxCredentials.mjs';
import { writeState } from './state.mjs';

/** The example to begin with. */
const FIRST = 'raise-prices-of-low-stock-products.json';

/**
 * Creates the owner, enables n8n's MCP server, and creates one credential per sandbox account and the example workflows, each
 * only once.
 * Changes and deletions by the user are kept.
 *
 * @returns {Promise<{ ownAccount: boolean, movedFrom?: number, first?: { id: string, name: string } }>} `first`: the workflow
 *   to begin with, if it is still there
 */
export async function fillN8n({ root, userFolder, client, sandbox, state }) {
	const examples = await exampleWorkflows(root);
	const isNew = await client.needsOwner();
	const before = isNew ? { credentials: [], workflows: [] } : state;
	const movedFrom = isNew || before.sandboxPort === sandbox.port ? undefined : before.sandboxPort;

	if (isNew) {
		await client.createOwner();
		await client.enableMcp();
	} else if (!(await logIn(client))) return { ownAccount: true, movedFrom };

	// Saves the port of the credentials, so that a later start tries it first.
	const after = {
		sandboxPort: before.sandboxPort ?? sandbox.port,
		credentials: [...before.credentials],
		workflows: [...before.workflows],
		firstWorkflow: before.firstWorkflow,
	};
	const made = await sandboxCredentials({
		root,
		sandboxUrl: `http://localhost:${after.sandboxPort}`,
	});
	// A new node chooses the credential made last: the one with full access, which is listed first.
	for (const { accountId, ...credential } of made.toReversed()) {
		if (after.credentials.includes(accountId)) continue;
		await client.createCredential(credential);
		after.credentials.push(accountId);
	}
	const credentials = await client.credentials();
	// n8n lists the workflow that was made last at the top.
	for (const { file, workflow } of sortBy(examples, ({ file }) => file === FIRST)) {
		if (after.workflows.includes(file)) continue;
		const { id } = await client.createWorkflow(withCredentials(workflow, credentials));
		after.workflows.push(file);
		if (file === FIRST) after.firstWorkflow = id;
	}
	await writeState(userFolder, after);
	const first = after.firstWorkflow && (await client.workflow(after.firstWorkflow).catch(() => {}));
	return { ownAccount: false, movedFrom, first: first?.isArchived ? undefined : first };
}

/** False if the user changed the owner's email or password, which is allowed. */
async function logIn(client) {
	try {
		await client.logIn();
		return true;
	} catch (error) {
		if (error.status === 401) return false;
		throw error;
	}
}
