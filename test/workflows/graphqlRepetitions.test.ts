import type { INodeParameters } from 'n8n-workflow';

import {
	accounts,
	connection,
	graph,
	operate,
	servePages,
	server,
	type Reply,
	type Sent,
} from '../support/graphqlPages';
import { runNode } from '../support/node';
import { id } from '../support/run';
import { credentialFor, scriptedServer } from '../support/scripted';

let reply: Reply;
servePages((...given) => reply(...given));

it.each([
	['the GraphQL node', async () => await graph({}), 50],
	[
		'the GraphQL node with an absurd page size',
		async () => await graph({ options: { pageSize: 1e15 } }),
		10_000,
	],
	['an operation of the BigCommerce node', async () => await operate('accountUser.getMany'), 50],
	['lists in lists', async () => await operate('storeUser.getManyOfAllStores'), 10],
])(
	'%s asks for less of what is too complex until one is too many, and ends',
	async (_, run, first) => {
		reply = () => ({
			headers: { 'x-bc-graphql-complexity': '1e308' },
			body: {
				errors: [
					{
						message:
							'The query is too complex as it has a complexity score of 20000 out of maximum 10000.',
					},
				],
			},
		});
		const { error } = await run();
		expect(error?.message).toContain('too complex');
		expect((JSON.parse(server.received[0].body) as Sent).variables?.first).toBe(first);
		expect(server.received.length).toBeLessThan(20);
	},
);

it.each(['', '-1', 'NaN', 'Infinity', '1e308', 'many', '0', '9'.repeat(400)])(
	'a complexity of %j in the headers harms nothing',
	async (complexity) => {
		reply = () => ({
			headers: { 'x-bc-graphql-complexity': complexity },
			body: { data: { store: { products: connection([1], { hasNextPage: false }) } } },
		});
		expect((await graph({})).items).toHaveLength(1);
	},
);

it('a token that is never accepted is not made again and again', async () => {
	let made = 0;
	const odd = await scriptedServer(({ path }) =>
		path.endsWith('/graphql')
			? { status: 401, body: { message: 'no' } }
			: { body: { data: { token: `token-number-${made++}` } } },
	);
	const result = await runNode({
		type: 'graphQl',
		credentials: { shop: credentialFor(odd, { store: `shop${accounts}` }) },
		chosen: { bigCommerceStoreApi: 'shop' },
		items: Array.from({ length: 20 }, (_, n) => ({ json: { n } })),
		onError: 'continueErrorOutput',
		parameters: {
			authentication: 'store',
			api: 'storefront',
			channelId: id(1),
			query: '{ site { settings { storeName } } }',
			options: { giveUpAfter: 2 },
		} as unknown as INodeParameters,
	});
	await odd.close();
	expect([result.items.length, result.errorItems.length, made]).toEqual([0, 20, 2]);
});
