import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { fileOf, itemWith } from '../support/files';
import { runNode, type NodeResult, type NodeRun } from '../support/node';
import { fields, id } from '../support/run';
import {
	credentialFor,
	scriptedServer,
	type Received,
	type Scripted,
	type ScriptedServer,
} from '../support/scripted';

/** Something that goes wrong with the item whose `id` is 2, of three. */
interface Cause {
	type: 'operations' | 'graphQl';
	parameters: object;
	/** What the server says to a request, where it is not well. */
	answer?: (request: Received) => Scripted | undefined;
	credential?: Record<string, unknown>;
	/** No credential is chosen. */
	isWithout?: boolean;
	/** The items that fail; without this, the second. */
	failing?: number[];
	/** The items that carry a file. */
	files?: number[];
	error: RegExp;
	details: RegExp;
}

let server: ScriptedServer;
let answer: Cause['answer'];

beforeAll(async () => {
	server = await scriptedServer((request) => answer?.(request) ?? wellAnswered(request));
});
afterAll(async () => await server.close());

function wellAnswered({ path, method, body }: Received): Scripted {
	if (path.endsWith('/graphql')) return { body: { data: { store: { id: 'bc/store/1' } } } };
	if (method === 'PUT' && path.endsWith('/catalog/products'))
		return { body: { data: JSON.parse(body) as unknown, meta: {} } };
	if (method === 'DELETE') return { status: 204 };
	return {
		body: { data: { id: Number(/(\d+)(\?|$)/.exec(path)?.[1] ?? 0), name: 'Fine' }, meta: {} },
	};
}

const common = {
	authentication: 'store',
	output: 'raw',
	options: { batchSize: 1, giveUpAfter: 1 },
};
const get = {
	...common,
	resource: 'product',
	operation: 'product.get',
	productId: id('={{ $json.id }}'),
};
const update = {
	...common,
	resource: 'product',
	operation: 'product.update',
	productId: id('={{ $json.id }}'),
	bodyMode: 'json',
	jsonBody: '{ "price": 5 }',
};
const upload = {
	...common,
	resource: 'productImage',
	operation: 'productImage.create',
	productId: id('={{ $json.id }}'),
	fileSource: 'upload',
	bodyMode: 'fields',
	fields: fields({}),
};
const query = {
	authentication: 'store',
	api: 'admin',
	query: 'query ($id: Int) { store { id product(id: $id) } }',
	variablesMode: 'json',
	variables: '={{ { id: $json.id } }}',
	output: 'answer',
	options: { giveUpAfter: 1 },
};

const second = ({ path, body }: Received) =>
	/\/2(\?|$)/.test(path) || body.includes('"variables":{"id":2}');
const whenSecond = (scripted: Scripted) => (request: Received) =>
	second(request) ? scripted : undefined;

const CAUSES: Record<string, Cause> = {
	'refused values': {
		type: 'operations',
		parameters: update,
		answer: whenSecond({
			status: 422,
			body: { status: 422, title: 'Invalid', errors: { price: 'is too low' } },
		}),
		error: /price: is too low/,
		details: /Correct these values/,
	},
	'a record that is gone': {
		type: 'operations',
		parameters: get,
		answer: whenSecond({ status: 404, body: { status: 404, title: 'No such product' } }),
		error: /There is no product 2/,
		details: /Check the ID/,
	},
	'a conflict': {
		type: 'operations',
		parameters: update,
		answer: whenSecond({
			status: 409,
			body: { status: 409, title: 'A product with this SKU already exists' },
		}),
		error: /conflicts/,
		details: /same unique value/,
	},
	'an input that cannot be sent': {
		type: 'operations',
		parameters: { ...get, productId: id('={{ $json.id === 2 ? "" : $json.id }}') },
		error: /Product/,
		details: /./,
	},
	'an expression that fails': {
		type: 'operations',
		parameters: {
			...get,
			productId: id('={{ $json.id === 2 ? $("Nowhere").first().json.id : $json.id }}'),
		},
		error: /node doesn't exist/,
		details: /^/,
	},
	'a page of a firewall': {
		type: 'operations',
		parameters: get,
		answer: whenSecond({ status: 403, body: '<html><title>Blocked</title></html>' }),
		error: /does not allow/,
		details: /proxy or firewall/,
	},
	'no answer in time': {
		type: 'operations',
		parameters: get,
		answer: whenSecond({ delay: 3000 }),
		error: /could not be reached/,
		details: /took too long/,
	},
	'trouble of the server while writing': {
		type: 'operations',
		parameters: { ...update, operation: 'product.create' },
		answer: ({ body }) => (body.includes('5') ? { status: 503, body: 'Busy' } : undefined),
		failing: [0, 1, 2],
		error: /could not answer/,
		details: /not known whether/,
	},
	'a part of a batch': {
		type: 'operations',
		parameters: { ...update, options: { giveUpAfter: 1 } },
		answer: ({ body, path }) => {
			const isBad = path.endsWith('/products')
				? (JSON.parse(body) as Array<{ id: number }>).some((record) => record.id === 2)
				: path.endsWith('/2');
			return isBad
				? { status: 422, body: { status: 422, title: 'Invalid', errors: { price: 'is too low' } } }
				: undefined;
		},
		error: /price: is too low/,
		details: /Correct these values/,
	},
	'a file that is missing': {
		type: 'operations',
		parameters: upload,
		files: [0, 2],
		error: /file|binary/i,
		details: /./,
	},
	'a file that is refused': {
		type: 'operations',
		parameters: upload,
		files: [0, 1, 2],
		answer: ({ path }) =>
			path.includes('/products/2/')
				? { status: 422, body: { status: 422, title: 'The image is too small' } }
				: undefined,
		error: /The image is too small/,
		details: /Correct these values/,
	},
	'a token that is not known': {
		type: 'operations',
		parameters: get,
		answer: () => ({ status: 401, body: { status: 401, title: 'Unauthorized' } }),
		failing: [0, 1, 2],
		error: /access token/,
		details: /Open the credential/,
	},
	'a scope that is missing': {
		type: 'operations',
		parameters: get,
		credential: { scopeSource: 'manual', grantedScopes: ['store_v2_orders'] },
		failing: [0, 1, 2],
		error: /needs Products/,
		details: /Nothing was sent/,
	},
	'a credential that is not filled in': {
		type: 'operations',
		parameters: get,
		credential: { store: 'my shop' },
		failing: [0, 1, 2],
		error: /store is not recognized/,
		details: /Open the credential/,
	},
	'no credential': {
		type: 'operations',
		parameters: get,
		isWithout: true,
		failing: [0, 1, 2],
		error: /credential/i,
		details: /^/,
	},
	'an operation that is not known': {
		type: 'operations',
		parameters: { ...get, operation: 'product.dance' },
		failing: [0, 1, 2],
		error: /no operation "product.dance"/,
		details: /update the package/,
	},
	'options that fail for all': {
		type: 'operations',
		parameters: { ...get, options: { giveUpAfter: '={{ $("Nowhere").first().json.x }}' } },
		failing: [0, 1, 2],
		error: /node doesn't exist/,
		details: /^/,
	},
	'a query that is refused': {
		type: 'graphQl',
		parameters: query,
		answer: whenSecond({
			body: { data: null, errors: [{ message: 'No such field', path: ['store', 'product'] }] },
		}),
		error: /No such field \(store\.product\)/,
		details: /^/,
	},
	'a query that cannot be read': {
		type: 'graphQl',
		parameters: {
			...query,
			query: '={{ $json.id === 2 ? "{" : "{ store { id } }" }}',
			variables: '{}',
		},
		error: /./,
		details: /./,
	},
	'a query that gets no answer': {
		type: 'graphQl',
		parameters: query,
		answer: whenSecond({ delay: 3000 }),
		error: /could not be reached/,
		details: /took too long/,
	},
	'a token that is not known, for a query': {
		type: 'graphQl',
		parameters: query,
		answer: () => ({ status: 401, body: {} }),
		failing: [0, 1, 2],
		error: /access token/,
		details: /Open the credential/,
	},
	'no credential for a query': {
		type: 'graphQl',
		parameters: query,
		isWithout: true,
		failing: [0, 1, 2],
		error: /credential/i,
		details: /^/,
	},
	'options of a query that fail for all': {
		type: 'graphQl',
		parameters: { ...query, options: { giveUpAfter: '={{ $("Nowhere").first().json.x }}' } },
		failing: [0, 1, 2],
		error: /node doesn't exist/,
		details: /^/,
	},
};

async function run(cause: Cause, onError: INode['onError']): Promise<NodeResult> {
	answer = cause.answer;
	const use: NodeRun = {
		type: cause.type,
		parameters: cause.parameters as INodeParameters,
		credentials: { shop: credentialFor(server, { timeout: 1, ...cause.credential }) },
		chosen: cause.isWithout ? {} : { bigCommerceStoreApi: 'shop' },
		items: [...'abc'].map((from, index) =>
			cause.files?.includes(index)
				? itemWith(fileOf('jpg'), { id: index + 1, from })
				: { json: { id: index + 1, from } },
		),
		isAfterNode: true,
		onError,
	};
	return await runNode(use);
}

const origins = (items: INodeExecutionData[]) =>
	items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
const others = (failing: number[]) => [0, 1, 2].filter((value) => !failing.includes(value));

describe.each(Object.entries(CAUSES))('%s', (_name, cause) => {
	const { failing = [1], error: message, details } = cause;

	it('stops the workflow, and the error says which item it was', async () => {
		const { error, items, errorItems, status } = await run(cause, 'stopWorkflow');
		expect(status).toBe('error');
		expect([items, errorItems]).toEqual([[], []]);
		expect(error?.message).toMatch(message);
		expect(error?.description ?? '').toMatch(details);
		if (error?.context.itemIndex !== undefined) expect(error.context.itemIndex).toBe(failing[0]);
	});

	it('stays in its place among the others, where the node goes on by the regular output', async () => {
		const { items, errorItems, status } = await run(cause, 'continueRegularOutput');
		expect(status).toBe('success');
		expect(errorItems).toEqual([]);
		expect(origins(items)).toEqual([0, 1, 2]);
		for (const index of failing) {
			expect(items[index].json.error).toMatch(message);
			expect(items[index].json.details ?? '').toMatch(details);
			expect(
				Object.keys(items[index].json).filter((name) => !['error', 'details'].includes(name)),
			).toEqual([]);
		}
		for (const index of others(failing)) expect(items[index].json).not.toHaveProperty('error');
	});

	it('leaves by the error output, with what came in, and the others by the success output', async () => {
		const { items, errorItems, status } = await run(cause, 'continueErrorOutput');
		expect(status).toBe('success');
		expect(origins(items)).toEqual(others(failing));
		expect(origins(errorItems)).toEqual(failing);
		for (const [position, index] of failing.entries()) {
			expect(errorItems[position].json).toMatchObject({
				id: index + 1,
				from: 'abc'[index],
				error: expect.stringMatching(message),
			});
			expect(errorItems[position].json.details ?? '').toMatch(details);
		}
	});
});
