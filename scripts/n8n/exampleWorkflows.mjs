import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The workflows of the folder examples, each with its file name. */
export async function exampleWorkflows(root) {
	const folder = join(root, 'examples');
	const files = (await readdir(folder).catch(() => []))
		.filter((name) => name.endsWith('.json'))
		.sort();
	return await Promise.all(
		files.map(async (file) => ({
			file,
			workflow: JSON.parse(await readFile(join(folder, file), 'utf8')),
		})),
	);
}

/**
 * Prepares a workflow for this n8n: links its nodes to credentials by name, because IDs differ between n8n instances.
 *
 * @param {any} workflow
 * @param {Array<{ id: string, name: string, type: string }>} credentials  those this n8n has
 */
export function withCredentials(workflow, credentials) {
	const { name, nodes, connections, settings, pinData } = workflow;
	return {
		name,
		connections,
		settings,
		pinData,
		nodes: nodes.map((node) => ({ ...node, ...resolved(node, credentials) })),
	};
}

function resolved(node, credentials) {
	if (!node.credentials) return {};
	const entries = Object.entries(node.credentials).flatMap(([type, wanted]) => {
		const found = credentials.find(
			(credential) => credential.type === type && credential.name === wanted.name,
		);
		// Without a credential, n8n marks the node and asks for one.
		return found ? [[type, { id: found.id, name: found.name }]] : [];
	});
	return { credentials: Object.fromEntries(entries) };
}
