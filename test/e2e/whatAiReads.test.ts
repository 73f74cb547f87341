import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureN8n } from '../../scripts/setup/n8n.mjs';

const root = join(__dirname, '..', '..');

/** A node of this package: characters of its text for n8n's AI, bytes of its description. */
interface Read {
	nodes: Array<{ name: string; types: number; description: number }>;
	searches: Array<{ query: string; bytes: number; found: string[] }>;
}

const GENERAL = ['bigcommerce', 'bigcommerce order', 'bigcommerce change stock by sku'];
/** The nodes that a search must find, before all others. */
const SPECIAL: Record<string, string[]> = {
	refund: ['bigCommerceOrders'],
	sku: ['bigCommerceProducts', 'bigCommerceInventory'],
	coupon: ['bigCommerceMarketing'],
};

let read: Read;
beforeAll(async () => {
	// Away from the repository, so that the package finds n8n's own copies of what it asks for, as it does when installed.
	const folder = mkdtempSync(join(tmpdir(), 'bigcommerce-ai-'));
	try {
		for (const part of ['dist', 'package.json'])
			cpSync(join(root, part), join(folder, part), { recursive: true });
		read = JSON.parse(
			execFileSync(
				process.execPath,
				[
					join(root, 'test', 'support', 'whatAiReads.cjs'),
					join(await ensureN8n(), 'node_modules'),
					folder,
					JSON.stringify([...GENERAL, ...Object.keys(SPECIAL)]),
				],
				{ encoding: 'utf8', maxBuffer: 10_000_000 },
			),
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	console.log(
		[
			...read.nodes.map(
				({ name, types, description }) =>
					`${name}: types ${types} characters, description ${description} bytes`,
			),
			`median of the types: ${median(typesOf(read))} characters`,
			`all descriptions: ${descriptionsOf(read)} bytes`,
			...read.searches.map(
				({ query, bytes, found }) => `"${query}": ${bytes} bytes, ${found.map(short).join(', ')}`,
			),
		].join('\n'),
	);
}, 120_000);

test('the types of a node are at most 100,000 characters, half of them at most 60,000', () => {
	expect(read.nodes.filter(({ types }) => types > 100_000)).toEqual([]);
	expect(median(typesOf(read))).toBeLessThanOrEqual(60_000);
	// Every node has some: an empty text would keep any budget.
	expect(read.nodes.filter(({ types }) => types < 1000)).toEqual([]);
});

test('no description is over 60 kB, all of them together at most 450 kB, and those of providers 20 kB', () => {
	expect(read.nodes.filter(({ description }) => description > 60_000)).toEqual([]);
	expect(descriptionsOf(read)).toBeLessThanOrEqual(450_000);
	expect(
		read.nodes
			.filter(isOfProvider)
			.map(({ description }) => description)
			.reduce((sum, size) => sum + size),
	).toBeLessThanOrEqual(20_000);
});

test.each(GENERAL)('the answer to a search for "%s" is at most 40,000 bytes', (query) => {
	const { bytes, found } = searchFor(query);

	expect(bytes).toBeLessThanOrEqual(40_000);
	// It names what each of the other nodes holds.
	expect(found).toContain('n8n-nodes-bigcommerce.bigCommerceApi');
});

test.each(Object.entries(SPECIAL))('a search for "%s" finds %p first', (query, wanted) => {
	const nodes = searchFor(query).found.filter((name) => !name.endsWith('Tool'));

	expect(nodes.slice(0, wanted.length).map(short).sort()).toEqual([...wanted].sort());
});

function searchFor(query: string) {
	const search = read.searches.find((each) => each.query === query);
	if (!search) throw new Error(`Nothing was searched for "${query}".`);
	return search;
}

function typesOf({ nodes }: Read): number[] {
	return nodes.map(({ types }) => types);
}

/**
 * The nodes of a workflow as shipping carrier or tax provider. They hold tables that are filled in by hand, which no other
 * node has, so they are counted by themselves.
 */
function isOfProvider({ name }: { name: string }): boolean {
	return /(Shipping|Tax)Provider$|ProviderResponse$/.test(name);
}

function descriptionsOf({ nodes }: Read): number {
	return nodes
		.filter((node) => !isOfProvider(node))
		.reduce((sum, { description }) => sum + description, 0);
}

function median(numbers: number[]): number {
	return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function short(name: string): string {
	return name.replace('n8n-nodes-bigcommerce.', '');
}
