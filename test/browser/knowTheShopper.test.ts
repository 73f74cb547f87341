import { connect, type Connection } from '../support/n8n.mjs';
import { activate, deactivate, type SavedWorkflow } from '../support/triggersInN8n';
import { openEditor, screenshot } from './editor';

jest.setTimeout(180_000);

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
let workflow: SavedWorkflow;
beforeAll(async () => {
	n8n = await connect();
	await n8n.sandbox.reset();
	workflow = (await n8n.saveExample('know-the-shopper.json')) as unknown as SavedWorkflow;
	await activate(n8n.client, workflow);
	editor = await openEditor(n8n);
});
afterAll(async () => {
	await deactivate(n8n.client, workflow);
	await editor?.close();
});

/** The ID and the owner of a cart that belongs to a customer. */
async function cartOfCustomer(): Promise<{ id: string; customer: number }> {
	const customers = await n8n.sandbox.read('/v3/customers?limit=1');
	const [{ id: customer }] = customers.data ?? customers;
	const response = await fetch(`${n8n.sandbox.url}/stores/hearth24kq/v3/carts`, {
		method: 'POST',
		headers: {
			'X-Auth-Token': 'sandbox-token-full-access',
			'content-type': 'application/json',
		},
		body: JSON.stringify({
			customer_id: customer,
			line_items: [{ product_id: 78, quantity: 2 }],
		}),
	});
	const { data } = (await response.json()) as { data: { id: string } };
	return { id: data.id, customer };
}

test('a page of the shop learns from a workflow what is in the cart of who is signed in', async () => {
	const cart = await cartOfCustomer();
	const page = await editor.otherPage();
	await page.goto(`${n8n.sandbox.url}/shop`);
	const tell = async () => {
		await page.getByLabel('Webhook URL').fill(`${n8n.client.url}/webhook/know-the-shopper`);
		await page.getByLabel('Cart').selectOption(cart.id);
		await page.getByRole('button', { name: 'Tell it' }).click();
		const told = page.getByRole('status');
		await told.filter({ hasText: /^\d{3} / }).waitFor();
		return (await told.textContent()) ?? '';
	};

	expect(await tell()).toMatch(/^403 .*not signed in/);

	await page.locator(`form[action="/shop/sign-in/${cart.customer}"] button`).click();
	await page.getByText('Signed in as').waitFor();
	const told = await tell();
	expect(told).toMatch(/^200 /);
	expect(JSON.parse(told.slice(4))).toMatchObject({
		customerId: cart.customer,
		products: [expect.objectContaining({ quantity: 2 })],
	});
	await screenshot(page, 'know-the-shopper-page');
});
