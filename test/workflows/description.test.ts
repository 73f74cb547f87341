import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { operations, resources } from '../support/catalog';
import { loadPackage } from '../support/package';

let description: INodeTypeDescription;
let properties: INodeProperties[];
beforeAll(async () => {
	const { nodeTypes } = await loadPackage();
	({ description } = nodeTypes.getByNameAndVersion('n8n-nodes-bigcommerce.bigCommerce', 1));
	({ properties } = description);
});

it('the description stays small: n8n sends it to every browser', () => {
	const bytes = JSON.stringify(description).length;
	console.log(`${Math.round(bytes / 1024)} KB`);
	expect(bytes).toBeLessThanOrEqual(250 * 1024);
});

it('every operation is an action in the node creator, under its resource', () => {
	const offered = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			(options ?? []).map((each) => ({ ...each, resource: displayOptions?.show?.resource?.[0] })),
		);
	const listed = offered
		.filter((each) => 'value' in each)
		.map(({ value, action, resource }) => ({ value, action, resource }));
	// What a model is told of deletions, because n8n makes the descriptions of tools from these sentences.
	const warning = (method: string, action: string) =>
		method === 'DELETE' && /^(Delete|Revoke)/.test(action) ? ' (cannot be undone)' : '';
	const final = ['payment.process', 'payment.take', 'accountSubscription.cancel'];
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
	expect(selectors).toHaveLength(resources.length);
	for (const { default: preset, options = [] } of selectors)
		expect(options.map((each) => 'value' in each && each.value)).toContain(preset);
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
