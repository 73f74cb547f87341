import { runQuery } from '../support/graphql';
import { openSandbox, sandbox, sent, USERS } from '../support/graphqlSent';
import { jsons } from '../support/run';

openSandbox();

describe('the answer', () => {
	it('is one item where it is no list', async () => {
		const { items, error } = await runQuery(sandbox, 'full', {
			api: 'admin',
			query: '{ store { id storeHash } }',
		});
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: { store: { id: expect.stringContaining('bc/store/'), storeHash: 'hearth24kq' } },
				pairedItem: { item: 0 },
			},
		]);
	});

	it('becomes items, of every page', async () => {
		const { items, error } = await runQuery(sandbox, 'account', { query: USERS, returnAll: true });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(60);
		expect(new Set(items.map(({ json }) => json.email)).size).toBe(60);
		expect(sent().map(({ variables }) => variables?.first)).toEqual([50, 50]);
	});

	it('stops at the limit, and asks for no more than it needs', async () => {
		const { items } = await runQuery(sandbox, 'account', {
			query: '{ account { users { edges { node { email } } } } }',
			limit: 7,
		});
		expect(items).toHaveLength(7);
		expect(sent()).toHaveLength(1);
		expect(sent()[0].query).toContain('users(first: 7)');
	});

	it('comes whole when asked for, list or not', async () => {
		const { items } = await runQuery(sandbox, 'account', {
			query: USERS,
			output: 'answer',
			variables: '{ "first": 2 }',
		});
		expect(items).toHaveLength(1);
		expect(items[0].json.account).toMatchObject({
			users: { edges: [{}, {}], pageInfo: { hasNextPage: true } },
		});
	});

	it('begins where the query says', async () => {
		const all = (await runQuery(sandbox, 'account', { query: USERS, returnAll: true })).items.map(
			({ json }) => json.id,
		);
		const { items } = await runQuery(sandbox, 'account', {
			query:
				'{ account { users(first: 50, after: "YXJyYXljb25uZWN0aW9uOjI=") { edges { node { id } } } } }',
			returnAll: true,
		});
		expect(items.map(({ json }) => json.id)).toEqual(all.slice(3));
	});

	it('of one list among several', async () => {
		const query =
			'{ account { users { edges { node { email } } } apps { edges { node { name } } } } }';
		const { error } = await runQuery(sandbox, 'account', { query });
		expect(error?.message).toBe('The query asks for several lists');
		expect(error?.description).toContain('account.users, account.apps');
		const { items } = await runQuery(sandbox, 'account', {
			query,
			options: { list: 'account.apps' },
			limit: 2,
		});
		expect(items.map(({ json }) => Object.keys(json))).toEqual([['name'], ['name']]);
	});
});

describe('every item', () => {
	it('has its own variables, and its own output', async () => {
		const query = 'query A($id: ID!) { store { product(id: $id) { id } } }';
		const { items, error } = await runQuery(
			sandbox,
			'full',
			{ api: 'admin', query, variables: '={{ { id: "bc/store/product/" + $json.id } }}' },
			{ items: jsons([{ id: 77 }, { id: 78 }]) },
		);
		expect(error).toBeUndefined();
		expect(
			items.map(({ json, pairedItem }) => [
				(json.store as { product: { id: string } }).product.id,
				pairedItem,
			]),
		).toEqual([
			['bc/store/product/77', { item: 0 }],
			['bc/store/product/78', { item: 1 }],
		]);
	});

	it('is checked before the first one is sent', async () => {
		const { error } = await runQuery(
			sandbox,
			'full',
			{ api: 'admin', query: '={{ $json.query }}' },
			{ items: jsons([{ query: '{ store { id } }' }, { query: '{ store { id }' }]) },
		);
		expect(error).toMatchObject({
			message:
				'The query cannot be read at line 1, column 15: a name is missing before the end of the query',
			context: { itemIndex: 1 },
		});
		expect(sent()).toEqual([]);
	});

	it('fails alone when the workflow goes on', async () => {
		const { items } = await runQuery(
			sandbox,
			'full',
			{ api: 'admin', query: '={{ $json.query }}' },
			{
				items: jsons([
					{ query: '{ store { nam } }' },
					{ query: '{ store { id } }' },
					{ query: '{' },
				]),
				continueOnFail: true,
			},
		);
		expect(items.map(({ json, pairedItem }) => [Object.keys(json), pairedItem])).toEqual([
			[['error', 'details'], { item: 0 }],
			[['store'], { item: 1 }],
			[['error', 'details'], { item: 2 }],
		]);
	});
});

describe('refusals', () => {
	it('of a field say which one, and where', async () => {
		const { error } = await runQuery(sandbox, 'full', { api: 'admin', query: '{ store { nam } }' });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(
				/Cannot query field "nam" on type "Store".*\(line 1, column 11\)/,
			),
		});
	});

	it('for a missing scope name it, and what the account has', async () => {
		const account = sandbox.accounts.find(({ id }) => id === 'account');
		if (!account) throw new Error('There is no account-level account.');
		const { scopes } = account;
		account.scopes = ['account_read', 'account_stores_read', 'account_users_write'];
		const run = async (options: object) =>
			await runQuery(
				sandbox,
				'account',
				{
					query:
						'{ account { id stores { edges { node { name users { edges { node { email } } } } } } } }',
					options,
				},
				{ changes: { grantedScopes: account.scopes } },
			);
		const { error } = await run({});
		const { items, hints } = await run({ acceptPartial: true });
		account.scopes = scopes;
		expect(error?.message).toMatch(
			/^BigCommerce did not answer the query: .* \(account\.stores\.edges\.0\.node\.users\)$/,
		);
		expect(error?.description).toContain(
			'needs Account Users: read-only (account_users_read). This account has Account Users: write.',
		);
		expect(error?.description).toContain('turn on "Accept Partial Data"');
		expect(items[0].json).toEqual({ name: 'Hearth & Table', users: null });
		expect(hints[0].message).toContain('BigCommerce left something out');
	});

	it('of a whole token', async () => {
		const { error } = await runQuery(
			sandbox,
			'full',
			{ api: 'admin', query: '{ store { id } }' },
			{ changes: { accessToken: 'made-up' } },
		);
		expect(error).toMatchObject({
			httpCode: '401',
			message: 'BigCommerce does not recognize the access token',
		});
	});

	it('of an empty query', async () => {
		expect(
			(
				await runQuery(
					sandbox,
					'full',
					{ api: 'admin', query: '={{ $json.query }}' },
					{ items: jsons([{ query: ' ' }]) },
				)
			).error?.message,
		).toBe('The query is empty');
	});
});

it('a query that is too complex is asked for fewer records, and so are those after it', async () => {
	const nested =
		'users(first: 50) { edges { node { email apps(first: 50) { edges { node { name } } } } } }';
	const query = `query A($n: Int) { account { stores(first: $n) { edges { node { name ${nested} } } } } }`;
	const { items, error } = await runQuery(sandbox, 'account', {
		query,
		variables: '{ "n": 3 }',
		returnAll: true,
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(3);
	expect(sent().map(({ variables }) => variables?.n)).toEqual([3, 1, 1, 1]);
});

it('a mutation is carried out, once, in the order of the items', async () => {
	const query =
		'mutation Add($email: String!) { account { addUserToAccount(input: { email: $email }) { account { id } } } }';
	const emails = ['a@example.com', 'b@example.com', 'a@example.com', 'c@example.com'];
	const { error } = await runQuery(
		sandbox,
		'account',
		{ query, variables: '={{ { email: $json.email } }}' },
		{ items: jsons(emails.map((email) => ({ email }))) },
	);
	expect(error?.message).toContain('already');
	expect(error?.description).toContain('2 of 4 items were carried out.');
	expect(error?.context.itemIndex).toBe(2);
	expect(sent().map(({ variables }) => variables?.email)).toEqual(emails.slice(0, 3));
});

it('an account-level account asks the Account API, whatever was chosen before', async () => {
	const { items } = await runQuery(sandbox, 'account', {
		api: 'storefront',
		query: '{ account { id } }',
	});
	expect(items[0].json.account).toEqual({ id: expect.stringContaining('bc/account/account/') });
});
