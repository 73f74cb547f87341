import { dereference } from '@apidevtools/json-schema-ref-parser';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import type { Method, Server } from '../types';

/** The loosely typed JSON of an OpenAPI document. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

/** One method and path of the official specifications, with references resolved. */
export interface SpecifiedOperation {
	server: Server;
	method: Method;
	path: string;
	/** The file it was read from, relative to the folder. */
	file: string;
	parameters: Json[];
	requestBody?: Json;
	responses: Record<string, Json>;
	deprecated: boolean;
}

const MANAGEMENT_SERVERS: Record<string, Server> = {
	'https://api.bigcommerce.com/stores/{store_hash}/v2': 'v2',
	'https://api.bigcommerce.com/stores/{store_hash}/v3': 'v3',
	'https://payments.bigcommerce.com/stores/{store_hash}': 'payments',
};

const METHODS: Method[] = ['GET', 'POST', 'PUT', 'DELETE'];

/**
 * Reads every operation of BigCommerce's management APIs from a folder of OpenAPI files.
 * Skips files for other servers (a shopper's browser, an app's own host).
 */
export async function readSpecifications(folder: string): Promise<SpecifiedOperation[]> {
	const files = globSync('**/*.{yml,yaml}', { cwd: folder }).sort();
	if (files.length === 0) throw new Error(`No OpenAPI file (.yml, .yaml) was found in ${folder}.`);
	const operations: SpecifiedOperation[] = [];
	for (const file of files) {
		const document = parse(readFileSync(join(folder, file), 'utf8'), {
			merge: true,
			maxAliasCount: -1,
		});
		const server = MANAGEMENT_SERVERS[document.servers?.[0]?.url];
		if (!server) continue;
		operations.push(
			...operationsOf(
				await dereference(document, { dereference: { circular: true } }),
				server,
				file,
			),
		);
	}
	return operations;
}

function operationsOf(document: Json, server: Server, file: string): SpecifiedOperation[] {
	return Object.entries<Json>(document.paths).flatMap(([path, item]) =>
		METHODS.filter((method) => item[method.toLowerCase()]).map((method) => {
			const operation = item[method.toLowerCase()];
			return {
				server,
				method,
				path,
				file,
				parameters: mergeParameters(item.parameters, operation.parameters),
				requestBody: operation.requestBody,
				responses: operation.responses ?? {},
				deprecated: operation.deprecated === true,
			};
		}),
	);
}

/** An operation's parameter replaces the parameter of its path with the same name and location. */
function mergeParameters(ofPath: Json[] = [], ofOperation: Json[] = []): Json[] {
	const byKey = new Map(
		[...ofPath, ...ofOperation].map((value) => [`${value.in} ${value.name}`, value]),
	);
	return [...byKey.values()];
}
