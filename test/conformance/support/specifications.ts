import { dereference } from '@apidevtools/json-schema-ref-parser';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

import { withoutUnusable } from './unusable';

/** The official OpenAPI files, which are not part of this repository. */
export const FOLDER = join(__dirname, '..', '..', '..', '..', 'shared', 'openapi');

/** Those of B2B Edition, which refer to each other by their address on the web. */
const B2B_FOLDER = join(FOLDER, '..', 'openapi-b2b');
const B2B_PUBLISHED = 'https://raw.githubusercontent.com/bigcommerce/docs/main/docs/b2b-edition/';

export const areThere = existsSync(FOLDER) && existsSync(B2B_FOLDER);

/** An operation as Prism reads it. */
export type HttpOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** One operation of a file, read by Stoplight's own reader and not by the catalogue's generator. */
export interface Specified {
	/** `PUT v3 /catalog/products/{product_id}` */
	key: string;
	server: string;
	/** What the catalogue's path has before that of the file: `/ip` for invoices. */
	below: string;
	/** Relative to the folder. */
	file: string;
	operation: HttpOperation;
	/** What had to be taken out because nothing can be checked with it. */
	unusable: { request: string[]; answer: string[] };
}

const SERVERS: Array<[server: string, url: RegExp, below?: string]> = [
	['v2', /^https:\/\/api\.bigcommerce\.com\/stores\/\{store_hash\}\/v2$/],
	['v3', /^https:\/\/api\.bigcommerce\.com\/stores\/\{store_hash\}\/v3$/],
	['payments', /^https:\/\/payments\.bigcommerce\.com\/stores\/\{store_hash\}$/],
	['b2b', /^https:\/\/api-b2b\.bigcommerce\.com\/api\/v3\/io$/],
	['b2b', /^https:\/\/api-b2b\.bigcommerce\.com\/api\/v3\/io\/ip$/, '/ip'],
];

/** Where one process keeps what it read, so that the files of tests need not do it again: it takes half a minute. */
const READ = 'READ_SPECIFICATIONS';

/** Every management operation, by key. Files for a shopper's browser and for an app's own host are passed over. */
export async function readSpecifications(): Promise<Map<string, Specified>> {
	const file = process.env[READ];
	return file
		? new Map(JSON.parse(readFileSync(file, 'utf8')) as Array<[string, Specified]>)
		: await readFiles();
}

/** Reads the specifications for the processes that this one starts. @returns what removes them again */
export async function keepSpecifications(): Promise<() => void> {
	const folder = mkdtempSync(join(tmpdir(), 'specifications-'));
	const file = join(folder, 'operations.json');
	writeFileSync(file, JSON.stringify([...(await readFiles())]));
	process.env[READ] = file;
	return () => {
		delete process.env[READ];
		rmSync(folder, { recursive: true, force: true });
	};
}

async function readFiles(): Promise<Map<string, Specified>> {
	const found = new Map<string, Specified>();
	const files = [
		...filesIn(FOLDER, []),
		// The folder has the parts of invoice-management.yaml once more.
		...filesIn(B2B_FOLDER, ['specs/api-v3/invoice_management/**']),
	];
	for (const { folder, file } of files) {
		const document = parse(readFileSync(join(folder, file), 'utf8'), {
			merge: true,
			maxAliasCount: -1,
		});
		const [server, , below = ''] =
			SERVERS.find(([, url]) => url.test(document.servers?.[0]?.url)) ?? [];
		if (!server) continue;
		const whole = folder === B2B_FOLDER ? await withOtherFiles(folder, file, document) : document;
		for (const operation of await getHttpOperationsFromSpec(whole)) {
			const key = `${operation.method.toUpperCase()} ${server} ${below}${operation.path}`;
			if (found.has(key))
				throw new Error(`${key} stands in two files: ${found.get(key)?.file} and ${file}.`);
			const unusable = withoutUnusable(operation);
			found.set(key, { key, server, below, file, operation, unusable });
		}
	}
	return found;
}

function filesIn(folder: string, exclude: string[]): Array<{ folder: string; file: string }> {
	return globSync('**/*.{yml,yaml}', { cwd: folder, exclude })
		.sort()
		.map((file) => ({ folder, file }));
}

/** The document with what its references to other files lead to. */
async function withOtherFiles(folder: string, file: string, document: object): Promise<object> {
	return (await dereference(join(folder, file), document, {
		dereference: { circular: 'ignore' },
		resolve: {
			http: false,
			published: {
				order: 1,
				canRead: ({ url }: { url: string }) => url.startsWith(B2B_PUBLISHED),
				read: ({ url }: { url: string }) =>
					readFileSync(join(B2B_FOLDER, url.slice(B2B_PUBLISHED.length)), 'utf8'),
			},
		},
	})) as object;
}
