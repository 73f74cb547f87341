import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import nodes from '../../catalog/nodes.json';
import { operations, resources } from '../support/catalog';
import { loadPackage } from '../support/package';

/** Resources of BigCommerce API that are no operations of the catalog. */
const WITHOUT_CATALOG: unknown[] = ['graphQl', 'readingPlace'];

let descriptions: INodeTypeDescription[];
let properties: INodeProperties[];
beforeAll(async () => {
	const { nodeTypes } = await loadPackage();
	descriptions = nodes.map(
		({ type }) => nodeTypes.getByNameAndVersion(`n8n-nodes-bigcommerce.${type}`, 1).description,
	);
	properties = descriptions.flatMap((description) => description.properties);
});

it('the descriptions stay small: n8n sends them to every browser', () => {
	const sizes = descriptions.map((description) => JSON.stringify(description).length);
	const total = sizes.reduce((sum, size) => sum + size);
	console.log(
		`${sizes.length} nodes, ${Math.round(total / 1024)} KB, largest ${Math.max(...sizes)}`,
	);
	expect(Math.max(...sizes)).toBeLessThanOrEqual(60_000);
	expect(total).toBeLessThanOrEqual(450_000);
});

it('each node has its own resources and no others', () => {
	for (const [index, { type, resources: own }] of nodes.entries()) {
		const offered = descriptions[index].properties
			.filter(({ name }) => name === 'operation')
			.map(({ displayOptions }) => displayOptions?.show?.resource?.[0]);
		expect([
			type,
			offered.filter((resource) => !WITHOUT_CATALOG.includes(resource)).sort(),
		]).toEqual([type, [...own].sort()]);
	}
});

it('every operation is an action in the node creator, under its resource', () => {
	const offered = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			(options ?? []).map((option) => ({
				...option,
				resource: displayOptions?.show?.resource?.[0],
			})),
		);
	const listed = offered
		.filter((record) => 'value' in record)
		.filter(({ resource }) => !WITHOUT_CATALOG.includes(resource))
		.map(({ value, action, resource }) => ({ value, action, resource }));
	// What a model is told of deletions, because n8n makes the descriptions of tools from these sentences.
	const warning = (method: string, action: string) =>
		method === 'DELETE' && /^(Delete|Revoke)/.test(action) ? ' (cannot be undone)' : '';
	const final = [
		'invoicePayment.carryOutAction',
		'invoicePayment.createOfflinePayment',
		'invoicePayment.updateOfflinePayment',
		'payment.process',
		'payment.take',
		'order.refundLines',
		'accountSubscription.cancel',
	];
	const expected = operations.map(({ id, method, action, resource }) => ({
		value: id,
		action: action + (final.includes(id) ? ' (cannot be undone)' : warning(method, action)),
		resource,
	}));
	const byValue = (a: { value: unknown }, b: { value: unknown }) =>
		String(a.value) < String(b.value) ? -1 : 1;
	expect(listed.sort(byValue)).toEqual(expected.sort(byValue));
});

it('every resource has one selector of operations, with a default among them', () => {
	const selectors = properties.filter(({ name }) => name === 'operation');
	expect(selectors).toHaveLength(resources.length + WITHOUT_CATALOG.length);
	for (const { default: preset, options = [] } of selectors)
		expect(options.map((option) => 'value' in option && option.value)).toContain(preset);
});

it('every parameter of every path can be filled in where it is needed, and nowhere else', () => {
	for (const { id, pathParameters } of operations) {
		const shown = properties
			.filter(
				({ displayOptions, type }) =>
					type === 'resourceLocator' && displayOptions?.show?.operation?.includes(id),
			)
			.map(({ name }) => name);
		expect([id, shown.sort()]).toEqual([
			id,
			pathParameters.map(({ parameter }) => parameter).sort(),
		]);
	}
});

it('every method that a form names is there when the editor calls it', async () => {
	const { nodeTypes } = await loadPackage();
	for (const { name, properties: own } of descriptions) {
		const { methods } = nodeTypes.getByNameAndVersion(`n8n-nodes-bigcommerce.${name}`, 1);
		const named = JSON.stringify(own).matchAll(
			/"(loadOptions|searchList|resourceMapper)Method":"(\w+)"/g,
		);
		const kinds = {
			loadOptions: methods?.loadOptions,
			searchList: methods?.listSearch,
			resourceMapper: methods?.resourceMapping,
		};
		for (const [, kind, method] of named)
			expect([name, method, Object.keys(kinds[kind as 'loadOptions'] ?? {})]).toEqual([
				name,
				method,
				expect.arrayContaining([method]),
			]);
	}
});

it.each([
	['order.create', 'products', 'Add Product (required to create)'],
	['promotion.update', 'rules', 'Add Rule (required to create)'],
	['orderShipment.create', 'items', 'Add Item (required)'],
	['wishlist.create', 'items', 'Add Item (required to update)'],
	['order.create', 'fees', 'Add Fee'],
])('the button of a list in %s, %s, says whether it is required', (operation, name, text) => {
	const list = properties.find(
		(property) =>
			property.name === name &&
			property.type === 'fixedCollection' &&
			property.displayOptions?.show?.operation?.includes(operation),
	);
	expect(list?.placeholder).toBe(text);
});
