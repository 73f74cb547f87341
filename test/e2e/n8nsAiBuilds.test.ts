import { bigOrdersOfYesterday, raiseOnePrice } from '../support/builtByAi';
import { examplesInN8n } from '../support/examples';
import { connectToN8nsOwnMcp, type McpClient } from '../support/mcp';
import { until } from '../support/triggersInN8n';

jest.setTimeout(120_000);

const ORDERS = 'n8n-nodes-bigcommerce.bigCommerceOrders';
const PRODUCTS = 'n8n-nodes-bigcommerce.bigCommerceProducts';

const { n8n, store } = examplesInN8n();

let mcp: McpClient;
const sizes: string[] = [];
beforeAll(async () => {
	mcp = await connectToN8nsOwnMcp(n8n());
});
afterAll(() => console.log(sizes.join('\n')));

/** Asks a tool that must not fail, and notes how much it says. */
async function ask(tool: string, input: object, note = '') {
	const answer = await mcp.call(tool, input);
	if (answer.isError) throw new Error(`${tool}: ${answer.text}`);
	sizes.push(`${tool} ${note}: ${Buffer.byteLength(answer.text)} bytes`);
	return answer;
}

const credentialId = (account: string) =>
	Object.values(n8n().credentialNamed(`Sandbox: ${account}`))[0].id;

const exploration = (account: string, nodeType: string, methodName: string, values = {}) => ({
	nodeType,
	version: 1,
	methodName,
	methodType: methodName.startsWith('list') ? 'listSearch' : 'loadOptions',
	credentialType: 'bigCommerceStoreApi',
	credentialId: credentialId(account),
	currentNodeParameters: values,
});

async function explore(account: string, nodeType: string, methodName: string, values = {}) {
	const { data } = await ask(
		'explore_node_resources',
		exploration(account, nodeType, methodName, values),
		`${methodName}, ${account}`,
	);
	return data.results as Array<{ name: string; value: unknown; description?: string }>;
}

const values = (results: Array<{ value: unknown }>) => results.map(({ value }) => value);

/** Validates, creates and runs a workflow as an AI does. @returns what each node put out */
async function build(code: string) {
	const { data: validity } = await ask('validate_workflow', { code });
	expect(validity).toEqual({ valid: true, nodeCount: expect.any(Number) });
	const { workflowId } = (
		await ask('create_workflow_from_code', { code, versionName: 'First version' })
	).data;
	const { executionId } = (await ask('execute_workflow', { workflowId, executionMode: 'manual' }))
		.data;
	const { data } = await until(async () => {
		const answer = await mcp.call('get_workflow_execution', {
			workflowId,
			executionId,
			includeData: true,
		});
		return ['new', 'running'].includes(answer.data.execution.status) ? undefined : answer;
	}, 60);
	expect(data.data.resultData.error).toBeUndefined();
	expect(data.execution.status).toBe('success');
	return (name: string): Array<Record<string, unknown>> =>
		data.data.resultData.runData[name][0].data.main[0].map(({ json }: { json: object }) => json);
}

test('it finds the node and reads how to use it', async () => {
	const tools = await mcp.tools();
	expect(tools.map(({ name }) => name)).toEqual(
		expect.arrayContaining([
			'search_nodes',
			'get_node_types',
			'explore_node_resources',
			'validate_workflow',
			'create_workflow_from_code',
			'execute_workflow',
		]),
	);

	const { text: found } = await ask('search_nodes', { queries: ['bigcommerce orders'] });
	expect(found).toContain(`- ${ORDERS}\n`);
	expect(found).toContain('- order.getMany\n');
	expect(Buffer.byteLength(found)).toBeLessThan(40_000);

	for (const [nodeId, operation] of [
		[ORDERS, 'order.getMany'],
		[PRODUCTS, 'product.update'],
	]) {
		const [resource] = operation.split('.');
		const { text: types } = await ask(
			'get_node_types',
			{ nodeIds: [{ nodeId, resource, operation }] },
			nodeId,
		);
		expect(types).toContain(`operation: '${operation}';`);
		expect(types).toMatch(/@builderHint names: getFilterFields/);
		expect(Buffer.byteLength(types)).toBeLessThan(130_000);
	}
});

test('it explores what the account may do, and its records', async () => {
	expect(values(await explore('Full access', ORDERS, 'getResources'))).toEqual(
		expect.arrayContaining(['order', 'orderRefund', 'payment']),
	);
	const allowed = values(await explore('Orders read-only', ORDERS, 'getResources'));
	expect(allowed).toContain('order');
	expect(allowed).not.toContain('payment');

	const operations = async (account: string) =>
		values(await explore(account, PRODUCTS, 'getOperations', { resource: 'product' }));
	expect(await operations('Full access')).toContain('product.update');
	// What is hidden, and how to load the list again.
	expect(new Set(await operations('Orders read-only'))).toEqual(new Set(['__bigCommerceHidden']));

	const list = { resource: 'order', operation: 'order.getMany' };
	expect(await explore('Full access', ORDERS, 'getFilterFields', list)).toContainEqual({
		name: 'Total At Least',
		value: 'min_total',
		description: 'number',
	});

	const update = { resource: 'product', operation: 'product.update' };
	expect(await explore('Full access', PRODUCTS, 'getBodyFields', update)).toContainEqual({
		name: 'Price (Store Currency)',
		value: 'price',
		description: 'number',
	});
	expect(await explore('Full access', PRODUCTS, 'listProductId', update)).toContainEqual({
		name: expect.stringMatching(/ · HT-\d+$/),
		value: expect.any(Number),
	});
	const refused = await mcp.call(
		'explore_node_resources',
		exploration('Orders read-only', PRODUCTS, 'listProductId', update),
	);
	expect(refused).toMatchObject({
		isError: true,
		text: expect.stringContaining('needs Products: read-only'),
	});
});

test('"Orders of yesterday over 500, as a table"', async () => {
	const yesterday = await noonOfYesterday();
	const order = async (total: number, date?: Date): Promise<{ id: number }> =>
		await store('POST', '/v2/orders', {
			...(date && { date_created: date.toUTCString() }),
			billing_address: {
				first_name: 'Ada',
				last_name: 'Byron',
				email: 'ada@example.com',
				street_1: '1 Main Street',
				city: 'Austin',
				state: 'Texas',
				zip: '78701',
				country: 'United States',
				country_iso2: 'US',
			},
			products: [{ name: 'Table', quantity: 1, price_inc_tax: total, price_ex_tax: total }],
		});
	const { id } = await order(600, yesterday);
	await order(500, yesterday);
	await order(100, yesterday);
	await order(700);

	const output = await build(bigOrdersOfYesterday(account()));

	expect(output('Table')).toEqual([{ order: id, status: 'Awaiting Fulfillment', total: 600 }]);
});

test('"Raise the price of one SKU by 10 %"', async () => {
	const prices = async (): Promise<Array<{ id: number; sku: string; price: number }>> =>
		await store('GET', '/v3/catalog/products?include_fields=sku,price&limit=250');
	const before = await prices();

	await build(raiseOnePrice(account(), 'HT-1010'));

	expect(await prices()).toEqual(
		before.map((product) =>
			product.sku === 'HT-1010'
				? { ...product, price: Math.round(product.price * 110) / 100 }
				: product,
		),
	);
	expect(before.find(({ sku }) => sku === 'HT-1010')?.price).toBe(47.95);
});

const account = () => ({ id: credentialId('Full access'), name: 'Sandbox: Full access' });

/** In the time zone of n8n's workflows. */
async function noonOfYesterday(): Promise<Date> {
	const { timezone: timeZone } = await n8n().client.request('GET', '/settings');
	const utcNoon = Date.parse(`${new Date().toLocaleDateString('sv', { timeZone })}T12:00:00Z`);
	const hours = Number(new Date(utcNoon).toLocaleTimeString('sv', { timeZone }).slice(0, 2));
	return new Date(utcNoon + (12 - hours - 24) * 3_600_000);
}
