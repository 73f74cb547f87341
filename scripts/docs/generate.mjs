import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figures, measuredOn } from './figures.mjs';
import { legacyPaths } from './legacyPaths.mjs';
import { listsWithoutPlace } from './listsWithoutPlace.mjs';
import { scopeTables } from './scopeTables.mjs';
import { withSection } from './sections.mjs';
import { scopePage } from '../scopes/page.mjs';
import { scopeTable } from '../scopes/scopeTable.mjs';

/**
 * The documents with generated sections, with their current and expected text.
 *
 * @param {string} root  the project's folder
 * @returns {Array<{ file: string, current: string, wanted: string }>}
 */
export function documents(root) {
	const text = (file) => readFileSync(join(root, file), 'utf8');
	const scopes = JSON.parse(text('catalog/scopes.json'));
	const parts = ['operations', 'graphql', 'localOperations', 'custom'].map((name) =>
		JSON.parse(text(`catalog/${name}.json`)),
	);
	const catalog = {
		resources: parts.flatMap(({ resources }) => resources),
		operations: parts.flatMap(({ operations }) => operations),
	};
	const nodes = JSON.parse(text('catalog/nodes.json'));
	const { none } = JSON.parse(text('catalog/since.json'));
	const results = JSON.parse(text('bench/results.json'));
	const generated = {
		'README.md': (document) =>
			withSection(
				withNumbers(document, catalog),
				'figures',
				`${figures(results, isToldFirst)}\n\n${measuredOn(results)}`,
			),
		'docs/credentials.md': (document) =>
			withSection(document, 'scopes', scopeTables(scopes, catalog)),
		'docs/scopes.html': () => scopePage(scopeTable(root)),
		'docs/limits.md': (document) =>
			withSection(
				document,
				'figures',
				`${measuredOn(results)}\n\n${figures(results, ({ part }) => part <= 4)}`,
			),
		'docs/triggers.md': (document) =>
			withSection(
				document,
				'figures',
				`${measuredOn(results)}\n\n${figures(results, ({ part }) => part === 6)}`,
			),
		'docs/moving-from-legacy-accounts.md': (document) =>
			withSection(document, 'legacy-paths', legacyPaths(scopes, catalog, nodes)),
		'docs/since-last-run.md': (document) =>
			withSection(document, 'lists-without-place', listsWithoutPlace(none, catalog)),
	};
	return Object.entries(generated).map(([file, write]) => ({
		file,
		current: text(file),
		wanted: write(text(file)),
	}));
}

/** The bench results shown in the README, by their names. */
const TOLD_FIRST = [
	'1,000 items: update products',
	'1,000 items: upsert price',
	'1,000 items: get products',
	'return all of 20,000',
	'1,500 writes beside another app: items that failed',
];
const isToldFirst = ({ what, others }) =>
	others?.who.startsWith('HTTP Request') && TOLD_FIRST.some((each) => what.startsWith(each));

/** The first sentences contain the numbers of operations and resources. */
function withNumbers(document, { operations, resources }) {
	const numbers = /\d+ operations of ([^:]+) on \d+ resources/;
	if (!numbers.test(document))
		throw new Error(
			'The README no longer says "… operations of … on … resources". Correct scripts/docs/generate.mjs.',
		);
	return document.replace(
		numbers,
		`${operations.length} operations of $1 on ${resources.length} resources`,
	);
}
