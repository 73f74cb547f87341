import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { printNodeDocs, printNodeIndex } from '../../catalog/generator/docs';
import { examplesFrom } from '../../catalog/generator/examples';
import { readTable } from '../../catalog/generator/forms';
import forms from '../../catalog/forms.json';
import nodes from '../../catalog/nodes.json';
import scopes from '../../catalog/scopes.json';
import type { Forms } from '../../catalog/formTypes';
import type { Operation } from '../../catalog/types';
import { failuresOf } from '../support/failures';
import { everything } from './support/catalog';

const FOLDER = join(__dirname, '..', '..', 'docs', 'nodes');
const pageOf = (id: string) => readFileSync(join(FOLDER, `${id}.md`), 'utf8');
const source = {
	catalog: everything,
	nodes,
	scopes,
	descriptions: (forms as unknown as Forms).descriptions,
	exampleOf: examplesFrom(
		readTable(join(__dirname, '..', '..', 'catalog', 'forms'), 'examples'),
		forms as unknown as Forms,
		everything.operations,
	),
};

describe('docs/nodes', () => {
	it.each(nodes.map((node) => [node.id, node] as const))('%s is up to date', (id, node) => {
		// Compared as a whole, a difference would print hundreds of kilobytes.
		expect(pageOf(id) === printNodeDocs(node, source)).toBe(true);
		expect(pageOf(id).length).toBeLessThan(60_000);
	});

	it('says where each resource is', () => {
		const index = pageOf('README');
		expect(index === printNodeIndex(source)).toBe(true);
		for (const { name } of everything.resources) expect(index).toContain(`| [${name}](`);
	});

	it('has each operation once, with its address, scopes and required fields', async () => {
		const entries = nodes.flatMap(({ id }) => pageOf(id).split('\n### ').slice(1));
		expect(entries).toHaveLength(everything.operations.length);
		const check = ({ id, ...operation }: Operation) => {
			const entry = entries.find((text) => text.includes(`(\`${id}\`)`)) ?? '';
			const { method, path, graphql, own, custom } = operation;
			if (graphql) expect(entry).toContain(`- \`${graphql.field}\` of the GraphQL `);
			else if (!own && !custom)
				expect(entry).toMatch(
					new RegExp(`- \`${method} .*${path.replaceAll(/[{}./]/g, '\\$&')}\``),
				);
			for (const scope of [...operation.scopes, ...(operation.alsoScopes ?? [])])
				expect(entry).toContain(`(\`${scope}\`)`);
			for (const { name, required } of operation.query)
				if (required) expect(entry).toContain(`**\`${name}\`**`);
		};
		expect(await failuresOf(everything.operations, ({ id }) => id, check)).toEqual([]);
	});
});
