import nodes from '../../catalog/nodes.json';
import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { operations } from '../support/catalog';
import { connect, type Connection, type Option } from '../support/n8n.mjs';
import { sandboxAccount, sandboxAccounts, type SandboxAccount } from '../support/n8nAllowed';

/** All nodes but the one for requests of one's own, whose lists are fixed. */
const areas = nodes.filter(({ id }) => id !== 'api');

const typeOf = ({ type }: (typeof nodes)[number]) => `n8n-nodes-bigcommerce.${type}`;

/** The nodes that take a credential of this kind. */
const areasFor = ({ authentication }: SandboxAccount) =>
	areas.filter(({ resources }) =>
		operations.some(
			({ resource, accounts }) =>
				resources.includes(resource) && (accounts as string[]).includes(authentication),
		),
	);

jest.setTimeout(60_000);

let n8n: Connection;
beforeAll(async () => {
	n8n = await connect();
});

/** What can be chosen and may be used: a selected value stays listed, marked with what it needs. */
const selectable = (options: Option[]) =>
	options
		.filter(({ disabled, name }) => !disabled && !name.includes('(needs '))
		.map(({ value }) => value);

async function load(
	parameter: string,
	account: SandboxAccount,
	values: { resource: string; operation: string },
) {
	return await n8n.options({
		type: nodeTypeOf(values.resource),
		parameter,
		values: { authentication: account.authentication, ...values },
		credentials: n8n.credentialNamed(account.credential),
	});
}

describe.each(sandboxAccounts)('$credential', (account) => {
	test('the resource list of each node holds what the account may use, and nothing else', async () => {
		for (const node of areasFor(account)) {
			const options = await load('resource', account, { resource: node.main, operation: '' });
			const allowed = account.resources.filter((resource) => node.resources.includes(resource));

			expect([node.id, selectable(options).sort()]).toEqual([node.id, allowed.sort()]);
			expect(options.length).toBeGreaterThan(0);
		}
	});

	test('the operation list of a resource holds what the account may use, and nothing else', async () => {
		for (const resource of account.resources.filter(
			(resource, index) => index % 12 === 0 && resource !== 'api',
		)) {
			const [operation] = account.operationsOf(resource);
			const options = await load('operation', account, { resource, operation });

			expect(selectable(options).sort()).toEqual([...account.operationsOf(resource)].sort());
		}
	});

	test('the list names the sister nodes, and ends with what is not shown and why', async () => {
		for (const node of areasFor(account)) {
			const options = await load('resource', account, { resource: node.main, operation: '' });
			const sisters = areas
				.filter(({ id }) => node.near.includes(id))
				.map(({ holds, name }) => `${holds}: ${name}`);

			expect(options.filter(({ disabled }) => disabled).map(({ name }) => name)).toEqual(
				expect.arrayContaining(sisters),
			);
			expect(options.at(-1)).toMatchObject({
				disabled: true,
				description: expect.stringMatching(/\w/),
			});
		}
	});
});

test('a selected value that the account may not use stays in the lists, marked with what it needs', async () => {
	const orders = sandboxAccount('orders');
	const values = { resource: 'product', operation: 'product.update' };

	const resource = (await load('resource', orders, values)).find(
		({ value }) => value === 'product',
	);
	const operation = (await load('operation', orders, values)).find(
		({ value }) => value === 'product.update',
	);

	expect(resource?.name).toMatch(/needs .*products/i);
	expect(operation?.name).toMatch(/needs .*products: modify/i);
});

test('a credential is only offered by nodes that it can use', async () => {
	const descriptions = await n8n.client.nodeTypes();
	const kinds = (node: (typeof nodes)[number]) =>
		descriptions
			.find(({ name }) => name === typeOf(node))
			?.credentials?.map(({ name }) => name)
			// For the operations that connect a carrier or tax provider, besides the store's.
			.filter((name) => name !== 'bigCommerceProviderApi');
	for (const node of areas)
		expect([node.id, kinds(node)]).toEqual([
			node.id,
			node.id === 'account'
				? ['bigCommerceAccountApi']
				: ['bigCommerceStoreApi', 'bigCommerceAppApi', 'bigCommerceAppOAuth2Api'],
		]);
});

test('without a credential every resource of the node is shown', async () => {
	const options = await n8n.options({
		type: nodeTypeOf('product'),
		parameter: 'resource',
		values: { authentication: 'store', resource: 'product', operation: 'product.get' },
	});

	expect(selectable(options).sort()).toEqual(
		nodes.find(({ id }) => id === 'products')?.resources.toSorted(),
	);
});

test('the form of an operation offers its fields', async () => {
	const full = sandboxAccount('full');
	const fields = await n8n.mapperFields({
		type: nodeTypeOf('product'),
		parameter: 'fields',
		values: {
			authentication: 'store',
			resource: 'product',
			operation: 'product.update',
			bodyMode: 'fields',
		},
		credentials: n8n.credentialNamed(full.credential),
	});

	expect(fields.map(({ id }) => id)).toEqual(expect.arrayContaining(['name', 'price', 'weight']));
});
