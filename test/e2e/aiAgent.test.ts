import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { startModel, type OfferedTool, type Script } from '../support/model';
import { connect, type Connection } from '../support/n8n.mjs';

jest.setTimeout(120_000);

let n8n: Connection;
let openAi: { id: string; name: string };
beforeAll(async () => {
	n8n = await connect();
});
beforeEach(async () => {
	await n8n.sandbox.reset();
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const mapped = (value: object) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
});

/** What the model may decide; everything else is the user's. */
const TOOLS: Record<string, { resource: string; [parameter: string]: unknown }> = {
	'Look up an order': {
		resource: 'order',
		operation: 'order.get',
		orderId: byId('={{ $fromAI("Order_ID", "The number of the order", "number") }}'),
	},
	'Find products': {
		resource: 'product',
		operation: 'product.getMany',
		limit: 5,
		filters: mapped({ keyword: '={{ $fromAI("Keyword", "A word of the name", "string") }}' }),
	},
	'Change a price': {
		resource: 'product',
		operation: 'product.update',
		productId: byId('={{ $fromAI("Product_ID", "", "number") }}'),
		bodyMode: 'fields',
		fields: mapped({ price: '={{ $fromAI("Price", "The new price", "number") }}' }),
	},
	'Add a brand': {
		resource: 'brand',
		operation: 'brand.create',
		bodyMode: 'json',
		jsonBody: '={{ $fromAI("Brand", "The brand as JSON, with a name", "json") }}',
	},
	'See who may sign in': {
		authentication: 'account',
		resource: 'storeUser',
		operation: 'storeUser.getMany',
		storeId: byId('={{ $fromAI("Store", "Hash of the store", "string") }}'),
		limit: 2,
	},
	'Let somebody in': {
		authentication: 'account',
		resource: 'storeUser',
		operation: 'storeUser.add',
		storeId: byId('={{ $fromAI("Store", "Hash of the store", "string") }}'),
		userId: byId('={{ $fromAI("Email", "E-mail address", "string") }}'),
	},
	'Remove a product': {
		resource: 'product',
		operation: 'product.delete',
		productId: byId('={{ $fromAI("Product_ID", "", "number") }}'),
	},
};

/** A chat model on this machine, an agent, and the BigCommerce node as its tools. */
async function agentWith(modelUrl: string, request: string) {
	openAi ??= await n8n.client.request('POST', '/credentials', {
		name: 'Scripted model',
		type: 'openAiApi',
		data: { apiKey: 'none', url: modelUrl },
	});
	await n8n.client.request('PATCH', `/credentials/${openAi.id}`, {
		name: 'Scripted model',
		type: 'openAiApi',
		data: { apiKey: 'none', url: modelUrl },
	});
	const node = (
		name: string,
		type: string,
		typeVersion: number,
		parameters: object,
		credentials = {},
	) => ({ id: name, name, type, typeVersion, position: [0, 0], parameters, credentials });
	const credentialOf = (parameters: object) =>
		n8n.credentialNamed(
			'authentication' in parameters ? 'Sandbox: Account-level' : 'Sandbox: Full access',
		);
	const to = (type: string) => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
	return await n8n.client.request('POST', '/workflows', {
		name: `Agent: ${request}`,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Agent', '@n8n/n8n-nodes-langchain.agent', 3, {
				promptType: 'define',
				text: request,
				options: {},
			}),
			node(
				'Model',
				'@n8n/n8n-nodes-langchain.lmChatOpenAi',
				1.2,
				{ model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				{ openAiApi: { id: openAi.id, name: openAi.name } },
			),
			...Object.entries(TOOLS).map(([name, parameters]) =>
				node(
					name,
					`${nodeTypeOf(parameters.resource)}Tool`,
					1,
					{ authentication: 'store', ...parameters },
					credentialOf(parameters),
				),
			),
		],
		connections: {
			Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: to('ai_languageModel'),
			...Object.fromEntries(Object.keys(TOOLS).map((name) => [name, to('ai_tool')])),
		},
		settings: { executionOrder: 'v1' },
	});
}

async function play(request: string, script: Script) {
	const model = await startModel(script);
	try {
		const result = await n8n.run(await agentWith(model.url, request));
		return { ...result, prompts: model.prompts };
	} finally {
		await model.close();
	}
}

const firstOf = async (path: string): Promise<{ id: number; name: string }> => {
	const answer = await n8n.sandbox.read(path);
	return (answer.data ?? answer)[0];
};

test('the agent looks up an order and updates a product of it', async () => {
	const order = await firstOf('/v2/orders?limit=1');
	const line = (await n8n.sandbox.read(`/v2/orders/${order.id}/products`))[0];

	const { status, error, outputs, prompts } = await play(
		`Order ${order.id} paid too much. Make its product 10 % cheaper.`,
		[
			{ call: [{ tool: 'Look_up_an_order', input: { Order_ID: order.id } }] },
			(results) => {
				expect(results[0]).toContain(`"id":${order.id}`);
				expect(results[0]).toContain('"total_inc_tax"');
				// A model gets the simplified record unless somebody chooses otherwise.
				expect(results[0]).not.toContain('"ip_address"');
				expect(results[0].length).toBeLessThan(1500);
				return {
					call: [{ tool: 'Change_a_price', input: { Product_ID: line.product_id, Price: 12.34 } }],
				};
			},
			(results) => {
				expect(results[1]).toContain('12.34');
				return { say: 'It costs 12.34 now.' };
			},
		],
	);

	expect(error?.message).toBeUndefined();
	expect(status).toBe('success');
	expect(outputs.Agent[0].json.output).toBe('It costs 12.34 now.');
	expect(prompts).toHaveLength(3);
	expect((await n8n.sandbox.read(`/v3/catalog/products/${line.product_id}`)).data.price).toBe(
		12.34,
	);
});

test('the model fills filters and JSON, too, and reads what BigCommerce refuses', async () => {
	const { name } = await firstOf('/v3/catalog/products?limit=1');
	const word = name.split(' ')[0];

	const { status, error, outputs } = await play('Do it.', [
		{ call: [{ tool: 'Find_products', input: { Keyword: word } }] },
		(results) => {
			expect(results[0]).toContain(name);
			return { call: [{ tool: 'Add_a_brand', input: { Brand: { name: 'Made by a model' } } }] };
		},
		(results) => {
			expect(results[1]).toContain('Made by a model');
			return { call: [{ tool: 'Look_up_an_order', input: { Order_ID: 99_999_999 } }] };
		},
		(results) => {
			expect(results[2]).toMatch(/There is no order 99999999/);
			return { say: 'Done.' };
		},
	]);

	expect(error?.message).toBeUndefined();
	expect(status).toBe('success');
	expect(outputs.Agent[0].json.output).toBe('Done.');
	expect(
		(await n8n.sandbox.read('/v3/catalog/brands?name=Made%20by%20a%20model')).data,
	).toHaveLength(1);
});

test('the agent of an account looks who may sign in to a store, and lets somebody in', async () => {
	const { status, error } = await play('Let Ada in.', [
		{ call: [{ tool: 'See_who_may_sign_in', input: { Store: 'pantry5nd2' } }] },
		(results) => {
			expect(results[0]).toContain('"storeHash":"pantry5nd2"');
			return {
				call: [
					{
						tool: 'Let_somebody_in',
						input: { Store: 'pantry5nd2', Email: 'ada.lovelace@hearth.example' },
					},
				],
			};
		},
		(results) => {
			expect(results[1]).toContain('bc/account/store/pantry5nd2');
			return { say: 'Done.' };
		},
	]);

	expect(error?.message).toBeUndefined();
	expect(status).toBe('success');
	const sent = (await n8n.sandbox.log()).map(
		({ body }) => (body as { variables?: object } | undefined)?.variables,
	);
	expect(sent).toContainEqual({
		storeId: 'bc/account/store/pantry5nd2',
		email: 'ada.lovelace@hearth.example',
	});
});

describe('what the model is told', () => {
	let tools: OfferedTool[];
	beforeAll(async () => {
		const { prompts } = await play('Hello.', [{ say: 'Hello.' }]);
		tools = prompts[0].tools ?? [];
	});

	const toolNamed = (name: string) => tools.find((tool) => tool.function.name === name)?.function;

	test('each tool by what it does, and only what the model may decide', () => {
		expect(tools.map((tool) => tool.function.name).sort()).toEqual(
			Object.keys(TOOLS)
				.map((name) => name.replaceAll(' ', '_'))
				.sort(),
		);
		expect(toolNamed('Look_up_an_order')).toMatchObject({
			description: 'Get order in BigCommerce Orders',
			parameters: {
				properties: { Order_ID: { type: 'number', description: 'The number of the order' } },
				required: ['Order_ID'],
			},
		});
		expect(Object.keys(toolNamed('Change_a_price')?.parameters.properties ?? {}).sort()).toEqual([
			'Price',
			'Product_ID',
		]);
	});

	test('that a deletion cannot be undone', () => {
		expect(toolNamed('Remove_a_product')?.description).toBe(
			'Delete product (cannot be undone) in BigCommerce Products',
		);
		expect(toolNamed('Change_a_price')?.description).toBe('Update product in BigCommerce Products');
	});

	test('in few words: half a kilobyte a tool', () => {
		for (const tool of tools)
			expect([tool.function.name, JSON.stringify(tool).length < 512]).toEqual([
				tool.function.name,
				true,
			]);
	});
});
