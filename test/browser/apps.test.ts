import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'flatted';
import type { Page } from 'playwright-core';

import apps from '../../sandbox/oauth/apps.json';
import { connect, type Connection } from '../support/n8n.mjs';
import { MANUAL_TRIGGER } from '../support/manualTrigger';
import { activate, until, type SavedWorkflow } from '../support/triggersInN8n';
import { testN8n } from '../support/testN8n.mjs';
import { openEditor, openList, openNode, openPanel, openWorkflow, screenshot } from './editor';

jest.setTimeout(180_000);

const LOGS = testN8n().logs;
const [companion, connectApp] = apps;

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	await n8n.sandbox.reset();
	editor = await openEditor(n8n);
});
afterAll(async () => await editor?.close());

/** What must not be seen anywhere but where it is meant for. Filled as tokens come into being. */
const secrets = new Set(apps.map(({ clientSecret }) => clientSecret));

/** A picture without a secret in it. */
async function shoot(page: Page, name: string) {
	const frames = await Promise.all(
		page.frames().map(
			async (frame) =>
				await frame
					.locator('body')
					.innerText()
					.catch(() => ''),
		),
	);
	for (const secret of secrets) expect(frames.join('\n')).not.toContain(secret);
	await screenshot(page, name);
}

type Outputs = Record<string, Array<Record<string, unknown>>>;

/** What the nodes of each execution put out, oldest first, once so many have ended. */
async function executions({ id }: SavedWorkflow, count: number): Promise<Outputs[]> {
	return await until(async () => {
		const { results } = await n8n.client.request(
			'GET',
			`/executions?filter=${encodeURIComponent(JSON.stringify({ workflowId: id }))}&limit=50`,
		);
		if (
			results.length < count ||
			results.some(({ status }: { status: string }) => ['new', 'running'].includes(status))
		)
			return undefined;
		return await Promise.all(
			[...results].reverse().map(async (result: { id: string }) => {
				const { data } = await n8n.client.request('GET', `/executions/${result.id}`);
				const { resultData } = parse(data);
				if (resultData.error)
					throw new Error(`${resultData.error.node?.name}: ${resultData.error.message}`);
				return Object.fromEntries(
					Object.entries(resultData.runData as object).map(([node, runs]) => [
						node,
						(runs[0].data?.main ?? []).flat().map((item: { json: object }) => item?.json),
					]),
				);
			}),
		);
	});
}

const named = (name: string) => ({ name, exact: true });

test('an app is installed from a control panel, its tokens are used in a second workflow, it is opened and uninstalled', async () => {
	const { page } = editor;
	const keep = (await n8n.saveExample(
		'keep-the-tokens-of-an-app.json',
	)) as unknown as SavedWorkflow & {
		nodes: Array<{ webhookId: string; parameters: { events: string[] } }>;
	};
	const [trigger] = keep.nodes;
	trigger.parameters.events = ['install', 'load', 'uninstall'];
	Object.assign(
		keep,
		await n8n.client.request('PATCH', `/workflows/${keep.id}`, {
			nodes: keep.nodes,
			versionId: keep.versionId,
		}),
	);
	const use = await n8n.saveExample('use-the-tokens-of-an-app.json');
	await activate(n8n.client, keep);
	const address = (callback: string) =>
		`${n8n.client.url}/webhook/${trigger.webhookId}/${callback}`;

	// The four addresses stand in the node.
	await openWorkflow(page, n8n, keep.id);
	await openPanel(page, 'BigCommerce App Trigger');
	await page.getByText('Webhook URLs').first().click();
	await page.getByText('Production URL', { exact: true }).first().click();
	const shown = await page.locator('body').innerText();
	for (const callback of ['auth', 'load', 'uninstall', 'remove_user'])
		expect(shown).toContain(address(callback));
	await shoot(page, 'app-trigger-urls');

	// The developer registers them.
	const portal = await editor.otherPage();
	await portal.goto(`${n8n.sandbox.url}/portal`);
	const form = portal.locator('form', {
		has: portal.getByRole('button', named('Save Hearth Companion')),
	});
	for (const [label, callback] of [
		['Auth callback URL', 'auth'],
		['Load callback URL', 'load'],
		['Uninstall callback URL', 'uninstall'],
		['Remove user callback URL', 'remove_user'],
	]) {
		await form.getByLabel(label).fill(address(callback));
	}
	await form.getByRole('button', named('Save Hearth Companion')).click();

	// Two merchants install the app.
	for (const store of ['hearth24kq', 'outlet8rw3']) {
		await portal.goto(`${n8n.sandbox.url}/manage/${store}`);
		await portal
			.locator('section', { hasText: 'Hearth Companion' })
			.getByRole('link', named('Install'))
			.click();
		await portal.getByRole('button', named('Confirm')).click();
		await portal
			.frameLocator('iframe')
			.getByRole('heading', named('Hearth Companion is ready'))
			.waitFor();
		await shoot(portal, `app-installed-${store}`);
	}
	const installed = await executions(keep, 2);
	expect(installed.map((outputs) => outputs['BigCommerce App Trigger'])).toEqual(
		['hearth24kq', 'outlet8rw3'].map((storeHash) => [
			expect.objectContaining({
				event: 'install',
				storeHash,
				firstInstall: true,
				missingScopes: [],
				scopes: expect.arrayContaining(companion.scopes),
				accessToken: expect.stringMatching(/^\w{32}$/),
			}),
		]),
	);
	for (const outputs of installed)
		secrets.add(String(outputs['BigCommerce App Trigger'][0].accessToken));
	expect(installed[1].Greet).toEqual([
		{
			to: 'owner-outlet8rw3@hearth.example',
			text: expect.stringContaining('Hearth & Table Outlet'),
		},
	]);

	// Their tokens are used, each for its own store.
	const { status, error, outputs } = await n8n.run(use);
	expect(error?.message).toBeUndefined();
	expect(status).toBe('success');
	expect(outputs['Products of each store']).toHaveLength(8);
	expect(outputs['Products of each store'].map(({ json }) => json.sku)).toContain('OUT-0001');

	// One of them opens the app, and uninstalls it.
	await portal.goto(`${n8n.sandbox.url}/manage/hearth24kq`);
	await portal
		.locator('section', { hasText: 'Hearth Companion' })
		.getByRole('link', named('Open as staff'))
		.click();
	await portal.frameLocator('iframe').getByRole('heading', named('The app is connected')).waitFor();
	await shoot(portal, 'app-opened');
	await portal.getByRole('link', named('Back to all apps')).click();
	await portal
		.locator('section', { hasText: 'Hearth Companion' })
		.getByRole('button', named('Uninstall'))
		.click();
	await portal.getByRole('status').getByText('It responded with status 200.').waitFor();
	await shoot(portal, 'app-uninstalled');

	const [, , opened, uninstalled] = await executions(keep, 4);
	expect(opened['BigCommerce App Trigger']).toEqual([
		expect.objectContaining({
			event: 'load',
			storeHash: 'hearth24kq',
			user: expect.objectContaining({ email: 'staff@hearth.example' }),
		}),
	]);
	expect(uninstalled['BigCommerce App Trigger']).toEqual([
		expect.objectContaining({ event: 'uninstall', storeHash: 'hearth24kq' }),
	]);
	const after = await n8n.run(use);
	expect(after.outputs['Products of each store'].map(({ json }) => json.sku)).toEqual([
		'OUT-0001',
		'HT-1002',
		'HT-1005',
	]);
});

test('a store is connected with OAuth2 by clicking through the consent page, and the lists show what it granted', async () => {
	const { page } = editor;
	await fetch(`${n8n.sandbox.url}/sandbox/apps/connect`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			callbacks: { auth: `${n8n.client.url}/rest/oauth2-credential/callback` },
		}),
	});
	const credentials = n8n.credentialNamed('Sandbox: Hearth Connect');
	const [{ id }] = Object.values(credentials);
	await page.goto(`${n8n.client.url}/home/credentials/${id}`);
	const popup = page.waitForEvent('popup');
	await page
		.getByRole('button', { name: /connect/i })
		.first()
		.click();
	const consent = await popup;
	await consent.getByRole('heading', named('Hearth Connect requests access')).waitFor();
	await shoot(consent, 'oauth2-consent');
	const closed = consent.waitForEvent('close');
	await consent.getByRole('button', named('Confirm')).click();
	await closed;
	await page
		.getByText(/account connected/i)
		.first()
		.waitFor();
	await shoot(page, 'oauth2-connected');

	const workflow = await n8n.save({
		name: 'Connected with OAuth2',
		nodes: [
			MANUAL_TRIGGER,
			{
				id: '2',
				name: 'Get products',
				type: 'n8n-nodes-bigcommerce.bigCommerceProducts',
				typeVersion: 1,
				position: [200, 0],
				parameters: {
					authentication: 'appOAuth2',
					resource: 'product',
					operation: 'product.getMany',
					limit: 3,
				},
				credentials,
			},
			{
				id: '3',
				name: 'Get coupons',
				type: 'n8n-nodes-bigcommerce.bigCommerceMarketing',
				typeVersion: 1,
				position: [200, 200],
				parameters: {
					authentication: 'appOAuth2',
					resource: 'coupon',
					operation: 'coupon.getMany',
				},
				credentials,
			},
		],
		connections: { Start: { main: [[{ node: 'Get products', type: 'main', index: 0 }]] } },
		settings: {},
	});
	const { error, outputs } = await n8n.run(workflow);
	expect(error?.message).toBeUndefined();
	expect(outputs['Get products']).toHaveLength(3);

	const usableResources = async (node: string) => {
		await openNode(page, n8n, workflow.id, node);
		const resources = await openList(page, 'resource');
		await shoot(page, `oauth2-resources-${node.split(' ')[1]}`);
		// The one that is chosen stays in the list, with the scope that it needs.
		return resources
			.filter(({ disabled, name }) => !disabled && !name.includes('needs'))
			.map(({ name }) => name.split(' · ')[0]);
	};
	expect(await usableResources('Get products')).toEqual(
		expect.arrayContaining(['Product', 'Product Image', 'Product Variant']),
	);
	const marketing = await usableResources('Get coupons');
	expect(marketing).not.toContain('Coupon');
	expect(marketing).not.toContain('Promotion');
	expect(connectApp.scopes).not.toContain('store_v2_marketing');
});

test('no token or secret of these tests is in a log', () => {
	const logs = readdirSync(LOGS)
		.filter((name) => name.endsWith('.log'))
		.map((name) => readFileSync(join(LOGS, name), 'utf8'))
		.join('\n');
	expect(secrets.size).toBeGreaterThan(apps.length);
	for (const secret of secrets) expect(logs).not.toContain(secret);
});
