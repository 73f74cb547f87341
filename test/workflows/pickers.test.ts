import { allOperations } from '../../nodes/shared/catalog/catalog';
import { allPickers } from '../../nodes/shared/catalog/forms';
import { listFor, methodOf } from '../../nodes/operations/description/pickers';
import type { Sandbox } from '../../sandbox/server';
import { runNode, searchList, type NodeRun } from '../support/node';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});

function node(account: string, parameters: NodeRun['parameters'], changes = {}): NodeRun {
	const { authentication, use } = as(sandbox, account, changes);
	return { ...use, parameters: { authentication, ...parameters } };
}

const rl = (value: string | number, mode = 'id') => ({ __rl: true, mode, value });
const product = (parameters: NodeRun['parameters'] = {}) =>
	node('full', { resource: 'product', operation: 'product.get', ...parameters });

describe('products', () => {
	it('are listed by name, and further when somebody scrolls', async () => {
		const first = await searchList('listProductId', product());
		expect(first.results).toHaveLength(50);
		expect(first.results[0]).toEqual({
			name: expect.stringMatching(/\S+ · \S+/),
			value: expect.any(Number),
		});
		const second = await searchList(
			'listProductId',
			product(),
			undefined,
			first.paginationToken as string,
		);
		expect(second.results.length).toBeGreaterThan(0);
		const values = [...first.results, ...second.results].map(({ value }) => value);
		expect(new Set(values).size).toBe(values.length);
	});

	it('are searched by BigCommerce', async () => {
		const {
			results: [known],
		} = await searchList('listProductId', product());
		sandbox.log.clear();
		const word = known.name.split(' ')[0];
		const { results } = await searchList('listProductId', product(), word);
		expect(results.map(({ value }) => value)).toContain(known.value);
		expect(
			apiRequests(sandbox).map(({ query }) => new URLSearchParams(query).get('keyword')),
		).toEqual([word]);
	});

	it('that nobody finds give an empty list', async () => {
		expect(
			(await searchList('listProductId', product(), 'no such product at all')).results,
		).toEqual([]);
	});
});

describe('orders', () => {
	const orders = () => node('full', { resource: 'order', operation: 'order.get' });

	it('are listed newest first, with customer and day', async () => {
		const { results } = await searchList('listOrderId', orders());
		expect(results[0].name).toMatch(/^#\d+ · .+ · \d{4}-\d\d-\d\d/);
		expect(Number(results[0].value)).toBeGreaterThan(Number(results[1].value));
	});

	it('are found by number, and by a name that BigCommerce cannot search', async () => {
		const {
			results: [, known],
		} = await searchList('listOrderId', orders());
		expect((await searchList('listOrderId', orders(), `#${known.value}`)).results).toEqual([known]);
		const [, name] = known.name.split(' · ');
		const { results: found } = await searchList('listOrderId', orders(), name);
		expect(found.map(({ value }) => value)).toContain(known.value);
		expect(found.filter((nodeListSearchItems) => !nodeListSearchItems.name.includes(name))).toEqual(
			[],
		);
	});
});

describe('what belongs to something else', () => {
	const variants = (parameters: NodeRun['parameters']) =>
		node('full', { resource: 'productVariant', operation: 'productVariant.get', ...parameters });

	it('is listed below it, however that was chosen', async () => {
		const {
			results: [known],
		} = await searchList('listProductId', product());
		const ways = [
			rl(known.value as number, 'list'),
			rl(String(known.value)),
			rl(`https://store-abc123.mybigcommerce.com/manage/products/edit/${known.value}`, 'url'),
		];
		const productIdProperties = ways.map(
			async (productId) => (await searchList('listVariantId', variants({ productId }))).results,
		);
		const lists = await Promise.all(productIdProperties);
		expect(lists[0].length).toBeGreaterThan(0);
		expect(lists[1]).toEqual(lists[0]);
	});

	it('asks for it first', async () => {
		await expect(
			searchList('listVariantId', variants({ productId: rl('') })),
		).rejects.toMatchObject({ message: expect.stringContaining('Choose the product first.') });
	});
});

describe('a page of the control panel', () => {
	it('stands for its record when the node runs', async () => {
		const {
			results: [known],
		} = await searchList('listProductId', product());
		const { items } = await runNode(
			product({
				productId: rl(
					`https://store-abc123.mybigcommerce.com/manage/products/${known.value}/edit`,
					'url',
				),
				options: {},
			}),
		);
		expect(items.map(({ json }) => json.id)).toEqual([known.value]);
	});
});

describe('a list that cannot be read', () => {
	it('says which scope it needs, sends nothing, and lets an ID be entered', async () => {
		const refused = node('orders', { resource: 'product', operation: 'product.get' });
		await expect(searchList('listProductId', refused)).rejects.toMatchObject({
			message: expect.stringMatching(
				/^This account may not read the list\. .*needs Products: read-only \(store_v2_products_read_only\).*"By ID"/,
			),
		});
		const { error } = await runNode({
			...node('full', {
				resource: 'product',
				operation: 'product.get',
				productId: rl('1'),
				options: {},
			}),
		});
		expect(error?.message ?? '').not.toContain('list');
	});

	it('says it too when only BigCommerce knows that the scope is missing', async () => {
		const refused = node(
			'orders',
			{ resource: 'product', operation: 'product.get' },
			{ scopeSource: 'all' },
		);
		await expect(searchList('listProductId', refused)).rejects.toMatchObject({
			message: expect.stringContaining('store_v2_products_read_only'),
		});
	});

	it('sends to the credential when its token is not right: an ID would not help', async () => {
		const wrong = node(
			'full',
			{ resource: 'product', operation: 'product.get' },
			{ accessToken: 'nobody-has-this-token' },
		);
		await expect(searchList('listProductId', wrong)).rejects.toMatchObject({
			message:
				'BigCommerce does not recognize the access token. Open the credential, check the store and the access token, and test the credential.',
		});
	});

	it('never tells a token', async () => {
		const wrong = node(
			'full',
			{ resource: 'product', operation: 'product.get' },
			{ accessToken: 'a-secret-token', scopeSource: 'all' },
		);
		const error = await searchList('listProductId', wrong).catch(
			(value: Error & { description?: string }) => value,
		);
		expect(
			JSON.stringify([(error as Error).message, (error as { description?: string }).description]),
		).not.toContain('a-secret-token');
	});
});

describe('the lists of GraphQL operations', () => {
	const account = (operation: string, parameters: NodeRun['parameters'] = {}) =>
		node('account', { resource: operation.split('.')[0], operation, ...parameters });

	it('offer the stores of an account by name, and its users by name and address', async () => {
		const stores = await searchList('listStoreId', account('storeUser.add'));
		expect(stores.results.map(({ name, value }) => [name, value])).toContainEqual([
			'Hearth & Table Outlet · outlet8rw3',
			'bc/account/store/outlet8rw3',
		]);
		const users = await searchList('listUserId', account('storeUser.add'));
		expect(users.results).toHaveLength(50);
		expect(users.results[0]).toEqual({
			name: expect.stringMatching(/^\S+ \S+ · \S+@\S+$/),
			value: expect.stringMatching(/^bc\/account\/user\/\d+$/),
		});
		const more = await searchList(
			'listUserId',
			account('storeUser.add'),
			undefined,
			users.paginationToken as string,
		);
		expect([more.results.length, more.paginationToken]).toEqual([10, undefined]);
	});

	it('find a user whom the first page does not have', async () => {
		const all = await searchList('listUserEmail', account('accountUser.remove'));
		const last = (
			await searchList(
				'listUserEmail',
				account('accountUser.remove'),
				undefined,
				all.paginationToken as string,
			)
		).results.at(-1) as { value: string };
		const found = await searchList(
			'listUserEmail',
			account('accountUser.remove'),
			last.value.toUpperCase(),
		);
		expect(found.results.map(({ value }) => value)).toEqual([last.value]);
	});

	it('offer the locales of the chosen channel', async () => {
		const { results } = await searchList(
			'listLocaleCode',
			node('full', { resource: 'locale', operation: 'locale.update', channelId: rl(1) }),
		);
		expect(results.map(({ value }) => value)).toEqual(expect.arrayContaining(['en', 'fr']));
		await expect(
			searchList(
				'listLocaleCode',
				node('full', { resource: 'locale', operation: 'locale.update' }),
			),
		).rejects.toMatchObject({ message: expect.stringContaining('Choose the channel first') });
	});

	it('say which scope is missing', async () => {
		const { authentication, use } = as(sandbox, 'account', {
			scopeSource: 'manual',
			grantedScopes: ['account_users_write'],
		});
		await expect(
			searchList('listUserId', {
				...use,
				parameters: { authentication, resource: 'storeUser', operation: 'storeUser.add' },
			}),
		).rejects.toMatchObject({
			message: expect.stringMatching(
				/^This account may not read the list\. Get Many Account Users needs Account Users: read-only \(account_users_read\)\./,
			),
		});
	});
});

/** Parents of the lists, looked up in the lists themselves. */
async function parentsFor(user: string, needed: string[]): Promise<NodeRun['parameters']> {
	const parameters: NodeRun['parameters'] = {};
	for (const parameter of needed) {
		const { results } = await searchList(
			methodOf({ parameter }),
			node('full', { operation: user, ...parameters }),
		).catch(() => ({ results: [] }));
		parameters[parameter] = rl((results[0]?.value as number) ?? '1');
	}
	return parameters;
}

describe.each(
	allPickers().flatMap((picker) =>
		picker.lists.map((list) => [picker.parameter, list, picker] as const),
	),
)('%s from %s', (parameter, list, picker) => {
	it('has entries with names, or none, but no failure', async () => {
		const user = allOperations().find(
			(operation) =>
				operation.pathParameters.some((other) => other.parameter === parameter) &&
				listFor(picker, operation)?.id === list,
		);
		if (!user) return;
		const account = user.accounts.includes('store')
			? 'full'
			: user.accounts.includes('app')
				? 'app'
				: 'account';
		const needed =
			allOperations()
				.find(({ id }) => id === list)
				?.pathParameters.map((pathParameter) => pathParameter.parameter) ?? [];
		const parameters = await parentsFor(user.id, needed);
		const result = await searchList(
			methodOf(picker),
			node(account, { resource: user.resource, operation: user.id, ...parameters }),
		).catch((error: Error) => error.message);
		if (typeof result === 'string') expect(result).toContain('found nothing');
		else
			for (const { name, value } of result.results)
				expect([name.trim() !== '', value !== '']).toEqual([true, true]);
	});
});
