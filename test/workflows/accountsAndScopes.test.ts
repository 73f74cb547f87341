import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { loadFields, loadOptions, runNode, type NodeRun } from '../support/node';
import { fields, runOperation } from '../support/run';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await sandboxForTests();
});
afterEach(async () => {
	await sandbox.close();
});

const store = () => sandbox.stores.get('hearth24kq') as Store;

/** Runs an operation as an account, with the scopes that a user selected in the credential. */
async function runAs(
	account: string,
	operation: string,
	parameters: object,
	scopes?: string[],
	more: Partial<NodeRun> = {},
) {
	if (scopes) {
		const granted = sandbox.accounts.find(({ id }) => id === account);
		if (granted) granted.scopes = scopes;
	}
	const { authentication, use } = as(sandbox, account);
	return await runOperation(
		sandbox,
		operation,
		{ authentication, ...parameters },
		{ ...use, ...more },
	);
}

const request = (method: string, url: string, jsonBody = '{}') => ({ method, url, jsonBody });
const writes = () => apiRequests(sandbox).filter(({ method }) => method !== 'GET');

describe('a request of the user’s own', () => {
	test.each([
		['PUT', '/v2/orders/100', 'Update Order needs Orders: modify'],
		['put', '/v2/orders/100', 'Update Order needs Orders: modify'],
		['PUT', '/v2/Orders/100', 'Update Order needs Orders: modify'],
		['PUT', 'https://api.bigcommerce.com/stores/hearth24kq/v2/orders/100', 'Update Order needs'],
		['DELETE', '/v3/catalog/products/77', 'Delete Product needs Products: modify'],
		['GET', '/v3/customers', 'Get Many Customers needs Customers: read-only'],
		['HEAD', '/v3/customers', 'Get Many Customers needs Customers: read-only'],
	])('%s %s is checked by the scope of its operation', async (method, url, message) => {
		const { error } = await runAs('orders', 'api.request', request(method, url));
		expect(error?.message).toContain(message);
		expect(apiRequests(sandbox)).toEqual([]);
	});

	test('to an address that no operation has is sent', async () => {
		await runAs('orders', 'api.request', request('GET', '/v2/orders/100/unheard-of'));
		expect(apiRequests(sandbox)).toHaveLength(1);
	});

	test('is not taken for an operation that n8n does itself', async () => {
		await runAs('orders', 'api.request', request('GET', '/v3/api-account'));
		await runAs('orders', 'api.request', request('POST', '/v3/payments'));
		expect(apiRequests(sandbox).map(({ method, path }) => `${method} ${path}`)).toEqual([
			'GET /stores/hearth24kq/v3/api-account',
			'POST /stores/hearth24kq/v3/payments',
		]);
	});

	test('HEAD gives the status and the headers, and nothing of the account', async () => {
		const { items, error } = await runAs(
			'full',
			'api.request',
			request('HEAD', '/v3/catalog/products/77'),
		);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			expect.objectContaining({
				json: {
					status: 200,
					headers: expect.objectContaining({ 'content-type': expect.stringContaining('json') }),
				},
			}),
		]);
		expect(apiRequests(sandbox)).toEqual([expect.objectContaining({ method: 'HEAD' })]);
	});

	test('HEAD of a missing record fails', async () => {
		const { error } = await runAs(
			'full',
			'api.request',
			request('HEAD', '/v3/catalog/products/9999'),
		);
		expect(error?.message).toContain('found nothing');
	});
});

describe('a script', () => {
	const script = (visibility: string) => ({
		bodyMode: 'fields',
		fields: fields({
			name: 'Counter',
			kind: 'src',
			src: 'https://cdn.example.com/counter.js',
			visibility,
		}),
	});
	const CONTENT = ['store_v2_content'];
	const CHECKOUT = ['store_content_checkout'];

	test.each<[visibility: string, scopes: string[], missing: string | undefined]>([
		['storefront', CONTENT, undefined],
		['storefront', CHECKOUT, undefined],
		['order_confirmation', CONTENT, undefined],
		['checkout', CONTENT, 'Checkout Content: modify'],
		['all_pages', CONTENT, 'Checkout Content: modify'],
		['checkout', CHECKOUT, 'Content: modify'],
		['all_pages', [...CONTENT, ...CHECKOUT], undefined],
	])('for %s with %j lacks: %s', async (visibility, scopes, missing) => {
		const { error } = await runAs('orders', 'script.create', script(visibility), scopes);
		if (missing) {
			expect(error?.message).toContain(`"${visibility}" needs ${missing}`);
			expect(writes()).toEqual([]);
		} else {
			expect(error).toBeUndefined();
			expect(writes()).toHaveLength(1);
		}
	});

	test('as a request of the user’s own is checked by the same values', async () => {
		const body = JSON.stringify({
			name: 'Counter',
			kind: 'src',
			src: 'https://cdn.example.com/counter.js',
			visibility: 'checkout',
		});
		const { error } = await runAs(
			'orders',
			'api.request',
			request('POST', '/v3/content/scripts', body),
			CONTENT,
		);
		expect(error?.message).toContain('Checkout Content: modify');
		expect(writes()).toEqual([]);
	});

	test.each([['store_v2_content_read_only'], ['store_content_checkout_read_only']])(
		'is read with %s',
		async (scope) => {
			const { items, error } = await runAs('orders', 'script.getMany', { returnAll: true }, [
				scope,
			]);
			expect(error).toBeUndefined();
			expect(items.length).toBeGreaterThan(0);
		},
	);

	test('says in the form and in the list of operations what it needs', async () => {
		const { authentication, use } = as(sandbox, 'full');
		const parameters = { authentication, resource: 'script', operation: 'script.create' };
		const { fields: form } = await loadFields('getFields', { ...use, parameters });
		const visibility = form.find(({ id }) => id === 'visibility');
		expect(visibility?.options?.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['Checkout (needs Content and Checkout Content)']),
		);
		const operations = await loadOptions('getOperations', { ...use, parameters });
		expect(operations.find(({ value }) => value === 'script.create')?.description).toContain(
			'for checkout or all_pages, Content: modify (store_v2_content) and Checkout Content: modify',
		);
	});
});

describe('a record of another API account', () => {
	test('a script is refused with the reason', async () => {
		const [script] = store().collection('content/scripts').all();
		const { error } = await runAs(
			'orders',
			'script.update',
			{
				scriptUuid: String(script.uuid),
				uuid: String(script.uuid),
				bodyMode: 'json',
				jsonBody: '{"name":"x"}',
			},
			['store_v2_content', 'store_content_checkout'],
		);
		expect(error?.description).toContain('only to the API account that created it');
	});

	test('a webhook is not found, with the reason', async () => {
		const hook = store().collection('hooks').insert({
			client_id: 'sandbox-client-app',
			scope: 'store/order/*',
			destination: 'https://example.com/hook',
			is_active: true,
		});
		const { error } = await runAs('full', 'webhook.get', {
			webhookId: { __rl: true, mode: 'id', value: String(hook.id) },
		});
		expect(error?.message).toContain('There is no webhook');
		expect(error?.description).toContain('only to the API account that created it');
	});
});

describe('a token that BigCommerce no longer takes', () => {
	const products = { returnAll: false, limit: 1 };

	test('of a store-level account may belong to a deleted account', async () => {
		const before = as(sandbox, 'full');
		expect(await post('/sandbox/accounts/full/delete')).toBe(200);
		const { error } = await runNode({
			...before.use,
			parameters: {
				authentication: 'store',
				resource: 'product',
				operation: 'product.getMany',
				...products,
				options: {},
			},
		});
		expect(error?.message).toContain('does not recognize the access token');
		expect(error?.description).toContain('its API account may have been deleted');
	});

	test('of an app is replaced when the owner’s email address changes', async () => {
		const { authentication, use } = as(sandbox, 'app');
		const run = async () =>
			await runNode({
				...use,
				parameters: {
					authentication,
					resource: 'product',
					operation: 'product.getMany',
					...products,
					options: {},
				},
			});
		expect((await run()).error).toBeUndefined();
		expect(await post('/sandbox/stores/hearth24kq/owner', { email: 'new@example.com' })).toBe(200);
		const { error } = await run();
		expect(error?.description).toContain("when the store's owner changes their email address");
		expect(error?.description).toContain('approve it again');
		// The scopes are asked for again, because the token may have been replaced by one with others.
		sandbox.log.clear();
		await run();
		expect(sandbox.log.all().map(({ path }) => path)).toContain('/stores/hearth24kq/graphql');
	});

	async function post(path: string, body: object = {}): Promise<number> {
		const { status } = await fetch(sandbox.url + path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		return status;
	}
});

describe('the scopes of a credential', () => {
	const operationsOf = async (account: string, changes: object, resource = 'order') => {
		const { authentication, use } = as(sandbox, account, changes as never);
		return await loadOptions('getOperations', {
			...use,
			parameters: { authentication, resource, operation: `${resource}.getMany` },
		});
	};
	const usable = (options: Array<{ disabled?: boolean; value: unknown }>) =>
		options.filter(({ disabled }) => !disabled).map(({ value }) => value);

	test('can be the default scope only', async () => {
		const changes = { scopeSource: 'manual', grantedScopes: ['store_v2_default'] };
		expect(usable(await operationsOf('full', changes, 'webhook'))).toContain('webhook.create');
		expect(usable(await operationsOf('full', changes, 'product'))).not.toContain('product.create');
	});

	test('come from the list if BigCommerce does not report them, and the list says why', async () => {
		sandbox.trouble.set([{ kind: 'status', path: '/graphql', status: 500 }] as never);
		const options = await operationsOf('full', { grantedScopes: ['store_v2_orders_read_only'] });
		const source = options.at(-1)?.description ?? '';
		expect(source).toContain('Filtered by the scopes selected in the credential.');
		expect(source).toContain('BigCommerce did not report the scopes of this account.');
	});

	test('both needed to take a payment are in the list of operations', async () => {
		const options = await operationsOf('full', {}, 'payment');
		const take = options.find(({ value }) => value === 'payment.take');
		expect(take?.description).toContain('store_payments_access_token_create');
		expect(take?.description).toContain('store_payments_methods_read');
	});
});

test('API Account: Get gives the client ID and the scopes of the token', async () => {
	const { items, error } = await runAs('orders', 'apiAccount.get', {});
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([
		{
			client_id: 'sandbox-client-orders-read-only',
			kind: 'store-level',
			store_hash: 'hearth24kq',
			scopes: expect.arrayContaining(['store_v2_orders_read_only']),
			permissions: expect.arrayContaining(['Orders: read-only']),
		},
	]);
});

test('Current Customer works with app-level accounts only', async () => {
	const { error } = await runAs('full', 'currentCustomer.verifyToken', {
		bodyMode: 'fields',
		fields: fields({ token: 'x.y.z' }),
	});
	expect(error?.message).toContain('works with an app-level API account');
});
