import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';

import { fields, picked } from '../support/graphqlSteps';
import { runNode, searchList, type NodeResult } from '../support/node';

const API = 'https://api.bigcommerce.com';
const UUID = '5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124';
let accounts = 0;

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
	nock.abortPendingRequests();
	nock.cleanAll();
});
afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
});

/** Runs an operation for an account of its own, as the quota of 70 requests an hour is one for all tests of an account. */
async function run(
	operation: string,
	parameters: object,
	items?: Array<{ json: object }>,
): Promise<NodeResult & { account: string }> {
	const account = `${UUID.slice(0, -4)}${String(1000 + accounts++)}`;
	const result = await runNode({
		credentials: {
			them: {
				account,
				accessToken: 'token-of-the-account',
				scopeSource: 'all',
				grantedScopes: [],
				environment: 'bigcommerce',
				timeout: 1,
			},
		},
		chosen: { bigCommerceAccountApi: 'them' },
		...(items ? { items: items as never } : {}),
		parameters: {
			authentication: 'account',
			resource: operation.split('.')[0],
			operation,
			options: { giveUpAfter: 3 },
			...parameters,
		} as INodeParameters,
	});
	return { ...result, account };
}

/** Answers each request in turn, and counts them. */
function answers(...replies: Array<(scope: nock.Interceptor) => unknown>) {
	const seen: unknown[] = [];
	for (const reply of replies)
		reply(
			nock(API).post(/^\/accounts\/[^/]+\/graphql$/, (body) => {
				seen.push(body);
				return true;
			}),
		);
	return seen;
}

const email = fields({ email: 'ada@example.com' });
const added = {
	data: { account: { addUserToAccount: { account: { accountInfo: { name: 'Hearth' } } } } },
};
const users = {
	data: {
		account: {
			users: { pageInfo: { hasNextPage: false }, edges: [{ node: { id: 'bc/account/user/1' } }] },
		},
	},
};

describe('a mutation', () => {
	it.each([
		['the server stumbles', (interceptor: nock.Interceptor) => interceptor.reply(503, '')],
		[
			'the connection breaks',
			(interceptor: nock.Interceptor) =>
				interceptor.replyWithError(
					Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
				),
		],
	])(
		'is not sent again when %s, and nobody is told that nothing happened',
		async (_what, stumble) => {
			const seen = answers(stumble, (interceptor) => interceptor.reply(200, added));
			const { error } = await run('accountUser.add', email);
			expect(seen).toHaveLength(1);
			expect(`${error?.message} ${error?.description}`).toMatch(
				/not known whether|look first whether/,
			);
		},
	);

	it.each(['accountUser.remove', 'storeUser.remove', 'accountSubscription.cancel'])(
		'%s is none the less: deleting and changing are not repeated either',
		async (operation) => {
			const seen = answers(
				(interceptor) => interceptor.reply(503, ''),
				(interceptor) => interceptor.reply(200, { data: {} }),
			);
			await run(operation, {
				userEmail: picked('ada@example.com'),
				storeId: picked('1'),
				userId: picked('1'),
				subscriptionId: picked('1'),
			});
			expect(seen).toHaveLength(1);
		},
	);

	it('is sent again when it certainly did not arrive', async () => {
		const seen = answers(
			(interceptor) => interceptor.reply(429, '', { 'x-retry-after': '1' }),
			(interceptor) => interceptor.reply(200, added),
		);
		const { error, items } = await run('accountUser.add', email);
		expect(error?.message).toBeUndefined();
		expect(seen).toHaveLength(2);
		expect(items[0].json).toEqual({ accountInfo: { name: 'Hearth' } });
	});
});

it('a query is sent again when the server stumbles', async () => {
	const seen = answers(
		(interceptor) => interceptor.reply(503, ''),
		(interceptor) => interceptor.reply(200, users),
	);
	const { items } = await run('accountUser.getMany', { returnAll: true });
	expect(seen).toHaveLength(2);
	expect(items.map(({ json }) => json)).toEqual([{ id: 'bc/account/user/1' }]);
});

it('errors in an answer of 200 stop the item, name the field and the scope', async () => {
	answers((interceptor) =>
		interceptor.reply(200, {
			data: { account: null },
			errors: [
				{ message: 'You do not have permission to do this operation.', path: ['account', 'users'] },
			],
		}),
	);
	const { error } = await run('accountUser.getMany', { returnAll: true });
	expect(error?.message).toContain('account.users');
	expect(error?.description).toContain('Account Users: read-only (account_users_read)');
});

it('a list to pick from says which scope BigCommerce wants, where the credential does not know its scopes', async () => {
	answers((interceptor) =>
		interceptor.reply(200, {
			data: null,
			errors: [
				{
					message: 'You do not have permission to do this operation.',
					path: ['account', 'stores'],
				},
			],
		}),
	);
	const account = `${UUID.slice(0, -4)}${String(1000 + accounts++)}`;
	const list = searchList('listStoreId', {
		credentials: {
			them: {
				account,
				accessToken: 'token-of-the-account',
				scopeSource: 'all',
				grantedScopes: [],
				environment: 'bigcommerce',
				timeout: 1,
			},
		},
		chosen: { bigCommerceAccountApi: 'them' },
		parameters: { authentication: 'account', resource: 'storeUser', operation: 'storeUser.add' },
	});
	await expect(list).rejects.toMatchObject({
		message: expect.stringMatching(
			/^This account may not read the list\. Get Many Account Stores needs Account Stores: read-only \(account_stores_read\)\./,
		),
	});
});

describe('users of stores', () => {
	const page = (edges: object[], next?: string) => ({
		data: {
			account: {
				stores: { pageInfo: { hasNextPage: next !== undefined, endCursor: next }, edges },
			},
		},
	});
	const store = (id: string, cursor: string, people: string[], next?: string) => ({
		cursor,
		node: {
			id,
			name: id,
			storeHash: id,
			users: {
				pageInfo: { hasNextPage: next !== undefined, endCursor: next },
				edges: people.map((text) => ({ node: { id: text } })),
			},
		},
	});
	const who = ({ items }: NodeResult) =>
		items.map(({ json }) => `${(json.store as { id: string }).id}/${String(json.id)}`);
	const parts = (seen: unknown[]) =>
		seen.map((value) => (value as { variables: object }).variables);

	it('are read to the end of every list, the second part of a store from the cursor before it', async () => {
		const seen = answers(
			(interceptor) =>
				interceptor.reply(200, page([store('A', 'a', ['1']), store('B', 'b', ['2'], 'b1')], 'b')),
			(interceptor) => interceptor.reply(200, page([store('B', 'b', ['3'], 'b2')], 'b')),
			(interceptor) => interceptor.reply(200, page([store('B', 'b', ['4'])], 'b')),
			(interceptor) => interceptor.reply(200, page([store('C', 'c', ['5'])])),
		);
		expect(who(await run('storeUser.getManyOfAllStores', { returnAll: true }))).toEqual([
			'A/1',
			'B/2',
			'B/3',
			'B/4',
			'C/5',
		]);
		expect(parts(seen)).toEqual([
			{ first: 10, innerFirst: 50 },
			{ first: 1, innerFirst: 50, after: 'a', innerAfter: 'b1' },
			{ first: 1, innerFirst: 50, after: 'a', innerAfter: 'b2' },
			{ first: 10, innerFirst: 50, after: 'b' },
		]);
	});

	it('are asked for in smaller parts when the query is too complex', async () => {
		const tooMuch = {
			errors: [
				{ message: 'The query is too complex as it has a complexity score of 10762 out of 10000.' },
			],
		};
		const seen = answers(
			(interceptor) => interceptor.reply(200, tooMuch),
			(interceptor) => interceptor.reply(200, page([store('A', 'a', ['1'])])),
		);
		expect(who(await run('storeUser.getManyOfAllStores', { returnAll: true }))).toEqual(['A/1']);
		expect(parts(seen)).toEqual([
			{ first: 10, innerFirst: 50 },
			{ first: 5, innerFirst: 50 },
		]);
	});

	it('never go round in circles', async () => {
		const seen = answers(
			(interceptor) => interceptor.reply(200, page([store('A', 'a', ['1'], 'x')], 'a')),
			...Array.from(
				{ length: 5 },
				() => (interceptor: nock.Interceptor) =>
					interceptor.reply(200, page([store('A', 'a', ['1'], 'x')], 'a')),
			),
		);
		await run('storeUser.getManyOfAllStores', { returnAll: true });
		expect(seen.length).toBeLessThanOrEqual(4);
	});

	it('of one store end with that store', async () => {
		const seen = answers((interceptor) =>
			interceptor.reply(200, page([store('A', 'a', ['1']), store('B', 'b', ['2'])], 'b')),
		);
		expect(who(await run('storeUser.getMany', { returnAll: true, storeId: picked('B') }))).toEqual([
			'B/2',
		]);
		expect(seen).toHaveLength(1);
	});
});
