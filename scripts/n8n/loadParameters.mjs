import { createRequire } from 'node:module';

// Its ES modules cannot be loaded by Node.
const { NodeHelpers } = createRequire(import.meta.url)('n8n-workflow');

/**
 * Loads the options of a dropdown, as the editor does when a node is opened.
 *
 * @param {ReturnType<typeof import('./client.mjs').createClient>} client
 * @param {object} question
 * @param {string} question.type  e.g. n8n-nodes-bigcommerce.bigCommerceOrders
 * @param {string} question.parameter  e.g. operation
 * @param {Record<string, any>} question.values  the node's parameters at this moment
 * @param {Record<string, { id: string, name: string }>} [question.credentials]  by credential type
 * @returns {Promise<Array<{ name: string, value: string, description?: string, disabled?: boolean }>>}
 */
export async function loadOptions(client, { type, parameter, values, credentials, version = 1 }) {
	const property = await findProperty(client, type, version, parameter, values);
	return await client.request('POST', '/dynamic-node-parameters/options', {
		...common({ type, version, parameter, values, credentials }),
		methodName: property.typeOptions.loadOptionsMethod,
	});
}

/** Loads the fields of a form that depends on the operation. */
export async function loadMapperFields(
	client,
	{ type, parameter, values, credentials, version = 1 },
) {
	const property = await findProperty(client, type, version, parameter, values);
	const { resourceMapperMethod, localResourceMapperMethod } = property.typeOptions.resourceMapper;
	const route = localResourceMapperMethod
		? 'local-resource-mapper-fields'
		: 'resource-mapper-fields';
	const answer = await client.request('POST', `/dynamic-node-parameters/${route}`, {
		...common({ type, version, parameter, values, credentials }),
		methodName: localResourceMapperMethod ?? resourceMapperMethod,
	});
	return answer.fields;
}

function common({ type, version, parameter, values, credentials }) {
	return {
		nodeTypeAndVersion: { name: type, version },
		path: `parameters.${parameter}`,
		currentNodeParameters: values,
		credentials,
	};
}

/** Of several properties with the same name (one "operation" per resource), the one shown for these values. */
async function findProperty(client, type, version, parameter, values) {
	const description = (await client.nodeTypes()).find(
		(node) => node.name === type && [node.version].flat().includes(version),
	);
	const found = description?.properties.find(
		(property) =>
			property.name === parameter &&
			NodeHelpers.displayParameter(values, property, { typeVersion: version }, null),
	);
	if (!found)
		throw new Error(`${type} has no parameter "${parameter}" for ${JSON.stringify(values)}.`);
	return found;
}
