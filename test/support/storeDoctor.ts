import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Sandbox } from '../../sandbox/server';
import type { Id } from '../../sandbox/state/row';
import type { Store } from '../../sandbox/state/store';
import { forgetTables } from './examples';
import { connect, type Connection } from './n8n.mjs';
import { credentialsOf, sandboxForTests } from './sandbox';

const TYPE = 'bigCommerceStoreApi';
const NAME = 'Store doctor';

/** A node of an example. */
interface ExampleNode {
	name: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, unknown>;
}

/** What one run found, sent and changed. */
export interface Visit {
	/** The output of each node. */
	outputs: Record<string, Array<Record<string, unknown>>>;
	/** The requests that write, in the order in which they arrived. */
	writes: Array<{ method: string; path: string; body: unknown }>;
	/** The records that are different afterwards: `catalog/products 80`, `pricelists/records (new)`. */
	changed: string[];
}

/**
 * The examples that find and repair faults, in a real n8n. Their sandbox is in this process, because a test plants what the API
 * would refuse: two customers with one e-mail address, an order that no one touched for ten days.
 */
export function storeDoctor() {
	let n8n: Connection;
	let sandbox: Sandbox;
	let credentialId: string;
	beforeAll(async () => {
		sandbox = await sandboxForTests();
		const data = credentialsOf(sandbox).full;
		const { client } = await connect();
		({ id: credentialId } = await client.request('POST', '/credentials', {
			name: NAME,
			type: TYPE,
			data,
		}));
		// A connection knows the credentials that are there when it is made.
		n8n = await connect();
	});
	beforeEach(async () => {
		sandbox.reset();
		keepFirstProducts(store());
		await forgetTables(n8n);
	});
	afterAll(async () => {
		await n8n?.client.request('DELETE', `/credentials/${credentialId}`);
		await sandbox?.close();
	});
	const store = (): Store => sandbox.stores.get('hearth24kq') as Store;

	return {
		n8n: () => n8n,
		store,
		/** Fills in a field in the rows of n8n's data table that have this value. */
		async fillIn(table: string, where: Record<string, unknown>, fields: Record<string, unknown>) {
			const { data } = await n8n.client.request('GET', '/data-tables-global');
			const { id, projectId } = data.find(({ name }: { name: string }) => name === table);
			const filters = Object.entries(where).map(([columnName, value]) => ({
				columnName,
				condition: 'eq',
				value,
			}));
			await n8n.client.request('PATCH', `/projects/${projectId}/data-tables/${id}/rows`, {
				filter: { type: 'and', filters },
				data: fields,
			});
		},
		/** Runs an example as it is, which only previews. @throws when it did not succeed */
		preview: async (file: string) => await visit(file, false),
		/** Runs an example with Preview Only turned off. @throws when it did not succeed */
		repair: async (file: string) => await visit(file, true),
	};

	async function visit(file: string, isRepair: boolean): Promise<Visit> {
		const example = JSON.parse(
			await readFile(join(__dirname, '..', '..', 'examples', `${file}.json`), 'utf8'),
		) as { nodes: ExampleNode[] };
		const nodes = example.nodes.map(({ parameters, credentials, ...node }) => ({
			...node,
			parameters:
				isRepair && 'previewOnly' in parameters
					? { ...parameters, previewOnly: false }
					: parameters,
			...(credentials && { credentials: { [TYPE]: { name: NAME } } }),
		}));
		const workflow = await n8n.save({ ...example, nodes });
		sandbox.log.clear();
		const before = recordsOf(store());
		const { status, error, outputs } = await n8n.run(workflow);
		if (status !== 'success') throw new Error(`${file} ended with ${status}: ${error?.message}`);
		const after = recordsOf(store());
		return {
			outputs: Object.fromEntries(
				Object.entries(outputs).map(([name, items]) => [name, items.map(({ json }) => json)]),
			),
			writes: sandbox.log
				.all()
				.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'))
				.map(({ method, path, body }) => ({
					method,
					path: path.replace(/^\/stores\/\w+/, ''),
					body,
				})),
			changed: [...new Set([...before.keys(), ...after.keys()])]
				.filter((key) => before.get(key) !== after.get(key))
				.map((key) => (before.has(key) ? key : key.replace(/ .*/, ' (new)'))),
		};
	}
}

const PRODUCTS = 30;

/** A smaller catalog, because n8n's own nodes take a millisecond or more for each value that they work out. */
function keepFirstProducts(store: Store): void {
	const products = store.collection('catalog/products');
	for (const { id } of products.all().slice(PRODUCTS)) {
		products.remove(id as Id);
		for (const name of ['variants', 'images']) {
			const parts = store.collection(`catalog/products/${name}`);
			for (const part of parts.where({ product_id: id })) parts.remove(part.id as Id);
		}
	}
}

/** Each record of a store as text, by its collection and ID. */
function recordsOf(store: Store): Map<string, string> {
	return new Map(
		store.names().flatMap((name) => {
			const rows = store.collection(name);
			return rows
				.all()
				.map(
					(row) => [`${name} ${String(row[rows.identity.field])}`, JSON.stringify(row)] as const,
				);
		}),
	);
}
