import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { withoutUnusable } from './unusable';

/** The official OpenAPI files, which are not part of this repository. */
export const FOLDER = join(__dirname, '..', '..', '..', '..', 'shared', 'openapi');

export const areThere = existsSync(FOLDER);

/** An operation as Prism reads it. */
export type HttpOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** One operation of a file, read by Stoplight's own reader and not by the catalogue's generator. */
export interface Specified {
	/** `PUT v3 /catalog/products/{product_id}` */
	key: string;
	server: string;
	/** Relative to the folder. */
	file: string;
	operation: HttpOperation;
	/** What had to be taken out because nothing can be checked with it. */
	unusable: { request: string[]; answer: string[] };
}

const SERVERS: Array<[server: string, url: RegExp]> = [
	['v2', /^https:\/\/api\.bigcommerce\.com\/stores\/\{store_hash\}\/v2$/],
	['v3', /^https:\/\/api\.bigcommerce\.com\/stores\/\{store_hash\}\/v3$/],
	['payments', /^https:\/\/payments\.bigcommerce\.com\/stores\/\{store_hash\}$/],
];

/** Reads every management operation, by key. Files for a shopper's browser and for an app's own host are passed over. */
export async function readSpecifications(): Promise<Map<string, Specified>> {
	const found = new Map<string, Specified>();
	for (const file of globSync('**/*.{yml,yaml}', { cwd: FOLDER }).sort()) {
		const document = parse(readFileSync(join(FOLDER, file), 'utf8'), {
			merge: true,
			maxAliasCount: -1,
		});
		const server = SERVERS.find(([, url]) => url.test(document.servers?.[0]?.url))?.[0];
		if (!server) continue;
		for (const operation of await getHttpOperationsFromSpec(document)) {
			const key = `${operation.method.toUpperCase()} ${server} ${operation.path}`;
			if (found.has(key))
				throw new Error(`${key} stands in two files: ${found.get(key)?.file} and ${file}.`);
			found.set(key, { key, server, file, operation, unusable: withoutUnusable(operation) });
		}
	}
	return found;
}
