import axe from 'axe-core';
import type { Page } from 'playwright-core';

import { renderPage } from '../../nodes/BigCommerceAppTrigger/resultPage';
import { connect, type Connection } from '../support/n8n.mjs';
import { openEditor } from './editor';

jest.setTimeout(120_000);

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
let page: Page;
beforeAll(async () => {
	n8n = await connect();
	await n8n.sandbox.reset();
	editor = await openEditor(n8n);
	page = await editor.otherPage();
});
afterAll(async () => await editor?.close());

/** What stands in the way of people who see, hear or move differently: rules of WCAG 2.2 A and AA, and good practice. */
async function obstaclesOn(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	const { violations } = await page.evaluate(
		async () =>
			await (window as unknown as { axe: typeof axe }).axe.run(document, {
				runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
			}),
	);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
	);
}

const CONSENT =
	'/oauth2/authorize?client_id=sandbox-client-connect&response_type=code&context=stores/hearth24kq&state=x&scope=store_v2_products&redirect_uri=http%3A%2F%2Flocalhost%3A5678%2Frest%2Foauth2-credential%2Fcallback';

test.each([
	['the page of the store', '/'],
	['the control panels', '/manage'],
	['the orders of a store', '/manage/hearth24kq/orders'],
	['an order', '/manage/hearth24kq/orders/220'],
	['the products of a store', '/manage/hearth24kq/products'],
	['a product', '/manage/hearth24kq/products/78'],
	['the customers of a store', '/manage/hearth24kq/customers'],
	['the apps of a store', '/manage/hearth24kq'],
	['the consent to an app', '/manage/hearth24kq/apps/companion/install'],
	['the consent of OAuth2', CONSENT],
	['the shop', '/shop'],
	['the Developer Portal', '/portal'],
	['the carriers and tax providers', '/portal/providers'],
	['the checkout', '/shop/checkout'],
	['the end of an installation from outside', '/app/sandbox-client-companion/install/succeeded'],
])('%s can be used by everybody', async (what, path) => {
	for (const width of [1280, 360]) {
		await page.setViewportSize({ width, height: 900 });
		const answer = await page.goto(`${n8n.sandbox.url}${path}`);
		expect([what, answer?.status()]).toEqual([what, 200]);
		expect([width, await obstaclesOn(page)]).toEqual([width, []]);
	}
});

test('a merchant places an order with a click, reads what was done, and looks at it', async () => {
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto(n8n.sandbox.url);
	await page.getByRole('button', { name: 'Place an Order' }).click();

	const told = await page.getByRole('status').textContent();
	const [, order] = /^Order (#\d+) was placed for .+: \d × .+ Total: \$/.exec(told ?? '') ?? [];
	expect([told, order]).toEqual([told, expect.stringMatching(/^#\d+$/)]);
	expect(await obstaclesOn(page)).toEqual([]);
	await page.getByRole('link', { name: order, exact: true }).click();
	expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`Order ${order}`);
});

test.each([
	'/',
	'/manage/hearth24kq',
	'/manage/hearth24kq/orders',
	'/manage/hearth24kq/orders/220',
	'/portal',
	'/shop',
])('%s reads without the window being moved sideways on a phone', async (path) => {
	await page.setViewportSize({ width: 360, height: 900 });
	await page.goto(`${n8n.sandbox.url}${path}`);

	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('the pages that merchants see of an app can be used by everybody', async () => {
	await page.setContent(
		renderPage({
			title: 'The app is installed',
			text: 'You can use it now.\nNothing else is to be done.',
		}),
	);

	expect(await obstaclesOn(page)).toEqual([]);
});
