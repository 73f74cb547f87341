import { connect, type Connection, type Option } from '../support/n8n.mjs';
import { sandboxAccount, sandboxAccounts, type SandboxAccount } from '../support/n8nAllowed';

const type = 'n8n-nodes-bigcommerce.bigCommerce';

jest.setTimeout(60_000);

let n8n: Connection;
beforeAll(async () => {
	n8n = await connect();
});

const selectable = (options: Option[]) =>
	options.filter(({ disabled }) => !disabled).map(({ value }) => value);

async function load(
	parameter: string,
	account: SandboxAccount,
	values: { resource: string; operation: string },
) {
	return await n8n.options({
		type,
		parameter,
		values: { authentication: account.authentication, ...values },
		credentials: n8n.credentialNamed(account.credential),
	});
}

describe.each(sandboxAccounts)('$credential', (account) => {
	const values = () => ({
		resource: account.resources[0],
		operation: account.operationsOf(account.resources[0])[0],
	});

	test('the resource list holds what the account may use, and nothing else', async () => {
		const options = await load('resource', account, values());

		expect(selectable(options).sort()).toEqual([...account.resources].sort());
	});

	test('the operation list of a resource holds what the account may use, and nothing else', async () => {
		for (const resource of account.resources.slice(0, 5)) {
			const [operation] = account.operationsOf(resource);
			const options = await load('operation', account, { resource, operation });

			expect(selectable(options).sort()).toEqual([...account.operationsOf(resource)].sort());
		}
	});

	test('the list ends with an entry that tells what is not shown and why', async () => {
		const options = await load('resource', account, values());

		expect(options.at(-1)).toMatchObject({
			disabled: true,
			description: expect.stringMatching(/\w/),
		});
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

test('without a credential every resource is shown', async () => {
	const options = await n8n.options({
		type,
		parameter: 'resource',
		values: { authentication: 'store', resource: 'product', operation: 'product.get' },
	});

	expect(selectable(options).length).toBeGreaterThan(100);
});

test('the form of an operation offers its fields', async () => {
	const full = sandboxAccount('full');
	const fields = await n8n.mapperFields({
		type,
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
