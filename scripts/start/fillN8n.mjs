import { exampleWorkflows, withCredentials } from '../n8n/exampleWorkflows.mjs';
import { sandboxCredentials } from '../n8n/sandboxCredentials.mjs';
import { writeState } from './state.mjs';

/**
 * Creates the owner, enables n8n's MCP server, and creates one credential per sandbox account and the example workflows, each
 * only once.
 * Changes and deletions by the user are kept.
 *
 * @returns {Promise<{ ownAccount: boolean, movedFrom?: number, examples: string[] }>}
 */
export async function fillN8n({ root, userFolder, client, sandbox, state }) {
	const examples = await exampleWorkflows(root);
	const names = examples.map(({ workflow }) => workflow.name);
	const isNew = await client.needsOwner();
	const before = isNew ? { credentials: [], workflows: [] } : state;
	const movedFrom = isNew || before.sandboxPort === sandbox.port ? undefined : before.sandboxPort;

	if (isNew) {
		await client.createOwner();
		await client.enableMcp();
	} else if (!(await logIn(client))) return { ownAccount: true, movedFrom, examples: names };

	// Saves the port of the credentials, so that a later start tries it first.
	const after = {
		sandboxPort: before.sandboxPort ?? sandbox.port,
		credentials: [...before.credentials],
		workflows: [...before.workflows],
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
	for (const { file, workflow } of examples) {
		if (after.workflows.includes(file)) continue;
		await client.createWorkflow(withCredentials(workflow, credentials));
		after.workflows.push(file);
	}
	await writeState(userFolder, after);
	return { ownAccount: false, movedFrom, examples: names };
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
