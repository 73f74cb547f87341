/** What an AI writes for n8n's MCP server: workflows in the code of n8n's Workflow SDK. */
const HEAD = `import { workflow, node, trigger, newCredential, expr } from '@n8n/workflow-sdk';

const start = trigger({
	type: 'n8n-nodes-base.manualTrigger',
	version: 1,
	config: { name: 'Start' },
});
`;

/** A node's credential, as the answer to \`list_credentials\` names it. */
const credentials = ({ id, name }: { id: string; name: string }) =>
	`credentials: { bigCommerceStoreApi: newCredential(${JSON.stringify(name)}, ${JSON.stringify(id)}) }`;

/** "Orders of yesterday over 500, as a table." */
export const bigOrdersOfYesterday = (account: { id: string; name: string }) => `${HEAD}
const orders = node({
	type: 'n8n-nodes-bigcommerce.bigCommerceOrders',
	version: 1,
	config: {
		name: 'Orders of yesterday',
		parameters: {
			authentication: 'store',
			resource: 'order',
			operation: 'order.getMany',
			returnAll: true,
			filters: {
				mappingMode: 'defineBelow',
				value: {
					min_date_created: expr('{{ $today.minus({ days: 1 }).toISO() }}'),
					max_date_created: expr('{{ $today.toISO() }}'),
					min_total: 500,
				},
			},
		},
		${credentials(account)},
	},
});
const over = node({
	type: 'n8n-nodes-base.filter',
	version: 2.3,
	config: {
		name: 'Over 500',
		parameters: {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
				conditions: [
					{
						id: 'total',
						leftValue: expr('{{ Number($json.total_inc_tax) }}'),
						rightValue: 500,
						operator: { type: 'number', operation: 'gt' },
					},
				],
				combinator: 'and',
			},
			looseTypeValidation: true,
		},
	},
});
const table = node({
	type: 'n8n-nodes-base.set',
	version: 3.5,
	config: {
		name: 'Table',
		parameters: {
			mode: 'manual',
			includeOtherFields: false,
			assignments: {
				assignments: [
					{ id: 'order', name: 'order', value: expr('{{ $json.id }}'), type: 'number' },
					{ id: 'status', name: 'status', value: expr('{{ $json.status }}'), type: 'string' },
					{ id: 'total', name: 'total', value: expr('{{ Number($json.total_inc_tax) }}'), type: 'number' },
				],
			},
		},
	},
});

export default workflow('big-orders', 'Orders of yesterday over 500')
	.add(start)
	.to(orders)
	.to(over)
	.to(table);
`;

/** "Raise the price of one SKU by 10 %." */
export const raiseOnePrice = (account: { id: string; name: string }, sku: string) => `${HEAD}
const find = node({
	type: 'n8n-nodes-bigcommerce.bigCommerceProducts',
	version: 1,
	config: {
		name: 'Find the product',
		parameters: {
			authentication: 'store',
			resource: 'product',
			operation: 'product.getMany',
			limit: 1,
			filters: { mappingMode: 'defineBelow', value: { sku: ${JSON.stringify(sku)} } },
		},
		${credentials(account)},
	},
});
const raise = node({
	type: 'n8n-nodes-bigcommerce.bigCommerceProducts',
	version: 1,
	config: {
		name: 'Raise its price',
		parameters: {
			authentication: 'store',
			resource: 'product',
			operation: 'product.update',
			productId: { __rl: true, mode: 'id', value: expr('{{ $json.id }}') },
			bodyMode: 'fields',
			fields: {
				mappingMode: 'defineBelow',
				value: { price: expr('{{ Math.round($json.price * 110) / 100 }}') },
			},
		},
		${credentials(account)},
	},
});

export default workflow('raise-one-price', 'Raise the price of ${sku} by 10 %')
	.add(start)
	.to(find)
	.to(raise);
`;
