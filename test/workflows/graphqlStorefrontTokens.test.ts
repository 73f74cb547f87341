import { graphQlShop, said, type Reply } from '../support/graphqlShop';
import { searchList } from '../support/node';
import { id } from '../support/run';
import { credentialFor, scriptedServer } from '../support/scripted';

let reply: Reply;
const { graph, received, storeCredential } = graphQlShop((...given) => reply(...given));

describe('the storefront', () => {
	const storefront = {
		api: 'storefront',
		channelId: id(1),
		query: '{ site { settings { storeName } } }',
	};

	it('is asked with a token that is shown nowhere, although the server repeats it', async () => {
		reply = ({ headers }) => ({
			body: { data: { site: { settings: { storeName: `Shop ${headers.authorization}` } } } },
		});
		const fine = await graph(storefront);
		reply = ({ headers }) => ({
			body: {
				errors: [
					{ message: `Bad ${headers.authorization}`, path: [String(headers.authorization)] },
				],
			},
		});
		const refused = await graph(storefront);
		for (const result of [fine, refused])
			expect(JSON.stringify(result)).not.toContain('made-by-the-server-1234');
		expect(fine.items).toHaveLength(1);
		expect(refused.error?.message).toContain('[removed]');
	});

	it.each<[string, object, string[] | undefined]>([
		['for shoppers who are signed in or not', {}, ['Unauthenticated', 'Customer']],
		['as chosen', { tokenScopes: ['Customer', 'B2B'] }, ['B2B', 'Customer']],
		['as text', { tokenScopes: 'B2B' }, ['B2B']],
		['for no scope', { tokenScopes: [] }, undefined],
		['for a scope that there is not', { tokenScopes: ['Admin'] }, undefined],
	])('is asked with a token %s', async (_, options, scopes) => {
		reply = () => ({ body: { data: { site: { settings: { storeName: 'Shop' } } } } });
		const result = await graph({ ...storefront, options });
		const [request] = received().filter(({ path }) => path.endsWith('/api-token-private'));
		if (scopes) expect(JSON.parse(request.body)).toMatchObject({ channel_id: 1, scopes });
		else {
			expect(result.error?.message).toBe(
				'"Token Scopes" must be among Unauthenticated, Customer, B2B',
			);
			expect(request).toBeUndefined();
		}
	});

	it('says which scope its token lacks, and where to add it', async () => {
		reply = () => ({
			body: {
				data: null,
				errors: [
					{
						message: 'The provided token does not include the scopes required.',
						path: ['site'],
						extensions: { code: 'INSUFFICIENT_ACCESS_SCOPE', requiredScopes: ['B2B'] },
					},
				],
			},
		});
		const text = said(await graph(storefront));
		expect(text).toContain('BigCommerce asks for: B2B. Add B2B under "Token Scopes"');
	});

	it('reads of comments that begin as in other languages', async () => {
		const { error } = await graph({ ...storefront, query: '{\n  site { id } // the store\n}' });
		expect(error?.description).toMatch(/^In GraphQL, comments begin with #\./);
		const block = await graph({ ...storefront, query: '/* all */ { site { id } }' });
		expect(block.error?.description).toMatch(/^In GraphQL, comments begin with #\./);
		const url = await graph({
			...storefront,
			query: '{ site { route(path: "//x") { node { id } } ) }',
		});
		expect(url.error?.description).not.toContain('comments');
	});

	it.each<[string, unknown]>([
		['a page', '<html>'],
		['nothing', undefined],
		['another shape', { data: { key: 'x' } }],
		['a token of two lines', { data: { token: 'a\nb' } }],
		['no data', { data: null }],
	])(
		'gets no token from %s: the query is not sent, and a mutation not unknown',
		async (_, body) => {
			const odd = await scriptedServer(() => ({ body }));
			const result = await graph(
				{ ...storefront, query: 'mutation { logout { result } }' },
				{ credentials: { shop: storeCredential(odd) } },
			);
			const paths = odd.received.map(({ path }) => path);
			await odd.close();
			expect(result.items).toEqual([]);
			expect(said(result)).not.toContain('not known whether');
			expect(paths.every((path) => path.endsWith('/api-token-private'))).toBe(true);
		},
	);

	it.each<[string, unknown, string[]]>([
		[
			'of which one is odd',
			{ data: [{ id: 'x' }, { id: 2, name: 'Two', type: 'storefront', status: 5 }] },
			['2'],
		],
		['that is a page', '<html>', []],
		['that is null', { data: null }, []],
	])('is chosen from a list %s', async (_, body, expected) => {
		const odd = await scriptedServer(() => ({ body }));
		const list = await searchList('listChannels', {
			type: 'graphQl',
			credentials: { shop: credentialFor(odd) },
			chosen: { bigCommerceStoreApi: 'shop' },
			parameters: { authentication: 'store' },
		}).catch((error: Error) => error);
		await odd.close();
		if (list instanceof Error)
			expect([list.message, expected]).toEqual([
				expect.stringMatching(/You can still choose "By ID"/),
				[],
			]);
		else expect(list.results.map(({ value }) => value)).toEqual(expected);
		if (list instanceof Error) expect(list.message).not.toMatch(/invalid_type|Zod|undefined/);
	});
});
