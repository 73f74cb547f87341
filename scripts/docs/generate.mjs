import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figures, measuredOn } from './figures.mjs';
import { legacyPaths } from './legacy-paths.mjs';
import { scopeTables } from './scope-tables.mjs';
import { withSection } from './sections.mjs';

/**
 * The documents that hold generated parts, as they should be.
 *
 * @param {string} root  the project's folder
 * @returns {Array<{ file: string, current: string, wanted: string }>}
 */
export function documents(root) {
	const text = (file) => readFileSync(join(root, file), 'utf8');
	const scopes = JSON.parse(text('catalog/scopes.json'));
	const parts = ['operations', 'graphql', 'own', 'custom'].map((name) => JSON.parse(text(`catalog/${name}.json`)));
	const catalog = { resources: parts.flatMap(({ resources }) => resources), operations: parts.flatMap(({ operations }) => operations) };
	const results = JSON.parse(text('bench/results.json'));
	const generated = {
		'README.md': (document) => withNumbers(document, catalog),
		'docs/credentials.md': (document) => withSection(document, 'scopes', scopeTables(scopes, catalog)),
		'docs/limits.md': (document) => withSection(document, 'figures', `${measuredOn(results)}\n\n${figures(results, ({ part }) => part <= 4)}`),
		'docs/moving-from-legacy-accounts.md': (document) => withSection(document, 'legacy-paths', legacyPaths(scopes, catalog)),
	};
	return Object.entries(generated).map(([file, write]) => ({ file, current: text(file), wanted: write(text(file)) }));
}

/** The first sentences say how much there is. */
function withNumbers(document, { operations, resources }) {
	const numbers = /\d+ operations of ([^:]+) on \d+ resources/;
	if (!numbers.test(document)) throw new Error('The README no longer says "… operations of … on … resources". Correct scripts/docs/generate.mjs.');
	return document.replace(numbers, `${operations.length} operations of $1 on ${resources.length} resources`);
}
