import { NodeHelpers, type INodeProperties } from 'n8n-workflow';

import nodes from '../../catalog/nodes.json';
import type { Operation } from '../../catalog/types';
import { linkField } from '../../sandbox/collectionConfig';
import { isCollection, shapeOf } from '../../sandbox/operations';
import type { Sandbox } from '../../sandbox/server';
import type { Row } from '../../sandbox/state/row';
import type { Store } from '../../sandbox/state/store';
import { operations } from '../support/catalog';
import { ALL_OPERATIONS_TIMEOUT, failuresOf } from '../support/failures';
import { fileOf, itemWith } from '../support/files';
import { runNode, type NodeRun } from '../support/node';
import { loadPackage } from '../support/package';
import { sample, sampleParameters } from '../support/samples';
import { CARRIER, TAX } from '../support/provider/startProvider';
import { as, sandboxForTests } from '../support/sandbox';
import { caseOf } from '../support/upserts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());

/** Whether n8n shows a parameter for an operation. */
function isShownFor(parameter: INodeProperties, operation: string): boolean {
	return NodeHelpers.displayParameter({ operation }, parameter, { typeVersion: 1 }, null);
}

/** The operations for which n8n shows *Preview Only*. */
async function previewable(): Promise<Operation[]> {
	const { nodeTypes } = await loadPackage();
	const shown = nodes.flatMap(({ type, resources }) => {
		const { properties } = nodeTypes.getByNameAndVersion(`n8n-nodes-bigcommerce.${type}`, 1)
			.description as { properties: INodeProperties[] };
		const preview = properties.find(({ name }) => name === 'previewOnly');
		return operations
			.filter(({ resource }) => resources.includes(resource))
			.map(({ id }) => id)
			.filter((id) => preview && isShownFor(preview, id));
	});
	return operations.filter(({ id }) => shown.includes(id));
}

/** The IDs of a record of the store that the path of an operation leads to, by node parameter; samples where it has none. */
function pathValues(operation: Operation): Record<string, string> {
	const samples = sampleParameters(operation);
	if (operation.graphql || operation.server === 'b2b') return samples;
	const store = sandbox.stores.get('hearth24kq') as Store;
	const { collection, parents, item } = shapeOf(operation);
	const steps = [...parents, ...(item ? [{ collection, parameter: item }] : [])].reverse();
	const values: Record<string, string> = {};
	let [below, row]: [string, Row | undefined] = ['', undefined];
	for (const step of steps) {
		if (!isCollection(step.collection)) break;
		const own = store.collection(step.collection);
		const linked = row?.[linkField(below, step.collection)] as string | undefined;
		row = linked === undefined ? own.all()[0] : own.get(linked);
		const { parameter } =
			operation.pathParameters.find(({ name }) => name === step.parameter) ?? {};
		if (row && parameter) values[parameter] = String(row[own.identity.field]);
		below = step.collection;
	}
	return { ...samples, ...values };
}

/** The node as somebody would set it who fills in what the operation needs. */
function parametersFor(operation: Operation): object {
	const { body, query, headers } = operation;
	const isHeader = (name: string) =>
		headers?.some((header) => 'parameter' in header && header.parameter === name);
	const required = query.filter((parameter) => parameter.required);
	return {
		...Object.fromEntries(
			Object.entries(pathValues(operation)).map(([name, value]) => [
				name,
				isHeader(name) ? value : { __rl: true, mode: 'id', value },
			]),
		),
		...(query.length > 0
			? {
					filters: {
						mappingMode: 'defineBelow',
						value: Object.fromEntries(
							(operation.method === 'DELETE' ? query : required).map(({ name, schema }) => [
								name,
								sample(schema, name),
							]),
						),
					},
				}
			: {}),
		...(body?.content === 'json'
			? { bodyMode: 'json', jsonBody: JSON.stringify(sample(body.schema)) }
			: {}),
		...(body?.file?.url ? { fileUrl: 'https://example.com/mug.png' } : {}),
		...(operation.answer.job ? { waitForCompletion: false } : {}),
		...(operation.massDelete ? { deleteEverything: true } : {}),
	};
}

/** What these need, and a sample cannot guess. */
const SPECIAL: Record<string, object> = {
	'order.ship': { orderId: '220', jsonBody: '{ "all_lines": true }' },
	'order.refundLines': { jsonBody: '{ "lines": [{ "sku": "HT-1140", "quantity": 1 }] }' },
	'product.createFromRows': {
		jsonBody:
			'{ "parent_key": "MUG", "sku": "MUG-BLUE", "options": { "Color": "Blue" }, "product_name": "Mug", "price": 9, "product_weight": 1 }',
	},
	'payment.take': {
		jsonBody:
			'{ "order_id": 101, "payment_method_id": "testgateway.card", "instrument": { "type": "stored_card", "token": "' +
			'a'.repeat(64) +
			'", "verification_value": "123" } }',
	},
	'api.request': { method: 'POST', url: '/v3/catalog/brands', jsonBody: '{ "name": "New" }' },
};

/** The node for *Create or Update*, with a record that does not exist. */
function upsertParameters(operation: Operation): [parameters: object, row: object] {
	const { row, parameters } =
		operation.id === 'shopperProfile.upsert'
			? { row: { customer_id: 40 }, parameters: {} }
			: caseOf(sandbox, operation.id);
	return [
		{
			...parameters,
			fields: {
				mappingMode: 'autoMapInputData',
				value: null,
				matchingColumns: [],
			},
		},
		row,
	];
}

const reading = new Set(
	operations
		.filter(({ method, repeat }) => method === 'GET' || method === 'HEAD' || repeat === 'always')
		.map(({ method, server, path }) => `${method} ${server} ${path}`),
);

/** Whether a request that reached the sandbox only read. */
function onlyReads({ method, path, body }: { method: string; path: string; body?: unknown }) {
	if (method === 'GET' || method === 'HEAD') return true;
	const { query = '' } = (body ?? {}) as { query?: string };
	if (path.endsWith('/graphql')) return query !== '' && !/\bmutation\b/.test(query);
	return [...reading].some((key) => {
		const [own, server, template] = key.split(' ');
		const pattern = template.replaceAll(/\{.+?\}/g, '[^/]+');
		return own === method && new RegExp(`/${server}${pattern}$`).test(path);
	});
}

async function preview(operation: Operation) {
	const isAccount = !operation.accounts.includes('store') && !operation.accounts.includes('app');
	const account = isAccount ? 'account' : operation.accounts.includes('store') ? 'full' : 'app';
	const { authentication, use } = as(sandbox, account);
	const [parameters, row] =
		operation.own?.kind === 'upsert' ? upsertParameters(operation) : [parametersFor(operation), {}];
	const provider = operation.own?.kind === 'steps' && operation.own.credential;
	const { items, error } = await runNode({
		...use,
		...(provider && {
			credentials: { ...use.credentials, provider: provider === 'tax' ? TAX : CARRIER },
			chosen: { ...use.chosen, bigCommerceProviderApi: 'provider' },
		}),
		items: [
			operation.body?.content === 'multipart'
				? itemWith(fileOf(operation.body.file?.kinds[0] ?? 'gif'))
				: { json: row as never },
		],
		parameters: {
			authentication,
			resource: operation.resource,
			operation: operation.id,
			previewOnly: true,
			options: {},
			...parameters,
			...SPECIAL[operation.id],
		} as NodeRun['parameters'],
	});
	return { json: items[0]?.json, error };
}

test(
	'a preview of every operation that writes sends nothing but reads, and shows what would be sent',
	async () => {
		const all = await previewable();
		const writing = operations.filter(
			({ method, repeat }) =>
				['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && repeat !== 'always',
		);
		expect(all.length).toBeGreaterThan(writing.length - 10);
		const failures = await failuresOf(
			all,
			({ id }) => id,
			async (operation) => {
				sandbox.reset();
				sandbox.log.clear();
				const { json, error } = await preview(operation);
				const sent = sandbox.log.all();
				expect(
					sent
						.filter((request) => !onlyReads(request))
						.map(({ method, path }) => `${method} ${path}`),
				).toEqual([]);
				expect(error && `${error.message} ${error.description}`).toBeUndefined();
				// An operation of several requests shows each of them.
				for (const request of (json.requests as object[] | undefined) ?? [json])
					expect(request).toMatchObject({
						method: expect.any(String),
						path: expect.any(String),
					});
			},
		);
		expect(failures).toEqual([]);
	},
	ALL_OPERATIONS_TIMEOUT,
);
