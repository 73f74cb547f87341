import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { readChanges } from '../../catalog/generator/overrides';
import {
	catalog,
	CHANGES,
	describeWith,
	GENERATOR,
	keyOf,
	SPECIFICATIONS,
} from './support/catalog';

const SERVERS: Array<[RegExp, string]> = [
	[/api\.bigcommerce\.com\/stores\/\{store_hash\}\/(v2|v3)$/, '$1'],
	[/^https:\/\/api-b2b\.bigcommerce\.com\/api\/v3\/io$/, 'b2b'],
	[/^https:\/\/api-b2b\.bigcommerce\.com\/api\/v3\/io\/ip$/, 'b2b /ip'],
	[/^https:\/\/payments\.bigcommerce\.com\/stores\/\{store_hash\}$/, 'payments'],
];

/** Reads the specifications by other means than the generator, so that both cannot overlook the same. */
function specifiedKeys(): string[] {
	const files = [
		...filesIn(SPECIFICATIONS, []),
		// The folder has the parts of invoice-management.yaml once more.
		...filesIn(join(SPECIFICATIONS, '..', 'openapi-b2b'), ['**/invoice_management/**']),
	];
	return files.flatMap((file) => {
		const { servers = [], paths } = parse(readFileSync(file, 'utf8'), {
			merge: true,
			maxAliasCount: -1,
		});
		const match = SERVERS.map(
			([url, name]) => [url.exec(servers[0]?.url ?? ''), name] as const,
		).find(([found]) => found);
		if (!match) return [];
		const server = match[1] === '$1' ? match[0]?.[1] : match[1];
		return Object.entries<object>(paths).flatMap(([path, item]) =>
			Object.keys(item)
				.filter((name) => /^(get|post|put|patch|delete|head)$/.test(name))
				.map(
					(method) => `${method.toUpperCase()} ${server}${server?.includes('/') ? '' : ' '}${path}`,
				),
		);
	});
}

function filesIn(folder: string, exclude: string[]): string[] {
	return globSync('**/*.{yml,yaml}', { cwd: folder, exclude }).map((file) => join(folder, file));
}

describeWith(SPECIFICATIONS)('the catalogue beside the official specifications', () => {
	const leftOut = readChanges(CHANGES)
		.flatMap(({ operations }) => operations)
		.filter((operationChange) => operationChange.leftOut);

	it('has every management operation, or says why not', () => {
		const specified = specifiedKeys();
		const known = [
			...catalog.operations.map(keyOf),
			...leftOut.flatMap((operationChange) => operationChange.operations),
		];
		expect(known.sort()).toEqual(specified.sort());
		expect(specified.length).toBeGreaterThanOrEqual(659);
	});

	it('leaves out nothing but endless streams', () => {
		expect(
			leftOut
				.flatMap((operationChange) => operationChange.operations)
				.every((key) => /\/(events|tail)$/.test(key)),
		).toBe(true);
	});

	it('is what the generator makes of them', () => {
		const check = () =>
			execFileSync(process.execPath, ['--import', 'tsx', GENERATOR, SPECIFICATIONS, '--check'], {
				stdio: 'pipe',
			});
		expect(check).not.toThrow();
	}, 60_000);
});
