import type { Sandbox } from '../../sandbox/server';
import { askAccount, grant, messagesOf, UUID, type Document } from './graphqlSupport';
import { askAt, sandboxFor } from './support';

let sandbox: Sandbox;
let all: string[];
beforeAll(async () => {
	sandbox = await sandboxFor();
	all = sandbox.accounts.find(({ id }) => id === 'account')?.scopes ?? [];
});
beforeEach(() => {
	sandbox.reset();
	grant(sandbox, 'account', all);
	Object.assign(sandbox.settings, { accountQuota: 1_000_000, accountWindow: 36_000 });
});
afterAll(() => sandbox.close());

const account = (...document: Document) => askAccount(sandbox, document);
const USERS =
	'query ($first: Int, $after: String) { account { users(first: $first, after: $after) { pageInfo { hasNextPage endCursor } collectionInfo { totalItems } edges { node { id email } } } } }';

test('the account, its users page by page, and a way back', async () => {
	expect((await account('{ account { id accountInfo { name } } }')).body).toEqual({
		data: {
			account: { id: `bc/account/account/${UUID}`, accountInfo: { name: 'Hearth & Table Group' } },
		},
	});
	const emails = new Set<string>();
	let after: string | null = null;
	let pages = 0;
	do {
		const users: {
			pageInfo: { hasNextPage: boolean; endCursor: string };
			collectionInfo: { totalItems: number };
			edges: Array<{ node: { email: string } }>;
		} = (await account(USERS, { first: 25, after })).body.data.account.users;
		for (const { node } of users.edges) emails.add(node.email);
		expect(users.collectionInfo.totalItems).toBe(60);
		after = users.pageInfo.hasNextPage ? users.pageInfo.endCursor : null;
		pages += 1;
	} while (after);
	expect([emails.size, pages]).toEqual([60, 3]);
	const back = await account(
		'{ account { users(last: 2, before: "YXJyYXljb25uZWN0aW9uOjI=") { pageInfo { hasPreviousPage hasNextPage } edges { node { id } } } } }',
	);
	expect(back.body.data.account.users).toEqual({
		pageInfo: { hasPreviousPage: false, hasNextPage: true },
		edges: [{ node: { id: 'bc/account/user/9128' } }, { node: { id: 'bc/account/user/9129' } }],
	});
});

test('pages out of range and cursors that nobody handed out are refused', async () => {
	for (const [given, message] of [
		['first: 51', 'largest page has 50'],
		['first: -1', 'negative'],
		['after: "soon"', 'Invalid cursor'],
	]) {
		expect(
			messagesOf(await account(`{ account { users(${given}) { edges { cursor } } } }`)),
		).toEqual([expect.stringContaining(message)]);
	}
	expect(
		(await account('{ account { users { edges { cursor } } } }')).body.data.account.users.edges,
	).toHaveLength(10);
});

test('the documented question for stores, their users and apps', async () => {
	const { body } =
		await account(`{ account { id stores { edges { node { id name storeHash users { collectionInfo { totalItems } edges { node {
		id email firstName lastName locale lastLoginAt permissions status updatedAt apps { edges { node { id name } } } } } } apps { edges { node { id name } } } } } } } }`);
	const [hearth, outlet] = body.data.account.stores.edges.map(
		({ node }: { node: unknown }) => node,
	);
	expect(hearth).toMatchObject({
		id: 'bc/account/store/hearth24kq',
		name: 'Hearth & Table',
		storeHash: 'hearth24kq',
	});
	expect(hearth.users.collectionInfo.totalItems).toBeGreaterThan(50);
	expect(outlet.users.collectionInfo.totalItems).toBeGreaterThan(10);
	expect(hearth.users.edges[0].node).toMatchObject({
		status: 'ACTIVE',
		permissions: expect.arrayContaining(['Manage_Users']),
		apps: {
			edges: expect.arrayContaining([
				{ node: { id: 'bc/account/app/30101', name: 'Parcel Post' } },
			]),
		},
	});
	expect(
		new Set(hearth.users.edges.map(({ node }: { node: { status: string } }) => node.status)),
	).toEqual(new Set(['ACTIVE', 'INACTIVE']));
});

test('users come and go', async () => {
	const add =
		'mutation ($email: String!) { account { addUserToAccount(input: { email: $email }) { account { accountInfo { name } } } } }';
	expect(
		(await account(add, { email: 'new@example.com' })).body.data.account.addUserToAccount.account
			.accountInfo.name,
	).toBe('Hearth & Table Group');
	expect(messagesOf(await account(add, { email: 'NEW@example.com' }))).toEqual([
		expect.stringContaining('already'),
	]);
	const toStore =
		'mutation ($user: UserInput!, $store: ID!) { user { addUserToStore(input: { user: $user, storeId: $store }) { storeId } } }';
	expect(
		(
			await account(toStore, {
				user: { email: 'new@example.com' },
				store: 'bc/account/store/pantry5nd2',
			})
		).body.data.user.addUserToStore,
	).toEqual({ storeId: 'bc/account/store/pantry5nd2' });
	const user = sandbox.merchant.collection('users').all().at(-1);
	expect(
		messagesOf(
			await account(toStore, {
				user: { id: `bc/account/user/${String(user?.id)}` },
				store: 'bc/account/store/1001726',
			}),
		),
	).toEqual([expect.stringContaining('already')]);
	const fromStore =
		'mutation ($id: ID!) { user { removeUserFromStore(input: { storeId: "bc/account/store/pantry5nd2", userId: $id }) { storeId user { id email } } } }';
	const id = `bc/account/user/${String(user?.id)}`;
	expect((await account(fromStore, { id })).body.data.user.removeUserFromStore).toEqual({
		storeId: 'bc/account/store/pantry5nd2',
		user: { id, email: 'new@example.com' },
	});
	expect(messagesOf(await account(fromStore, { id }))).toEqual([
		expect.stringContaining('does not belong'),
	]);
	const remove =
		'mutation { account { removeUserFromAccount(input: { email: "new@example.com" }) { accountId userId } } }';
	expect((await account(remove)).body.data.account.removeUserFromAccount).toEqual({
		accountId: `bc/account/account/${UUID}`,
		userId: id,
	});
	expect((await account(USERS, {})).body.data.account.users.collectionInfo.totalItems).toBe(60);
	expect(
		messagesOf(
			await account(toStore, {
				user: { email: 'bc/account/user/new@example.com' },
				store: 'bc/account/store/pantry5nd2',
			}),
		),
	).toEqual([expect.stringContaining('Invalid e-mail')]);
	expect(
		messagesOf(
			await account(toStore, {
				user: { email: 'a@example.com' },
				store: 'bc/account/store/nowhere',
			}),
		),
	).toEqual([expect.stringContaining('not found')]);
});

test('subscriptions are filtered, and end', async () => {
	const list =
		'query ($filters: SubscriptionFiltersInput, $first: Int) { account { subscriptions(filters: $filters, first: $first) { pageInfo { hasNextPage } edges { node { id status scope { id } product { id productLevel } pricePerInterval { value currencyCode } updatedAt } } } } }';
	const found = async (filters: object) =>
		(await account(list, { filters, first: 50 })).body.data.account.subscriptions.edges.map(
			({ node }: { node: Record<string, unknown> }) => node,
		);
	const every = await found({});
	expect(every).toHaveLength(24);
	expect((await account(list, {})).body.data.account.subscriptions).toMatchObject({
		pageInfo: { hasNextPage: true },
		edges: { length: 10 },
	});
	for (const [filters, is] of [
		[{ status: 'SUSPENDED' }, ({ status }) => status === 'SUSPENDED'],
		[
			{ scopeId: 'bc/account/scope/outlet8rw3', scopeType: 'STORE' },
			({ scope }) => (scope as { id: string }).id.endsWith('outlet8rw3'),
		],
		[
			{ productId: 'bc/account/product/30103', productType: 'APPLICATION' },
			({ product }) => (product as { id: string }).id.endsWith('30103'),
		],
		[
			{ updatedAfter: every[8].updatedAt },
			({ updatedAt }) => String(updatedAt) > String(every[8].updatedAt),
		],
		[{ ids: [every[3].id] }, ({ id }) => id === every[3].id],
	] as Array<[object, (node: Record<string, unknown>) => boolean]>) {
		const some = await found(filters);
		expect(some).toEqual(every.filter(is));
		expect(some.length).toBeGreaterThan(0);
		expect(some.length).toBeLessThan(24);
	}
	const cancel =
		'mutation ($id: ID!) { subscription { cancelSubscription(input: { id: $id }) { subscriptionId cancelledAt } } }';
	const { id } = every.find(({ status }: Record<string, unknown>) => status === 'ACTIVE');
	expect((await account(cancel, { id })).body.data.subscription.cancelSubscription).toEqual({
		subscriptionId: id,
		cancelledAt: expect.any(String),
	});
	expect(await found({ ids: [id], status: 'CANCELLED' })).toHaveLength(1);
	expect(messagesOf(await account(cancel, { id }))).toEqual([
		'Could not find active subscription.',
	]);
});

const ITEM = {
	product: { id: 'bc/account/product/30101', type: 'APPLICATION', productLevel: 'Plus' },
	scope: { id: 'bc/account/scope/hearth24kq', type: 'STORE' },
	pricingPlan: { interval: 'MONTH', price: { value: 29.99, currencyCode: 'USD' }, trialDays: 7 },
	description: 'Parcel Post',
	redirectUrl: 'https://apps.example.com/welcome',
};
const CREATE = `mutation ($checkout: CreateCheckoutInput!) { checkout { createCheckout(input: $checkout) { checkout { id accountId status checkoutUrl items(first: 1) { edges { node {
	subscriptionId status product { id type productLevel } scope { id type } pricingPlan { interval price { value currencyCode } trialDays } redirectUrl description } } } } } } }`;
const create = (item: object) =>
	account(CREATE, { checkout: { accountId: `bc/account/account/${UUID}`, items: [item] } });

test('a checkout is made and found again; what it may not sell is refused', async () => {
	const { checkout } = (await create(ITEM)).body.data.checkout.createCheckout;
	expect(checkout).toMatchObject({
		status: 'PENDING',
		accountId: `bc/account/account/${UUID}`,
		items: { edges: [{ node: { ...ITEM, subscriptionId: null, status: 'PENDING' } }] },
	});
	const found = await account(
		'query ($id: ID!) { account { checkout(id: $id) { id checkoutUrl } } }',
		{ id: checkout.id },
	);
	expect(found.body.data.account.checkout).toEqual({
		id: checkout.id,
		checkoutUrl: checkout.checkoutUrl,
	});
	expect(
		messagesOf(await create({ ...ITEM, product: { ...ITEM.product, id: 'bc/account/product/1' } })),
	).toEqual(['Product is not supported for your account.']);
	expect(
		messagesOf(await create({ ...ITEM, scope: { ...ITEM.scope, id: 'bc/account/scope/nowhere' } })),
	).toEqual(['Scope does not belong to account.']);
});

test('a checkout changes a subscription, within limits', async () => {
	const { id, product_id, store_hash } = sandbox.merchant
		.collection('subscriptions')
		.where({ status: 'ACTIVE' })[0];
	const change = {
		product: { productLevel: 'Premium' },
		pricingPlan: { interval: 'ANNUAL', price: { value: 129.99, currencyCode: 'USD' } },
		description: 'More',
		redirectUrl: 'https://apps.example.com',
		subscriptionId: `bc/account/subscription/${String(id)}`,
	};
	const { node } = (await create(change)).body.data.checkout.createCheckout.checkout.items.edges[0];
	expect(node).toMatchObject({
		subscriptionId: change.subscriptionId,
		product: { id: `bc/account/product/${String(product_id)}`, productLevel: 'Premium' },
		scope: { id: `bc/account/scope/${String(store_hash)}` },
	});
	expect(
		messagesOf(
			await create({ ...change, scope: { id: 'bc/account/scope/elsewhere', type: 'STORE' } }),
		),
	).toEqual(['Scope updates are not allowed for an existing subscription.']);
	expect(
		messagesOf(await create({ ...change, pricingPlan: { ...change.pricingPlan, trialDays: 3 } })),
	).toEqual(['Trial days cannot be added to existing subscriptions.']);
	expect(
		messagesOf(await create({ ...change, subscriptionId: 'bc/account/subscription/none' })),
	).toEqual(['Could not find active subscription.']);
});

test('a merchant agrees to a checkout once: it becomes a subscription', async () => {
	const { checkout } = (await create(ITEM)).body.data.checkout.createCheckout;
	const path = new URL(checkout.checkoutUrl).pathname + new URL(checkout.checkoutUrl).search;
	expect((await askAt(sandbox, path)).body).toContain('Parcel Post');
	const agreed = await askAt(sandbox, path, { method: 'POST', redirect: 'manual' });
	expect([agreed.status, agreed.headers.get('location')]).toEqual([303, ITEM.redirectUrl]);
	const document =
		'query ($id: ID!) { account { checkout(id: $id) { status items { edges { node { subscriptionId } } } } } }';
	const found = (await account(document, { id: checkout.id })).body.data.account.checkout;
	const [
		{
			node: { subscriptionId },
		},
	] = found.items.edges;
	expect(found.status).toBe('COMPLETE');
	const [{ node }] = (
		await account(
			'query ($ids: [ID!]) { account { subscriptions(filters: { ids: $ids }) { edges { node { status billingInterval pricePerInterval { value } product { productLevel } } } } } }',
			{ ids: [subscriptionId] },
		)
	).body.data.account.subscriptions.edges;
	expect(node).toEqual({
		status: 'ACTIVE',
		billingInterval: 'MONTH',
		pricePerInterval: { value: 29.99 },
		product: { productLevel: 'Plus' },
	});
	expect((await askAt(sandbox, path, { method: 'POST', redirect: 'manual' })).status).toBe(409);
	expect((await askAt(sandbox, '/manage/merchant-checkout?checkoutId=none')).status).toBe(404);
	// During a trial nothing can be changed.
	expect(
		messagesOf(
			await create({ ...ITEM, product: { productLevel: 'Pro' }, scope: undefined, subscriptionId }),
		),
	).toEqual(['Checkouts are not available for existing trial subscriptions.']);
});

// One operation per scope, each answered without an entry in `errors[]`.
const OPERATIONS: Array<[scope: string, document: string]> = [
	['account_read', '{ account { accountInfo { name } } }'],
	['account_users_read', '{ account { users { edges { cursor } } } }'],
	['account_stores_read', '{ account { stores { edges { node { name } } } } }'],
	['account_apps_read', '{ account { apps { edges { cursor } } } }'],
	[
		'account_users_write',
		'mutation { account { addUserToAccount(input: { email: "a@example.com" }) { account { id } } } }',
	],
	[
		'account_users_write',
		'mutation { user { addUserToStore(input: { user: { email: "b@example.com" }, storeId: "bc/account/store/pantry5nd2" }) { storeId } } }',
	],
	[
		'account_users_delete',
		'mutation { account { removeUserFromAccount(input: { email: "ada.ashdown1@hearth.example" }) { userId } } }',
	],
	[
		'account_users_delete',
		'mutation { user { removeUserFromStore(input: { userId: "bc/account/user/9130", storeId: "bc/account/store/hearth24kq" }) { storeId } } }',
	],
	['account_checkouts_read', '{ account { checkout(id: "bc/account/checkout/none") { id } } }'],
	[
		'account_checkouts_create',
		`mutation { checkout { createCheckout(input: { accountId: "bc/account/account/${UUID}", items: [{ product: { id: "bc/account/product/30101" }, scope: { id: "bc/account/scope/hearth24kq", type: STORE }, pricingPlan: { interval: ONCE, price: { value: 1, currencyCode: "USD" } }, description: "", redirectUrl: "" }] }) { checkout { id } } } }`,
	],
	['account_subscriptions_read', '{ account { subscriptions { edges { cursor } } } }'],
	[
		'account_subscriptions_cancel',
		'mutation { subscription { cancelSubscription(input: { id: "bc/account/subscription/FIRST" }) { subscriptionId } } }',
	],
];

test.each(OPERATIONS)('%s: %s', async (scope, text) => {
	const document = text.replace(
		'FIRST',
		String(sandbox.merchant.collection('subscriptions').all()[0].id),
	);
	const others = all.filter((each) => each !== scope);
	grant(sandbox, 'account', others);
	expect(messagesOf(await account(document))).toEqual([
		'You do not have permission to do this operation.',
	]);
	grant(sandbox, 'account', [scope]);
	const answer = await account(document);
	expect([answer.status, messagesOf(answer)]).toEqual([200, []]);
});

test('what is not allowed is null, and the rest is answered', async () => {
	grant(sandbox, 'account', ['account_stores_read', 'account_users_write']);
	const { body } = await account(
		'{ account { stores { edges { node { name users { edges { cursor } } } } } } }',
	);
	expect(body.data.account.stores.edges[0]).toEqual({
		node: { name: 'Hearth & Table', users: null },
	});
	expect(body.errors).toHaveLength(3);
	expect(body.errors[1].path).toEqual(['account', 'stores', 'edges', 1, 'node', 'users']);
	const two = await account(
		'mutation { account { a: addUserToAccount(input: { email: "a@example.com" }) { account { id } } b: removeUserFromAccount(input: { email: "a@example.com" }) { userId } } }',
	);
	expect(two.body.data.account).toMatchObject({ a: { account: {} }, b: null });
});

test('seventy requests in an hour, which can be made as long as one likes', async () => {
	const settings = (body: object) =>
		askAt(sandbox, '/sandbox/settings', { method: 'POST', body: JSON.stringify(body) });
	expect((await settings({ accountQuota: 2, accountWindow: 3_600_000 })).body).toMatchObject({
		accountQuota: 2,
		accountWindow: 3_600_000,
	});
	const [, second, third] = [
		await account('{ __typename }'),
		await account('{ __typename }'),
		await account('{ __typename }'),
	];
	expect([
		second.status,
		second.headers.get('x-rate-limit-requests-left'),
		second.headers.get('x-rate-limit-time-window-ms'),
	]).toEqual([200, '0', '3600000']);
	expect([third.status, Number(third.headers.get('x-retry-after'))]).toEqual([429, 3600]);
	await settings({ accountWindow: 0 });
	expect((await account('{ __typename }')).status).toBe(200);
});

test('a document that is too complex is refused before anything is done', async () => {
	const deep = (first: number) =>
		`{ account { stores(first: ${first}) { edges { node { users(first: 50) { edges { node { apps(first: 50) { edges { node { id } } } } } } } } } } }`;
	const answer = await account(deep(3));
	expect(Number(answer.headers.get('x-bc-graphql-complexity'))).toBeGreaterThan(10_000);
	expect(messagesOf(answer)).toEqual([
		expect.stringMatching(/complexity score of \d+ out of 10000/),
	]);
	const simple = await account('{ account { id } }');
	expect(simple.headers.get('x-bc-graphql-complexity')).toBe('2');
});

test('things by their ID', async () => {
	const { body } = await account(
		'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on User { email } } system { time } }',
		{
			ids: [
				'bc/account/user/9128',
				'bc/account/store/outlet8rw3',
				'bc/account/app/30102',
				'bc/account/app/1',
			],
		},
	);
	expect(body.data.nodes).toEqual([
		expect.objectContaining({ __typename: 'User', email: expect.any(String) }),
		{ __typename: 'Store', id: 'bc/account/store/outlet8rw3' },
		{ __typename: 'App', id: 'bc/account/app/30102' },
		null,
	]);
	expect(Math.abs(body.data.system.time - Date.now())).toBeLessThan(60_000);
});
