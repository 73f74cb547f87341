import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scopeTables } from './scope-tables.mjs';
import { withSection } from './sections.mjs';

/**
 * The documents that hold generated sections, as they should be.
 *
 * @param {string} root  the project's folder
 * @returns {Array<{ file: string, current: string, wanted: string }>}
 */
export function documents(root) {
	const json = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
	const sections = [{ file: 'docs/credentials.md', name: 'scopes', text: scopeTables(json('catalog/scopes.json'), json('catalog/operations.json')) }];
	return sections.map(({ file, name, text }) => {
		const current = readFileSync(join(root, file), 'utf8');
		return { file, current, wanted: withSection(current, name, text) };
	});
}
