import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SCHEMAS = join(__dirname, 'schemas');

export type ApiName = 'account' | 'admin' | 'storefront';

/** The SDL of an API: a subset of BigCommerce's schema, and additions from its guides. */
export function readSdl(api: ApiName): string[] {
	return globSync(`${api}.*graphql`, { cwd: SCHEMAS })
		.sort()
		.map((file) => readFileSync(join(SCHEMAS, file), 'utf8'));
}
