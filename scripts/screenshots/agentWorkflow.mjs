import { nodeTypeOf } from '../n8n/nodeTypeOf.mjs';
const byId = (value) => ({ __rl: true, mode: 'id', value });

const TOOLS = {
	'Look up an order': {
		resource: 'order',
		operation: 'order.get',
		orderId: byId('={{ $fromAI("Order_ID", "The number of the order", "number") }}'),
	},
	'Find products': {
		resource: 'product',
		operation: 'product.getMany',
		limit: 5,
		filters: {
			mappingMode: 'defineBelow',
			value: { keyword: '={{ $fromAI("Keyword", "A word of the name", "string") }}' },
			matchingColumns: [],
			schema: [],
		},
	},
	'Look up a customer': {
		resource: 'customer',
		operation: 'customer.getMany',
		limit: 5,
		filters: {
			mappingMode: 'defineBelow',
			value: { 'email:in': '={{ $fromAI("Email", "The customer\'s address", "string") }}' },
			matchingColumns: [],
			schema: [],
		},
	},
};

/**
 * A chat with an AI agent whose tools are BigCommerce nodes.
 *
 * @param {{ id: string, name: string, type: string }} store
 * @param {{ id: string, name: string }} model
 */
export function agentWorkflow(store, model) {
	const node = (name, type, typeVersion, position, parameters, credential = {}) => ({
		id: name,
		name,
		type,
		typeVersion,
		position,
		parameters,
		credentials: credential,
	});
	const chosen = ({ id, name }) => ({ id, name });
	const names = Object.keys(TOOLS);
	const to = (type) => ({ [type]: [[{ node: 'AI Agent', type, index: 0 }]] });
	return {
		name: 'My workflow',
		nodes: [
			{
				...node('When chat message received', '@n8n/n8n-nodes-langchain.chatTrigger', 1.1, [0, 0], {
					options: {},
				}),
				webhookId: crypto.randomUUID(),
			},
			node('AI Agent', '@n8n/n8n-nodes-langchain.agent', 3, [256, 0], { options: {} }),
			node(
				'Model',
				'@n8n/n8n-nodes-langchain.lmChatOpenAi',
				1.2,
				[128, 224],
				{ model: byId('gpt-4.1-mini'), options: {} },
				{ openAiApi: chosen(model) },
			),
			...names.map((name, index) =>
				node(
					name,
					`${nodeTypeOf(TOOLS[name].resource)}Tool`,
					1,
					[320 + index * 176, 224],
					{ authentication: 'store', ...TOOLS[name] },
					{ [store.type]: chosen(store) },
				),
			),
		],
		connections: {
			'When chat message received': { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] },
			Model: to('ai_languageModel'),
			...Object.fromEntries(names.map((name) => [name, to('ai_tool')])),
		},
		settings: {},
	};
}
