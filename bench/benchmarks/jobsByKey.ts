import omit from 'lodash/omit';

import { jsonBody, type Contenders } from '../environment/nodes';
import type { WorkNode } from '../environment/flow';
import type { BenchSandbox } from '../environment/sandbox';

export type Row = Record<string, unknown>;

/** A job whose rows name their records by keys. */
export interface Job {
	what: string;
	atMost: number;
	/** Makes the store's records, and returns the rows of the table. Each call makes others. */
	rows(sandbox: BenchSandbox, name: string): Promise<Row[]>;
	ours(contenders: Contenders): WorkNode;
	/** How many rows are new, changed and the same; absent if the operation does not say. */
	outcomes?: [created: number, updated: number, unchanged: number];
	/** The nodes of a workflow that does the same, one after the other: each with the rows, as they are by then. */
	http: Array<
		(contenders: Contenders) => {
			node: WorkNode;
			rows?(sandbox: BenchSandbox, rows: Row[]): Promise<Row[]>;
		}
	>;
	/** The most requests when the same rows come again and nothing has to be written. */
	againAtMost?: number;
}

const mapped = (...matchingColumns: string[]) => ({
	bodyMode: 'fields',
	fields: { mappingMode: 'autoMapInputData', value: null, matchingColumns, schema: [] },
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The rows with the ID of their record in a field `id`, where it exists. */
export const withIds =
	(collection: string, key: string) => async (sandbox: BenchSandbox, rows: Row[]) => {
		const keys = await sandbox.ask('values', collection, key);
		const ids = await sandbox.ask('values', collection, 'id');
		const idOf = new Map(keys.map((value, index) => [value, ids[index]]));
		return rows.map((row) => ({ ...row, id: idOf.get(row[key]) }));
	};

/** The rows with the ID of the product that they name. */
const withOwners = async (sandbox: BenchSandbox, rows: Row[]) => {
	const named = rows.map((row): Row => ({ ...row, sku: row.product }));
	const found = await withIds('catalog/products', 'sku')(sandbox, named);
	return found.map((row): Row => ({ ...omit(row, 'id', 'sku'), owner: row.id }));
};

/** The rows with the IDs of the product that they name, and of their metafield. */
const withMetafields = async (sandbox: BenchSandbox, rows: Row[]) => {
	const ask = async (field: string) =>
		await sandbox.ask('values', 'catalog/products/metafields', field);
	const [ids, owners, keys, namespaces] = [
		await ask('id'),
		await ask('resource_id'),
		await ask('key'),
		await ask('namespace'),
	];
	const idOf = new Map(
		ids.map((id, index) => [`${owners[index]} ${namespaces[index]} ${keys[index]}`, id]),
	);
	return (await withOwners(sandbox, rows)).map((row) => ({
		...row,
		id: idOf.get(`${row.owner} ${row.namespace} ${row.key}`),
	}));
};

export const JOBS: Job[] = [
	{
		what: '1,000 rows of SKU and price, 200 new, 100 changed',
		atMost: 240,
		againAtMost: 25,
		outcomes: [200, 100, 700],
		async rows(sandbox, name) {
			const rows = numbers(1000).map((index) => ({
				sku: `${name}-${index}`,
				price: 1,
				name: `${name} ${index}`,
				type: 'physical',
				weight: 1,
			}));
			await sandbox.ask('addLike', 'catalog/products', rows.slice(0, 800));
			return rows.map((row, index) => (index < 100 ? { ...row, price: 2 } : row));
		},
		ours: ({ ours }) => ours('product.upsert', mapped('sku')),
		http: [
			({ http }) => ({ node: http('GET', '/catalog/products?sku={{ $json.sku }}') }),
			({ http }) => ({
				node: http(
					'={{ $json.id ? "PUT" : "POST" }}',
					'/catalog/products{{ $json.id ? "/" + $json.id : "" }}',
					jsonBody('={{ JSON.stringify({ ...$json, id: undefined }) }}'),
				),
				rows: withIds('catalog/products', 'sku'),
			}),
		],
	},
	{
		what: '1,000 stock levels by SKU and code of the location',
		atMost: 10,
		async rows(sandbox, name) {
			const skus = numbers(1000).map((index) => `${name}-stock-${index}`);
			const ids = await sandbox.ask(
				'addLike',
				'catalog/products',
				skus.map((sku) => ({ sku, name: sku })),
			);
			await sandbox.ask(
				'addLike',
				'catalog/products/variants',
				skus.map((sku, index) => ({ sku, product_id: ids[index], option_values: [] })),
			);
			const [code] = await sandbox.ask('values', 'inventory/locations', 'code');
			return skus.map((sku, index) => ({ sku, quantity: index, location_id: code }));
		},
		ours: ({ ours }) => ours('inventoryAdjustment.absolute', mapped()),
		// BigCommerce takes SKUs here, and the ID of the location can be written into the node.
		http: [
			({ http }) => ({
				node: http(
					'PUT',
					'/inventory/adjustments/absolute',
					jsonBody('={{ JSON.stringify({ items: [{ ...$json, location_id: 1 }] }) }}'),
				),
			}),
		],
	},
	{
		what: '1,000 customers by email, 50 new, 50 changed',
		atMost: 160,
		outcomes: [50, 50, 900],
		async rows(sandbox, name) {
			const rows = numbers(1000).map((index) => ({
				email: `${name}.${index}@example.com`,
				first_name: 'Ada',
				last_name: `Number ${index}`,
			}));
			await sandbox.ask(
				'addLike',
				'customers',
				rows.slice(0, 950).map((row, index) => (index < 50 ? { ...row, last_name: 'Old' } : row)),
			);
			return rows;
		},
		ours: ({ ours }) => ours('customer.upsert', mapped('email')),
		http: [
			({ http }) => ({ node: http('GET', '/customers?email:in={{ $json.email }}') }),
			({ http }) => ({
				node: http(
					'={{ $json.id ? "PUT" : "POST" }}',
					'/customers',
					jsonBody('={{ JSON.stringify([$json]) }}'),
				),
				rows: withIds('customers', 'email'),
			}),
		],
	},
	{
		// 1 request finds the products, 2 pages the metafields; BigCommerce takes 10 in a request: 25 + 13.
		what: '500 metafields on 100 products by SKU, 250 new, 125 changed',
		atMost: 41,
		outcomes: [250, 125, 125],
		async rows(sandbox, name) {
			const skus = numbers(100).map((index) => `${name}-meta-${index}`);
			const ids = await sandbox.ask(
				'addLike',
				'catalog/products',
				skus.map((sku) => ({ sku, name: sku })),
			);
			const rows = numbers(500).map((index) => ({
				resource_id: ids[index % 100],
				namespace: name,
				key: `field_${Math.floor(index / 100)}`,
				value: `v${index}`,
				permission_set: 'app_only',
			}));
			await sandbox.ask('addLike', 'catalog/products/metafields', rows.slice(0, 250));
			return rows.map((row, index) => ({
				...omit(row, 'resource_id'),
				product: skus[index % 100],
				...(index < 125 ? { value: 'new' } : {}),
			}));
		},
		ours: ({ ours }) =>
			ours('productMetafield.upsert', {
				productId: { __rl: true, mode: 'sku', value: '={{ $json.product }}' },
				...mapped('namespace', 'key'),
			}),
		http: [
			({ http }) => ({ node: http('GET', '/catalog/products?sku={{ $json.product }}') }),
			({ http }) => ({
				node: http(
					'GET',
					'/catalog/products/{{ $json.owner }}/metafields?namespace={{ $json.namespace }}&key={{ $json.key }}',
				),
				rows: withOwners,
			}),
			({ http }) => ({
				node: http(
					'={{ $json.id ? "PUT" : "POST" }}',
					'/catalog/products/{{ $json.owner }}/metafields{{ $json.id ? "/" + $json.id : "" }}',
					jsonBody('={{ JSON.stringify({ ...$json, id: undefined }) }}'),
				),
				rows: withMetafields,
			}),
		],
	},
];
