import { loadMapperFields } from '../n8n/loadParameters.mjs';
import { nodeTypeOf } from '../n8n/nodeTypeOf.mjs';
import {
	closeNotices,
	openNode,
	openWorkflow,
	PARTS,
	photograph,
	settle,
	VIEWPORT,
} from './editor.mjs';

const entries = (...entry) => ({ entry });
const picked = (value, cachedResultName) => ({ __rl: true, mode: 'list', value, cachedResultName });
const byId = (value) => ({ __rl: true, mode: 'id', value });

const STOCK = [2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18, 20, 21, 23, 24, 26, 27, 29, 30].map(
	(number, index) => ({ SKU: `HT-${1000 + number}`, Quantity: 10 + index }),
);

/** Jobs of every day, each in one node: the form as a person fills it in, and what it returns. */
export const JOB_SCENES = {
	'job-product': job({
		operation: 'product.create',
		value: { name: 'Lark salad bowl', type: 'physical', price: 24, weight: 1.2, brand_id: 1 },
		images: entries(
			{ image_url: 'https://example.com/bowl.jpg' },
			{ image_url: 'https://example.com/bowl-2.jpg' },
		),
		categories: [24],
		customFields: entries({ name: 'Glaze', value: 'Chalk' }),
		height: 1500,
	}),
	'job-ship': job({
		operation: 'order.ship',
		orderId: byId('219'),
		value: { all_lines: true, tracking_number: '1Z999AA10123456784' },
	}),
	'job-refund': job({
		operation: 'order.refundLines',
		orderId: byId('219'),
		lines: entries({ id: byId(''), sku: 'HT-1049', quantity: 1 }),
		height: 1000,
	}),
	'job-promotion': job({
		operation: 'promotion.create',
		value: { name: 'Spring sale', redemption_type: 'AUTOMATIC' },
		rules: { itemDiscount: [{ unit: 'percent', amount: '10', categories: [24] }] },
		height: 1250,
	}),
	'job-coupon': job({
		operation: 'coupon.create',
		value: { name: 'Spring', code: 'SPRING27', type: 'percentage_discount', amount: 10 },
		appliesTo: { categories: { ids: [24] } },
		height: 1080,
	}),
	'job-metafield': job({
		operation: 'productMetafield.upsert',
		productId: picked(77, 'Ember Copper Casserole · HT-1001'),
		value: {
			namespace: 'shop',
			key: 'care',
			value: 'Hand wash only',
			permission_set: 'write_and_sf_access',
		},
		matchingColumns: ['key', 'namespace'],
		height: 920,
	}),
	'job-stock': job({
		operation: 'inventoryAdjustment.absolute',
		value: { location_id: 1, quantity: '={{ $json.Quantity }}', sku: '={{ $json.SKU }}' },
		rows: STOCK,
	}),
	'job-customer-group': job({
		operation: 'customer.update',
		value: { id: '={{ $json.customer_id }}', customer_group_id: 1 },
		rows: [
			{ sum_total_inc_tax: 1257.33, customer_id: 50 },
			{ sum_total_inc_tax: 2010.4, customer_id: 15 },
		],
	}),
	'job-order-totals': orderTotals,
	'job-columns': job({
		operation: 'product.create',
		mappingMode: 'autoMapInputData',
		rows: [
			{
				'Product Name': 'Oak board',
				SKU: 'OB-1',
				price: '19,90',
				'Weight (kg)': 1.2,
				Type: 'physical',
			},
			{
				'Product Name': 'Oak spoon',
				SKU: 'OS-1',
				price: '9.90',
				'Weight (kg)': 0.2,
				Type: 'physical',
			},
		],
	}),
};

/** A node that is filled in and has run. @param height of the window, for long forms */
function job({
	operation,
	value = null,
	mappingMode = 'defineBelow',
	matchingColumns = [],
	rows,
	height = 860,
	...lists
}) {
	return async ({ page, client, file, saveNode }, name) => {
		const parameters = {
			authentication: 'store',
			resource: operation.split('.')[0],
			operation,
			...lists,
		};
		const schema = await schemaOf(client, parameters, value);
		const fields = { mappingMode, value, matchingColumns, schema };
		const { id } = await saveNode('Full access', { ...parameters, fields }, rows);
		await page.setViewportSize({ ...VIEWPORT, height });
		await openWorkflow(page, client, id);
		await openNode(page, 'BigCommerce');
		await runAndPhotograph(page, file(name));
	};
}

/** The fields of a form as n8n saves them: those without a value are offered below. */
async function schemaOf(client, parameters, value) {
	const { id, type, name } = (await client.credentials()).find(
		(each) => each.name === 'Sandbox: Full access',
	);
	const fields = await loadMapperFields(client, {
		type: nodeTypeOf(parameters.resource),
		parameter: 'fields',
		values: { bodyMode: 'fields', ...parameters },
		credentials: { [type]: { id, name } },
	});
	return fields.map((field) => ({ ...field, removed: !(field.id in (value ?? {})) }));
}

async function runAndPhotograph(page, path) {
	await page.locator('[data-test-id="node-execute-button"]').first().click();
	await page
		.locator(
			`${PARTS.output} td, [data-test-id="node-error-message"], ${PARTS.output} [data-test-id="run-data-schema-item"]`,
		)
		.first()
		.waitFor();
	await closeNotices(page);
	await page
		.locator(PARTS.output)
		.getByText('Table', { exact: true })
		.click({ timeout: 2000 })
		.catch(() => {});
	await settle(page);
	await photograph(page, path, [PARTS.panel, PARTS.output], { margin: 0 });
	await page.setViewportSize(VIEWPORT);
}

/** Orders of the last weeks, and n8n's Summarize node behind them. */
async function orderTotals({ page, client, file }, name) {
	const {
		id,
		type,
		name: account,
	} = (await client.credentials()).find((each) => each.name === 'Sandbox: Full access');
	const node = (id, name, type, parameters, more = {}) => ({
		id,
		name,
		type,
		typeVersion: 1,
		position: [Number(id) * 220, 0],
		parameters,
		...more,
	});
	const next = (node) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const workflow = await client.createWorkflow({
		name: 'Totals per country',
		settings: {},
		nodes: [
			node('1', 'Start', 'n8n-nodes-base.manualTrigger', {}),
			node(
				'2',
				'Orders',
				nodeTypeOf('order'),
				{
					authentication: 'store',
					resource: 'order',
					operation: 'order.getMany',
					returnAll: true,
				},
				{ credentials: { [type]: { id, name: account } } },
			),
			node('3', 'Summarize', 'n8n-nodes-base.summarize', {
				fieldsToSummarize: { values: [{ aggregation: 'sum', field: 'total_inc_tax' }] },
				fieldsToSplitBy: 'billing_address.country, status',
				options: {},
			}),
		],
		connections: { Start: next('Orders'), Orders: next('Summarize') },
	});
	await openWorkflow(page, client, workflow.id);
	await page.locator('[data-test-id="execute-workflow-button"]').first().click();
	await page.locator('[data-test-id="canvas-node-status-success"]').nth(2).waitFor();
	await closeNotices(page);
	await page
		.locator('[data-test-id="canvas-node"][data-node-name="Summarize"]')
		.dblclick({ force: true });
	await page.locator(`${PARTS.output}`).waitFor();
	await page.locator(PARTS.output).getByText('Table', { exact: true }).click();
	await settle(page);
	await photograph(page, file(name), [PARTS.panel, PARTS.output], { margin: 0, maxHeight: 520 });
}
