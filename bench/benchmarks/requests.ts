import { byId, contendersFor, jsonBody, type Contenders } from '../environment/nodes';
import { runFlow, type WorkNode } from '../environment/flow';
import { openSandbox, type BenchSandbox } from '../environment/sandbox';
import { HTTP_REQUEST, type Part } from './part';

const ITEMS = 1000;

interface Job {
	what: string;
	/** Allowed number of requests: one per batch, and two for what the node looks up first. */
	atMost: number;
	/** The items, created again for each contender. */
	items(sandbox: BenchSandbox): Promise<object[]>;
	ours(contenders: Contenders): WorkNode;
	http(contenders: Contenders): WorkNode;
}

const products = async (sandbox: BenchSandbox) =>
	(await sandbox.ask('addProducts', ITEMS)).map((id) => ({ id }));
const variants = async (sandbox: BenchSandbox, fields: object) =>
	(await sandbox.ask('addVariants', ITEMS)).map((id) => ({ variant_id: id, ...fields }));
const productId = byId('={{ $json.id }}');
const mapped = {
	bodyMode: 'fields',
	fields: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
};

const JOBS: Job[] = [
	{
		what: 'update products',
		atMost: ITEMS / 10 + 2,
		items: products,
		ours: ({ ours }) =>
			ours('product.update', { productId, bodyMode: 'json', jsonBody: '{"price": 7}' }),
		http: ({ http }) => http('PUT', '/catalog/products/{{ $json.id }}', jsonBody('{"price": 7}')),
	},
	{
		what: 'create customers',
		atMost: ITEMS / 10 + 2,
		items: async () =>
			Array.from({ length: ITEMS }, (_, index) => ({
				first_name: 'Ada',
				last_name: `Number ${index}`,
				email: `ada.${index}@example.com`,
			})),
		ours: ({ ours }) => ours('customer.create', mapped),
		// Other addresses: the store is the same.
		http: ({ http }) =>
			http(
				'POST',
				'/customers',
				jsonBody('={{ JSON.stringify([{ ...$json, email: "other." + $json.email }]) }}'),
			),
	},
	{
		what: 'upsert price list records',
		atMost: ITEMS / 1000 + 2,
		items: async (sandbox) => await variants(sandbox, { currency: 'usd', price: 5 }),
		ours: ({ ours }) => ours('priceListRecord.upsertBatch', { priceListId: byId('1'), ...mapped }),
		http: ({ http }) =>
			http('PUT', '/pricelists/1/records', jsonBody('={{ JSON.stringify([$json]) }}')),
	},
	{
		what: 'adjust inventory',
		atMost: ITEMS / 1000 + 2,
		items: async (sandbox) => await variants(sandbox, { location_id: 1, quantity: 3 }),
		ours: ({ ours }) =>
			ours('inventoryAdjustment.absolute', {
				bodyMode: 'json',
				jsonBody: '={{ { reason: "count", items: [$json] } }}',
			}),
		http: ({ http }) =>
			http(
				'PUT',
				'/inventory/adjustments/absolute',
				jsonBody('={{ JSON.stringify({ reason: "count", items: [$json] }) }}'),
			),
	},
	{
		what: 'delete products',
		atMost: ITEMS / 250 + 2,
		items: products,
		ours: ({ ours }) => ours('product.delete', { productId }),
		http: ({ http }) => http('DELETE', '/catalog/products/{{ $json.id }}'),
	},
	{
		what: 'get products by ID',
		atMost: ITEMS / 250 + 2,
		items: products,
		ours: ({ ours }) => ours('product.get', { productId }),
		http: ({ http }) => http('GET', '/catalog/products/{{ $json.id }}'),
	},
];

/** The number of requests for 1,000 items. */
export const requests: Part = {
	number: 1,
	title: 'Requests per 1,000 items',
	async *run(n8n) {
		const sandbox = await openSandbox();
		try {
			const contenders = await contendersFor(n8n, sandbox);
			const spentBy = async (work: WorkNode, items: object[]) => {
				await sandbox.ask('forget');
				const { count, failed } = await runFlow(n8n, work, items);
				if (count !== ITEMS || failed.length > 0)
					throw new Error(
						`${count} of ${ITEMS} items were output, of which ${failed.length} were refused.`,
					);
				return (await sandbox.ask('traffic')).requests;
			};
			for (const { what, atMost, items, ours, http } of JOBS) {
				const spent = await spentBy(ours(contenders), await items(sandbox));
				const theirs = await spentBy(http(contenders), await items(sandbox));
				yield {
					what: `1,000 items: ${what}`,
					unit: 'requests',
					ours: spent,
					others: { who: HTTP_REQUEST, value: theirs },
					target: { atMost },
				};
			}
		} finally {
			sandbox.stop();
		}
	},
};
