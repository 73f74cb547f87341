import type { AnyBody } from '../support/anyBody';
import { examplesInN8n } from '../support/examples';
import { activate, until, type SavedWorkflow } from '../support/triggersInN8n';

jest.setTimeout(180_000);

const { n8n, run, publish, executions, store } = examplesInN8n();

/** The URLs that BigCommerce would have been given. */
async function register(workflow: SavedWorkflow, id: string, paths: Record<string, string>) {
	const base = `${n8n().client.url}/webhook/${String(workflow.nodes.find(({ webhookId }) => webhookId)?.webhookId)}`;
	await fetch(`${n8n().sandbox.url}/sandbox/providers/${id}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(
			Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, `${base}/${path}`])),
		),
	});
}

const CARRIER = { rate: 'rate', check: 'check_connection_options' };
const TAX = { estimate: 'estimate', commit: 'commit', adjust: 'adjust', void: 'void' };

const ADDRESS = {
	first_name: 'Ida',
	last_name: 'Vane',
	email: 'ida@example.com',
	address1: '1 Mill Road',
	city: 'Portland',
	state_or_province: 'Oregon',
	state_or_province_code: 'OR',
	country_code: 'US',
	postal_code: '97209',
};

async function checkout(address = {}) {
	const cart = await store('POST', '/v3/carts', { line_items: [{ product_id: 78, quantity: 1 }] });
	const [item] = cart.line_items.physical_items;
	return await store('POST', `/v3/checkouts/${cart.id}/consignments`, [
		{ address: { ...ADDRESS, ...address }, line_items: [{ item_id: item.id, quantity: 1 }] },
	]);
}

const namesIn = ({ consignments: [{ available_shipping_options: options }] }: AnyBody) =>
	options.map(({ description }: { description: string }) => description);

async function calls(): Promise<Array<{ kind: string; status: number; verdict: string }>> {
	const response = await fetch(`${n8n().sandbox.url}/sandbox/providers`);
	return (await response.json()).calls;
}

test('Shipping rates from a table: connects the store, and the checkout shows the rows that match', async () => {
	const workflow = await publish('shipping-rates-from-a-table');
	await register(workflow, 'carrier_33', CARRIER);
	expect((await run('shipping-rates-from-a-table'))['Connect the store'][0].json).toEqual({
		carrier_id: 'carrier_33',
		accepted: true,
	});

	expect(
		namesIn(
			await until(async () => {
				const shown = await checkout();
				return namesIn(shown).length > 1 ? shown : undefined;
			}),
		),
	).toEqual(['Local delivery', 'Standard shipping', 'Hearth Ground']);
	expect(namesIn(await checkout({ postal_code: '10001', state_or_province_code: 'NY' }))).toEqual([
		'Standard shipping',
		'Hearth Ground',
	]);
	expect((await calls()).at(-1)).toMatchObject({ kind: 'rate', status: 200, verdict: 'Used' });
	await fetch(`${n8n().sandbox.url}/portal/providers/carrier_33/test/hearth24kq`, {
		method: 'POST',
	});
	expect((await calls()).at(-1)).toMatchObject({ kind: 'check', status: 200, verdict: 'Used' });
	// The table answers without an execution.
	expect(await executions(workflow, 0)).toEqual([]);
});

test("Live rates from a carrier's API: the checkout shows the prices of the carrier", async () => {
	const saved = (await n8n().saveExample('live-rates-from-a-carriers-api.json')) as AnyBody;
	const current = await n8n().client.request('GET', `/workflows/${saved.id}`);
	for (const node of current.nodes)
		if (node.name === 'Ask the carrier')
			node.parameters.url = `${n8n().sandbox.url}/sandbox/parcel-carrier/rates`;
	const { nodes, connections, versionId } = current;
	const workflow = await n8n().client.request('PATCH', `/workflows/${saved.id}`, {
		nodes,
		connections,
		versionId,
	});
	await activate(n8n().client, workflow);
	await register(workflow, 'carrier_33', CARRIER);
	await run('live-rates-from-a-carriers-api');

	const names = await until(async () => {
		const found = namesIn(await checkout());
		return found.length > 1 ? found : undefined;
	});
	expect(names.sort()).toEqual(['Parcel Air', 'Parcel Ground', 'Standard shipping']);
	const [execution] = await executions(workflow, 1);
	expect(JSON.stringify(execution)).not.toContain('sandbox-carrier-key');
	await n8n().client.request('POST', `/workflows/${workflow.id}/deactivate`, {});
});

test('Tax from a table: the order has its tax, and the workflow records what became of it', async () => {
	const workflow = await publish('tax-from-a-table');
	await register(workflow, 'HearthTax', TAX);
	const outputs = await run('tax-from-a-table');
	expect(outputs['Connect the store'][0].json).toEqual({
		provider_id: 'HearthTax',
		configured: true,
	});

	const washington = { state_or_province_code: 'WA', postal_code: '98101' };
	const shown = await until(async () => {
		const found = await checkout(washington);
		return found.taxes.some(({ name }: { name: string }) => name === 'Seattle') ? found : undefined;
	});
	expect(shown.tax_total).toBeCloseTo(shown.subtotal_ex_tax * 0.1035, 1);
	const { id } = await store('POST', `/v3/checkouts/${shown.id}/orders`);
	await store('PUT', `/v2/orders/${id}`, { status_id: 11 });
	await store('PUT', `/v2/orders/${id}`, { status_id: 5 });
	const recorded = await executions(workflow, 2);
	expect(recorded.map((execution) => execution['What to record'][0])).toEqual([
		{ event: 'commit', quoteId: String(id), amount: expect.any(Number) },
		{ event: 'void', quoteId: String(id), amount: 0 },
	]);
	expect(Number((await store('GET', `/v2/orders/${id}`)).total_tax)).toBeCloseTo(
		shown.tax_total,
		2,
	);
});
