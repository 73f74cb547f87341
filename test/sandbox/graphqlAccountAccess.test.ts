import { prepareAccountApi } from './graphqlAccountSupport';
import { grant, messagesOf, UUID } from './graphqlSupport';
import { askAt } from './support';

const { sandbox, allScopes, account } = prepareAccountApi();

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
		String(sandbox().merchant.collection('subscriptions').all()[0].id),
	);
	const others = allScopes().filter((text) => text !== scope);
	grant(sandbox(), 'account', others);
	expect(messagesOf(await account(document))).toEqual([
		'You do not have permission to do this operation.',
	]);
	grant(sandbox(), 'account', [scope]);
	const answer = await account(document);
	expect([answer.status, messagesOf(answer)]).toEqual([200, []]);
});

test('what is not allowed is null, and the rest is answered', async () => {
	grant(sandbox(), 'account', ['account_stores_read', 'account_users_write']);
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
		askAt(sandbox(), '/sandbox/settings', { method: 'POST', body: JSON.stringify(body) });
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
