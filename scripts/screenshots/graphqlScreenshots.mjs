import { closeNotices, openWorkflow, PARTS, settle } from './editor.mjs';

const NODE = 'BigCommerce API';

const SEARCH = `{
  site {
    products(first: 50) {
      edges { node { entityId name sku prices { price { value currencyCode } } } }
    }
  }
}`;

const TRANSLATE = `mutation Translate($product: ID!, $locale: ID!, $name: String!) {
  translation {
    updateTranslations(input: {
      resourceType: PRODUCTS, channelId: "bc/store/channel/1", localeId: $locale
      entities: [{ resourceId: $product, fields: [{ fieldName: "name", value: $name }] }]
    }) { errors { __typename ... on Error { message } } }
  }
}`;

/** The screenshots of the GraphQL node. */
export const GRAPHQL_SCENES = {
	async 'graphql-products'({ page, client, file }) {
		await openGraphQl(page, client, { api: 'storefront', query: SEARCH });
		await page.locator('[data-test-id="node-execute-button"]').first().click();
		await page
			.locator(`${PARTS.output} [data-test-id="ndv-run-data-table"], ${PARTS.output} table`)
			.first()
			.waitFor();
		await closeNotices(page);
		await page.screenshot({
			path: file('graphql-products'),
			clip: { x: 0, y: 0, width: 1280, height: 720 },
		});
	},

	async 'graphql-variables'({ page, client, file }) {
		const value = {
			product: '={{ "bc/store/product/" + $json.id }}',
			locale: 'bc/store/locale/fr',
			name: '={{ $json.name }}',
		};
		await openGraphQl(page, client, {
			api: 'admin',
			query: TRANSLATE,
			variablesMode: 'form',
			variableFields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
		});
		await page
			.locator(
				'[data-test-id="parameter-input-variableFields"], [data-test-id="resource-mapper-container"]',
			)
			.first()
			.waitFor()
			.catch(() => {});
		await settle(page);
		await page.screenshot({
			path: file('graphql-variables'),
			clip: { x: 0, y: 0, width: 1280, height: 930 },
		});
	},
};

async function openGraphQl(page, client, parameters) {
	const { id, type, name } = (await client.credentials()).find(
		(each) => each.name === 'Sandbox: Full access',
	);
	const node = {
		id: '1',
		name: NODE,
		type: 'n8n-nodes-bigcommerce.bigCommerceApi',
		typeVersion: 1,
		position: [0, 0],
		parameters: {
			authentication: 'store',
			resource: 'graphQl',
			operation: 'graphQl.execute',
			...parameters,
		},
		credentials: { [type]: { id, name } },
	};
	const workflow = await client.createWorkflow({
		name: 'My workflow',
		nodes: [node],
		connections: {},
		settings: {},
	});
	await openWorkflow(page, client, workflow.id);
	await page
		.locator(`[data-test-id="canvas-node"][data-node-name="${NODE}"]`)
		.dblclick({ force: true });
	await page.locator('[data-test-id="parameter-input-query"]').waitFor();
	await settle(page);
}
