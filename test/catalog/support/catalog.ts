import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { joined } from '../../../catalog/generator/join';
import type { Catalog, Operation } from '../../../catalog/types';

const ROOT = join(__dirname, '..', '..', '..');

const read = (name: string): Catalog =>
	JSON.parse(readFileSync(join(ROOT, 'catalog', name), 'utf8'));

/** The committed catalogue of REST operations. */
export const catalog = read('operations.json');

/** Operations that are asked for in GraphQL. */
export const graphQl = read('graphql.json');

/** Everything that the node offers. */
export const everything = joined(
	[catalog, graphQl, read('upserts.json'), read('steps.json'), read('localOperations.json')],
	read('custom.json'),
);

/** Where the catalogue finds an operation: `PUT v3 /catalog/products/{product_id}`. */
export const keyOf = ({ method, server, path }: Pick<Operation, 'method' | 'server' | 'path'>) =>
	`${method} ${server} ${path}`;

export const CHANGES = join(ROOT, 'catalog', 'overrides');
export const GENERATOR = join(ROOT, 'catalog', 'generate.ts');
export const SPECIFICATIONS = join(ROOT, '..', 'shared', 'openapi');
export const FACTS = join(ROOT, '..', 'shared', 'facts');
export const SCOPE_FACTS = join(FACTS, 'scopes.json');

/** `describe`, or a skip that says what is missing: a fresh clone has no ../shared, and nothing may read from it there. */
export function describeWith(path: string): (name: string, body: () => void) => void {
	if (existsSync(path)) return describe;
	console.warn(`SKIPPED: ${path} is not there, so the catalogue is not compared with it.`);
	return (name) =>
		describe(name, () => {
			it.skip('are compared with what is not there', () => undefined);
		});
}
