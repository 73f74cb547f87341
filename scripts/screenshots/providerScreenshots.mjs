import { openWorkflow, settle } from './editor.mjs';

const STORE = 'hearth24kq';
const HEADERS = {
	'X-Auth-Token': 'sandbox-token-full-access',
	'content-type': 'application/json',
};

/** The screenshots of a workflow as shipping carrier and tax provider: the form, the sandbox's checkout, and the calls. */
export const PROVIDER_SCENES = {
	async 'provider-shipping'({ page, file, client, saveExample }) {
		const { id } = await saveExample('shipping-rates-from-a-table.json');
		await openWorkflow(page, client, id);
		await page
			.locator('[data-test-id="canvas-node"][data-node-name="Rates of the table"]')
			.dblclick({ force: true });
		await page.getByText('Webhook URLs').first().click();
		await page.getByText('Production URL', { exact: true }).first().click();
		await settle(page);
		await page.screenshot({
			path: file('provider-shipping'),
			clip: { x: 0, y: 0, width: 1280, height: 860 },
		});
	},

	async 'provider-checkout'({ page, file, client, sandboxUrl, saveExample }) {
		await connect(client, sandboxUrl, await saveExample('shipping-rates-from-a-table.json'), {
			provider: 'carrier_33',
			urls: { rate: 'rate', check: 'check_connection_options' },
			connection: ['POST', '/v2/shipping/carrier/connection', carrierConnection],
		});
		await connect(client, sandboxUrl, await saveExample('tax-from-a-table.json'), {
			provider: 'HearthTax',
			urls: { estimate: 'estimate', commit: 'commit', adjust: 'adjust', void: 'void' },
			connection: ['PUT', '/v3/tax/providers/HearthTax/connection', taxConnection],
		});
		await page.setViewportSize({ width: 1000, height: 900 });
		await page.goto(`${sandboxUrl}/shop/checkout`);
		await page.getByLabel('State').fill('WA');
		await page.getByLabel('Postal code').fill('98101');
		await page.getByRole('button', { name: 'Show Shipping' }).click();
		await page.getByLabel(/Hearth Ground/).check();
		await page.getByRole('button', { name: 'Choose Shipping' }).click();
		await page.getByRole('button', { name: 'Pay and Place Order' }).waitFor();
		await settle(page);
		await page.screenshot({ path: file('provider-checkout') });
	},

	async 'provider-calls'({ page, file, sandboxUrl }) {
		await page.getByRole('button', { name: 'Pay and Place Order' }).click();
		await page.getByText('is placed and paid').waitFor();
		await page.goto(`${sandboxUrl}/portal/providers`);
		await page.getByRole('button', { name: 'Test Connection' }).first().click();
		await page.getByText('Connected.', { exact: true }).waitFor();
		await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
		await settle(page);
		await page.screenshot({ path: file('provider-calls') });
	},
};

const carrierConnection = {
	carrier_id: 'carrier_33',
	connection: { api_key: 'sandbox-carrier-key-of-hearth' },
};
const taxConnection = { username: 'hearth', password: 'sandbox-tax-password-of-hearth' };

/** Publishes a workflow, registers its URLs, and connects the store. */
async function connect(client, sandboxUrl, workflow, { provider, urls, connection }) {
	const { versionId, nodes } = await client.request('GET', `/workflows/${workflow.id}`);
	await client.request('POST', `/workflows/${workflow.id}/activate`, { versionId });
	const base = `${client.url}/webhook/${nodes.find(({ webhookId }) => webhookId).webhookId}`;
	const body = Object.fromEntries(
		Object.entries(urls).map(([name, path]) => [name, `${base}/${path}`]),
	);
	await fetch(`${sandboxUrl}/sandbox/providers/${provider}`, {
		method: 'POST',
		headers: HEADERS,
		body: JSON.stringify(body),
	});
	const [method, path, settings] = connection;
	await fetch(`${sandboxUrl}/stores/${STORE}${path}`, {
		method,
		headers: HEADERS,
		body: JSON.stringify(settings),
	});
}
