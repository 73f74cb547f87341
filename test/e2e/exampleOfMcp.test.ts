import { examplesInN8n } from '../support/examples';
import { McpClient, type McpTool } from '../support/mcp';
import { connect } from '../support/n8n.mjs';
import { until } from '../support/triggersInN8n';

jest.setTimeout(120_000);

const EXAMPLE = 'offer-the-store-to-ai-over-mcp';
const ORDER = 220;

const { n8n, publish, executions, store, written } = examplesInN8n();

let credentialId: string;
beforeAll(async () => {
	({ id: credentialId } = await n8n().client.request('POST', '/credentials', {
		name: 'Bearer Auth account',
		type: 'httpBearerAuth',
		data: { token: 'of-the-test' },
	}));
	// Examples find credentials by their names, of those that are there when the test connects.
	Object.assign(n8n(), await connect());
});
afterAll(async () => await n8n().client.request('DELETE', `/credentials/${credentialId}`));

const address = () => `${n8n().client.url}/mcp/bigcommerce-store`;

/** Publishes the example and connects to it as an AI client does. */
async function open() {
	const workflow = await publish(EXAMPLE);
	// A webhook answers a moment after its workflow was published.
	const mcp = await until(
		async () =>
			await McpClient.connect(address(), { authorization: 'Bearer of-the-test' }).catch(
				() => undefined,
			),
	);
	return { workflow, mcp };
}

test('it offers five tools, those that change something say so first, and only what the AI may decide', async () => {
	const { mcp } = await open();
	const tools = await mcp.tools();
	const decides = ({ inputSchema }: McpTool) => Object.keys(inputSchema.properties ?? {}).sort();

	expect(
		Object.fromEntries(
			tools.map((tool) => [tool.name, [tool.description.split(' ')[0], decides(tool)]]),
		),
	).toEqual({
		Find_products: ['Finds', ['Keyword']],
		Look_up_an_order: ['Gets', ['Order_ID']],
		Set_the_stock_of_a_SKU: ['CHANGES', ['Quantity', 'SKU']],
		Draft_a_coupon: ['CHANGES', ['Code', 'Name', 'Percent']],
		Ask_for_a_refund: ['ASKS', ['Amount', 'Order_ID', 'Reason']],
	});
	const size = JSON.stringify(tools).length;
	console.log(`tools/list: ${size} characters`);
	expect(size).toBeLessThan(5000);
	await expect(McpClient.connect(address(), { authorization: 'Bearer wrong' })).rejects.toThrow(
		/answered 40[13]/,
	);
});

test('it finds, looks up, sets stock and drafts a coupon', async () => {
	const { mcp } = await open();

	const found = await mcp.call('Find_products', { Keyword: 'Denim Apron' });
	expect(found.text).toContain('Ember Denim Apron');
	const order = await mcp.call('Look_up_an_order', { Order_ID: ORDER });
	expect(order.text).toContain(`"id":${ORDER}`);
	expect(await written()).toEqual([]);

	const sku = 'HT-1001-CHA';
	await mcp.call('Set_the_stock_of_a_SKU', { SKU: sku, Quantity: 7 });
	const [{ locations }] = await store('GET', `/v3/inventory/items?sku:in=${sku}`);
	expect(
		locations.map((each: { location_code: string; total_inventory_onhand: number }) => [
			each.location_code,
			each.total_inventory_onhand,
		]),
	).toEqual([
		['MAIN', 7],
		['LOC-2', 0],
		['LOC-3', 0],
	]);

	await mcp.call('Draft_a_coupon', { Name: 'Spring', Code: 'SPRING', Percent: 80 });
	const [coupon] = await store('GET', '/v2/coupons?code=SPRING');
	expect(coupon).toMatchObject({
		name: 'Spring',
		type: 'percentage_discount',
		enabled: false,
		applies_to: { entity: 'categories', ids: [0] },
	});
	expect(Number(coupon.amount)).toBe(30);
	expect(await written()).toHaveLength(2);
});

test.each([
	['Refund', 1],
	['Do not refund', 0],
])('it refunds only after a person has decided: "%s"', async (decision, refunds) => {
	const { mcp, workflow } = await open();

	const { text } = await mcp.call('Ask_for_a_refund', {
		Order_ID: ORDER,
		Amount: 12.5,
		Reason: 'Arrived with a scratch',
	});
	expect(text).toContain(`A person was asked to approve 12.5 for order ${ORDER}.`);
	expect(text).not.toContain('form-waiting');
	const made = async () => await store('GET', `/v3/orders/${ORDER}/payment_actions/refunds`);
	expect(await made()).toEqual([]);

	const started = await executions(workflow, 3);
	const [request] = started.flatMap((outputs) => outputs['Write the request'] ?? []);
	expect(request.text).toBe(
		`Refund 12.5 of order ${ORDER}? The reason given: Arrived with a scratch`,
	);
	await decide(String(request.link), decision);

	await until(async () => {
		const outputs = await executions(workflow, 3);
		return outputs.some((each) => each['Approved?']) || undefined;
	}, 30);
	await until(async () => ((await made()).length === refunds ? true : undefined), 30);
	for (const refund of await made())
		expect(refund).toMatchObject({ order_id: ORDER, total_amount: 12.5 });
});

test('a refund that BigCommerce refuses is not sent for approval, and the AI gets the reason', async () => {
	const { mcp, workflow } = await open();

	const { text } = await mcp.call('Ask_for_a_refund', {
		Order_ID: 99_999_999,
		Amount: 12.5,
		Reason: 'No such order',
	});

	expect(text).toContain('There is no order 99999999');
	const { results } = await n8n().client.request(
		'GET',
		`/executions?filter=${encodeURIComponent(JSON.stringify({ workflowId: workflow.id }))}`,
	);
	expect(results.filter(({ status }: { status: string }) => status === 'waiting')).toEqual([]);
});

/** Fills in the form that the link leads to. */
async function decide(link: string, decision: string): Promise<void> {
	const form = await fetch(link);
	expect(await form.text()).toContain('Approve a refund');
	const body = new FormData();
	body.set('field-0', decision);
	expect((await fetch(link, { method: 'POST', body })).status).toBe(200);
}
