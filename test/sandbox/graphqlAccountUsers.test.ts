import { prepareAccountApi } from './graphqlAccountSupport';
import { messagesOf, UUID } from './graphqlSupport';

const { sandbox, account } = prepareAccountApi();

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
	const user = sandbox().merchant.collection('users').all().at(-1);
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
