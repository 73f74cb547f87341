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

/** The server of a file, by its address. `below`: what the file's paths start with on this server. */
const MANAGEMENT_SERVERS: Record<string, { server: Server; below?: string }> = {
	'https://api.bigcommerce.com/stores/{store_hash}/v2': { server: 'v2' },
	'https://api.bigcommerce.com/stores/{store_hash}/v3': { server: 'v3' },
	'https://payments.bigcommerce.com/stores/{store_hash}': { server: 'payments' },
	'https://api-b2b.bigcommerce.com/api/v3/io': { server: 'b2b' },
	'https://api-b2b.bigcommerce.com/api/v3/io/ip': { server: 'b2b', below: '/ip' },
};

/** A folder of OpenAPI files. */
export interface Source {
	folder: string;
	/** The servers whose operations it describes. */
	servers: Server[];
	/** The address under which the files refer to each other, if they are meant to be read from the web. */
	publishedAt?: string;
	/** Files that repeat others, as patterns. */
	repeated?: string[];
}

/** BigCommerce's management APIs and B2B Edition, each in its folder. */
export const sourcesIn = (openapi: string, b2b: string): Source[] => [
	{ folder: openapi, servers: ['v2', 'v3', 'payments'] },
	{
		folder: b2b,
		servers: ['b2b'],
		publishedAt: 'https://raw.githubusercontent.com/bigcommerce/docs/main/docs/b2b-edition/',
		// The parts of `invoice-management.yaml`, and an API for shoppers' pages.
		repeated: ['specs/api-v3/invoice_management/**'],
	},
];

const METHODS: Method[] = ['GET', 'POST', 'PUT', 'DELETE'];

/**
 * Reads every operation of BigCommerce's management APIs from a folder of OpenAPI files.
 * Skips files for other servers (a shopper's browser, an app's own host).
 */
export async function readSpecifications(source: Source): Promise<SpecifiedOperation[]> {
	const { folder, repeated = [] } = source;
	const files = globSync('**/*.{yml,yaml}', { cwd: folder, exclude: repeated }).sort();
	if (files.length === 0) throw new Error(`No OpenAPI file (.yml, .yaml) was found in ${folder}.`);
	const operations: SpecifiedOperation[] = [];
	for (const file of files) {
		const path = join(folder, file);
		const document = parse(readFileSync(path, 'utf8'), { merge: true, maxAliasCount: -1 });
		const place = MANAGEMENT_SERVERS[document.servers?.[0]?.url];
		if (!place || !source.servers.includes(place.server)) continue;
		operations.push(...operationsOf(await resolved(path, document, source), place, file));
	}
	return operations;
}

/** The document with its references in place. Files that it names by their address on the web are in the folder. */
async function resolved(
	path: string,
	document: Json,
	{ folder, publishedAt }: Source,
): Promise<Json> {
	const isOurs = (url: string) => publishedAt !== undefined && url.startsWith(publishedAt);
	return await dereference(path, document, {
		dereference: { circular: true },
		resolve: {
			http: false,
			published: {
				order: 1,
				canRead: ({ url }: { url: string }) => isOurs(url),
				read: ({ url }: { url: string }) =>
					readFileSync(join(folder, url.slice(publishedAt?.length)), 'utf8'),
			},
		},
	});
}

function operationsOf(
	document: Json,
	{ server, below = '' }: { server: Server; below?: string },
	file: string,
): SpecifiedOperation[] {
	return Object.entries<Json>(document.paths).flatMap(([path, item]) =>
		METHODS.filter((method) => item[method.toLowerCase()]).map((method) => {
			const operation = item[method.toLowerCase()];
			return {
				server,
				method,
				path: `${below}${path}`,
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
