import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { printDocs } from '../../catalog/generator/docs';
import scopes from '../../catalog/scopes.json';
import { everything } from './support/catalog';

const docs = readFileSync(join(__dirname, '..', '..', 'docs', 'operations.md'), 'utf8');

describe('docs/operations.md', () => {
	it('is up to date with the catalogue', () => {
		// Compared as a whole, a difference would print hundreds of kilobytes.
		expect(docs === printDocs(everything, scopes)).toBe(true);
	});

	it.each(everything.operations.map((operation) => [operation.id, operation] as const))(
		'has %s with its address, scopes and required fields',
		(id, operation) => {
			const entry = docs.split('\n### ').find((each) => each.includes(`(\`${id}\`)`)) ?? '';
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
		},
	);

	it('is small enough to be read', () => {
		expect(docs.length).toBeLessThan(400_000);
	});
});
