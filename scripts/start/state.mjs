import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What earlier starts added to n8n. An entry is never created again, so what the user deleted stays deleted.
 *
 * @returns {Promise<{ sandboxPort?: number, credentials: string[], workflows: string[] }>}
 */
export async function readState(userFolder) {
	const text = await readFile(fileIn(userFolder), 'utf8').catch(() => '{}');
	return { credentials: [], workflows: [], ...JSON.parse(text) };
}

export async function writeState(userFolder, state) {
	await writeFile(fileIn(userFolder), JSON.stringify(state, null, '\t') + '\n');
}

function fileIn(userFolder) {
	return join(userFolder, 'state.json');
}
