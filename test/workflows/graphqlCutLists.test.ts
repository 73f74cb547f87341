import { graphQlShop, hinted, type Reply } from '../support/graphqlShop';
import { id, jsons } from '../support/run';

let reply: Reply;
const { graph, operate, sent } = graphQlShop((...given) => reply(...given));

describe('lists that end at their first part', () => {
	const product = (productId: number, hasMore: boolean) => ({
		node: {
			id: productId,
			variants: { pageInfo: { hasNextPage: hasMore }, edges: [{ node: { sku: 'a' } }] },
		},
	});
	const query =
		'{ store { products { edges { node { id variants(first: 1) { edges { node { sku } } } } } } } }';

	it('are told with their name and the number of records, and asked about where the query does not', async () => {
		reply = () => ({
			body: {
				data: {
					store: {
						products: {
							pageInfo: { hasNextPage: false },
							edges: [product(1, true), product(2, false), product(3, true)],
						},
					},
				},
			},
		});
		const result = await graph({ query, returnAll: true });
		expect(sent()[0].query.replaceAll(/\s+/g, ' ')).toContain(
			'variants(first: 1) { edges { node { sku } } pageInfo { hasNextPage } }',
		);
		expect(hinted(result)).toEqual([
			expect.stringMatching(
				/^Some records hold more in "variants" than was fetched: .* This concerns 2 records\.$/,
			),
		]);
		expect(result.items[0].json).toEqual({ id: 1, variants: [{ sku: 'a' }] });
	});

	it('are told for lists in lists, and counted over all items', async () => {
		const variants = {
			pageInfo: { hasNextPage: false },
			edges: [{ node: { sku: 'a', options: { pageInfo: { hasNextPage: true }, edges: [] } } }],
		};
		reply = () => ({
			body: {
				data: {
					store: {
						products: { pageInfo: { hasNextPage: false }, edges: [{ node: { id: 1, variants } }] },
					},
				},
			},
		});
		const result = await graph(
			{
				query:
					'{ store { products { edges { node { id variants { edges { node { sku options { edges { node { id } } } } } } } } } } }',
			},
			{ items: jsons([{}, {}]) },
		);
		expect(hinted(result).filter((text) => text.includes('hold more'))).toEqual([
			expect.stringMatching(/"variants\.options".*This concerns 2 records\.$/),
		]);
	});

	it('are told in a whole answer, by their number where it does not say', async () => {
		reply = () => ({
			body: {
				data: { store: { products: { edges: [{ node: { id: 1 } }, { node: { id: 2 } }] } } },
			},
		});
		const text = (first: number) =>
			`{ store { products(first: ${first}) { edges { node { id } } } } }`;
		expect(hinted(await graph({ query: text(2), output: 'answer' }))).toEqual([
			expect.stringContaining('There may be more in "store.products" than was fetched'),
		]);
		expect(hinted(await graph({ query: text(3), output: 'answer' }))).toEqual([]);
	});

	it('are told in what a mutation answers', async () => {
		reply = () => ({
			body: {
				data: {
					cart: {
						createCart: {
							items: { edges: Array.from({ length: 10 }, (_, n) => ({ node: { id: n } })) },
						},
					},
				},
			},
		});
		expect(
			hinted(
				await graph({
					query: 'mutation { cart { createCart(input: {}) { items { edges { node { id } } } } } }',
				}),
			),
		).toEqual([expect.stringContaining('"cart.createCart.items"')]);
	});

	it('are asked for as written where the question whether they go on is too much', async () => {
		reply = (_request, { query: text }) =>
			text.includes('pageInfo { hasNextPage }') ||
			text.replaceAll(/\s+/g, ' ').includes('pageInfo { hasNextPage }')
				? { body: { errors: [{ message: 'The query is too complex.' }] } }
				: {
						body: {
							data: {
								store: {
									products: {
										pageInfo: { hasNextPage: false },
										edges: [{ node: { id: 1, variants: { edges: [{ node: { sku: 'a' } }] } } }],
									},
								},
							},
						},
					};
		const result = await graph({ query, options: { pageSize: 1 }, returnAll: true });
		expect(result.items.map(({ json }) => json)).toEqual([{ id: 1, variants: [{ sku: 'a' }] }]);
		expect(hinted(result).join()).toContain('There may be more in "variants" than was fetched');
	});

	it('keep their length on a short last page', async () => {
		const shared =
			'query A($first: Int, $after: String) { store { products(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id variants(first: $first) { pageInfo { hasNextPage } edges { node { sku } } } } } } } }';
		reply = () => ({
			body: {
				data: {
					store: {
						products: {
							pageInfo: { hasNextPage: true, endCursor: `c${sent().length}` },
							edges: [product(sent().length * 2, false), product(sent().length * 2 + 1, false)],
						},
					},
				},
			},
		});
		await graph({ query: shared, variables: '{ "first": 2 }', limit: 3 });
		expect(
			sent().map(({ query: text, variables }) => [
				variables?.first,
				/products\(([^)]*)\)/.exec(text)?.[1],
			]),
		).toEqual([
			[2, 'after: $after, first: 2'],
			[2, 'after: $after, first: 1'],
		]);
	});

	it('of an operation of the BigCommerce node are told too', async () => {
		const checkout = {
			id: 'bc/account/checkout/9',
			items: { pageInfo: { hasNextPage: true }, edges: [{ node: { status: 'PENDING' } }] },
		};
		reply = () => ({ body: { data: { account: { checkout } } } });
		const result = await operate('accountCheckout.get', { checkoutId: id('9') });
		expect(result.items[0].json).toMatchObject({ items: [{ status: 'PENDING' }] });
		expect(hinted(result)).toEqual([
			expect.stringContaining('BigCommerce has more in "items" of some records than it returned'),
		]);
	});

	it('a list that is not there at all is told', async () => {
		reply = () => ({ body: { data: { store: { category: null } } } });
		const result = await graph({
			query: '{ store { category(id: 5) { products { edges { node { id } } } } } }',
			returnAll: true,
		});
		expect([result.items, hinted(result)]).toEqual([
			[],
			[expect.stringContaining('BigCommerce answered null for "store.category"')],
		]);
	});

	it('several lists in the place of one are refused', async () => {
		reply = () => ({
			body: {
				data: { store: { tree: [{ products: { pageInfo: { hasNextPage: false }, edges: [] } }] } },
			},
		});
		expect(
			(await graph({ query: '{ store { tree { products { edges { node { id } } } } } }' })).error
				?.message,
		).toBe('There are several lists at "store.tree.products"');
	});

	it('entries without a record are told', async () => {
		reply = () => ({
			body: {
				data: {
					store: {
						products: {
							pageInfo: { hasNextPage: false },
							edges: [{ node: null }, { node: { id: 1 } }],
						},
					},
				},
			},
		});
		const result = await graph({ query: '{ store { products { edges { node { id } } } } }' });
		expect([result.items.length, hinted(result)]).toEqual([
			1,
			[expect.stringContaining('Some entries of "store.products" came without a record')],
		]);
	});
});
