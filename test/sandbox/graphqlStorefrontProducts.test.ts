import { askAdmin, messagesOf } from './graphqlSupport';
import { storefront } from './storefrontSupport';
import { ask, HASH } from './support';

const { sandbox, token, shop } = storefront();

describe('products', () => {
	const SEARCH = `query ($filters: SearchProductsFiltersInput!, $sort: SearchProductsSortInput, $first: Int, $after: String) { site { search { searchProducts(filters: $filters, sort: $sort) { products(first: $first, after: $after) {
		pageInfo { hasNextPage endCursor } collectionInfo { totalItems } edges { node { entityId name sku prices { price { value currencyCode } } brand { entityId } inventory { isInStock } } } } } } } }`;
	type Found = {
		node: {
			entityId: number;
			name: string;
			sku: string;
			prices: { price: { value: number } };
			brand: { entityId: number };
			inventory: { isInStock: boolean };
		};
	};
	const search = async (variables: object, as?: string) =>
		(await shop(SEARCH, { as: as ?? (await token('-private')), variables })).body.data.site.search
			.searchProducts.products;

	it('more than a thousand are found page by page, each once', async () => {
		const rows = sandbox().stores.get(HASH)?.collection('catalog/products');
		const [pattern] = rows?.all() ?? [];
		for (let number = 0; number < 1_100; number++)
			rows?.insert({ ...pattern, id: undefined, name: `Paged ${number}`, sku: `paged-${number}` });
		const as = await token('-private');
		const ids = new Set<number>();
		let after: string | null = null;
		let pages = 0;
		do {
			const {
				edges,
				pageInfo,
			}: { edges: Found[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await search(
				{ filters: { searchTerm: 'paged' }, first: 50, after },
				as,
			);
			for (const { node } of edges) ids.add(node.entityId);
			after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
			pages += 1;
		} while (after);
		expect([ids.size, pages]).toEqual([1_100, 22]);
	});

	it('are searched for by word, price, category, brand and stock', async () => {
		const { body } = await ask(sandbox(), 'GET', '/v3/catalog/products?limit=250');
		const rows: Array<
			Record<string, never> & {
				id: number;
				name: string;
				price: number;
				sale_price: number;
				brand_id: number;
				categories: number[];
				is_visible: boolean;
				inventory_level: number;
				is_featured: boolean;
			}
		> = body.data;
		const seen = rows.filter(({ is_visible }) => is_visible);
		const price = ({ price: base, sale_price: sale }: { price: number; sale_price: number }) =>
			sale || base;
		const expected: Array<[object, (row: (typeof rows)[number]) => boolean]> = [
			[
				{ searchTerm: 'stoneware bowl' },
				({ name }) => /stoneware/i.test(name) && /bowl/i.test(name),
			],
			[{ price: { minPrice: 20, maxPrice: 30 } }, (row) => price(row) >= 20 && price(row) <= 30],
			[{ brandEntityIds: [1, 2] }, ({ brand_id }) => brand_id <= 2],
			[
				{ categoryEntityId: seen[0].categories[0] },
				({ categories }) => categories.includes(seen[0].categories[0]),
			],
			[{ isFeatured: true }, ({ is_featured }) => is_featured],
		];
		for (const [filters, is] of expected) {
			const meant = seen.filter(is).map(({ id }) => id);
			const { edges, collectionInfo } = await search({ filters, first: 50 });
			expect(collectionInfo.totalItems).toBe(meant.length);
			expect(meant.length).toBeGreaterThan(0);
			expect(edges.map(({ node }: Found) => node.entityId)).toEqual(meant.slice(0, 50));
		}
		const cheap = (await search({ filters: {}, sort: 'LOWEST_PRICE', first: 50 })).edges.map(
			({ node }: Found) => node.prices.price.value,
		);
		expect(cheap).toEqual([...cheap].sort((left, right) => left - right));
		expect((await search({ filters: { hideOutOfStock: true } })).collectionInfo.totalItems).toBe(
			seen.filter(({ inventory_level }) => inventory_level > 0).length,
		);
	});

	it('show what REST has of them', async () => {
		const as = await token('-private');
		const { body } = await shop(
			`{ site { product(entityId: 77) { id name sku path plainTextDescription(characterLimit: 20) prices { price { value formattedV2 } basePrice { value } retailPrice { value } } brand { name path } categories { edges { node { name breadcrumbs(depth: 5) { edges { node { name } } } } } }
			variants(first: 250) { edges { node { entityId sku prices { price { value } } inventory { aggregated { availableToSell } } } } } productOptions { edges { node { displayName ... on MultipleChoiceOption { values { edges { node { label } } } } } } }
			customFields(names: ["Care"]) { edges { node { name value } } } defaultImage { url(width: 100) altText } inventory { isInStock aggregated { availableToSell } } availabilityV2 { status } } } }`,
			{ as },
		);
		const row = (await ask(sandbox(), 'GET', '/v3/catalog/products/77?include=variants,images'))
			.body.data;
		expect(body.errors).toBeUndefined();
		expect(body.data.site.product).toMatchObject({
			id: Buffer.from('Product:77').toString('base64'),
			name: row.name,
			sku: row.sku,
			path: row.custom_url.url,
			prices: { price: { value: row.calculated_price }, retailPrice: { value: row.retail_price } },
			defaultImage: { url: row.images[0].url_standard },
			inventory: { aggregated: { availableToSell: row.inventory_level } },
			availabilityV2: { status: 'Available' },
			productOptions: {
				edges: [
					{
						node: {
							displayName: 'Color',
							values: {
								edges: [
									{ node: { label: 'Chalk' } },
									{ node: { label: 'Slate' } },
									{ node: { label: 'Moss' } },
								],
							},
						},
					},
				],
			},
		});
		expect(
			body.data.site.product.variants.edges.map(({ node }: { node: { sku: string } }) => node.sku),
		).toEqual(row.variants.map(({ sku }: { sku: string }) => sku));
		const bySku = await shop('query ($sku: String) { site { product(sku: $sku) { entityId } } }', {
			as,
			variables: { sku: row.variants[1].sku },
		});
		expect(bySku.body.data.site.product).toEqual({ entityId: 77 });
		const hidden = await ask(sandbox(), 'PUT', '/v3/catalog/products/77', {
			body: { is_visible: false },
		});
		expect(hidden.status).toBe(200);
		expect(
			(await shop('{ site { product(entityId: 77) { name } } }', { as })).body.data.site.product,
		).toBeNull();
	});

	it('belong to channels', async () => {
		const as = await token('-private', { channel_id: 2 });
		const count = async () =>
			(await shop('{ site { products { collectionInfo { totalItems } } } }', { as, channel: '-2' }))
				.body.data.site.products.collectionInfo.totalItems;
		expect(await count()).toBe(0);
		// One that was just made is in the default channel only.
		await ask(sandbox(), 'POST', '/v3/catalog/products', {
			body: { name: 'Unassigned Mug', type: 'physical', weight: 1, price: 9, is_visible: true },
		});
		expect(await count()).toBe(0);
		expect(
			(
				await shop(
					'{ site { search { searchProducts(filters: { searchTerm: "unassigned" }) { products { edges { node { name } } } } } } }',
					{ as: await token('-private') },
				)
			).body.data.site.search.searchProducts.products.edges,
		).toHaveLength(1);
		await ask(sandbox(), 'PUT', '/v3/catalog/products/channel-assignments', {
			body: [{ product_id: 77, channel_id: 2 }],
		});
		expect(await count()).toBe(1);
	});

	it('speak the language that is asked for', async () => {
		const as = await token('-private');
		const place = { channelId: 'bc/store/channel/1', localeId: 'bc/store/locale/fr' };
		const input = {
			...place,
			resourceType: 'PRODUCTS',
			entities: [
				{
					resourceId: 'bc/store/product/77',
					fields: [{ fieldName: 'name', value: 'Casserole en fonte' }],
				},
			],
		};
		await askAdmin(sandbox(), [
			'mutation ($input: UpdateTranslationsInput!) { translation { updateTranslations(input: $input) { errors { __typename } } } }',
			{ input },
		]);
		const name = async (headers: Record<string, string>) =>
			(await shop('{ site { product(entityId: 77) { name } } }', { as, headers })).body.data.site
				.product.name;
		expect(await name({ 'Accept-Language': 'fr,en;q=0.5' })).toBe('Casserole en fonte');
		expect(await name({ 'Accept-Language': 'es' })).not.toBe('Casserole en fonte');
		expect(await name({})).not.toBe('Casserole en fonte');
		const override = {
			productId: 'bc/store/product/77',
			localeContext: { channelId: 'bc/store/channel/1', locale: 'fr' },
			data: { name: 'Cocotte' },
		};
		await askAdmin(sandbox(), [
			'mutation ($input: SetProductBasicInformationInput!) { product { setProductBasicInformation(input: $input) { product { id } } } }',
			{ input: override },
		]);
		expect(await name({ 'Accept-Language': 'fr' })).toBe('Cocotte');
	});

	it('stand in categories and belong to brands', async () => {
		const { body } = await shop(
			'{ site { categoryTree { name hasChildren children { name productCount path } } category(entityId: 4) { name products(first: 50, sortBy: A_TO_Z) { edges { node { name } } } } brands(first: 50) { edges { node { name } } } brand(entityId: 1) { name products { collectionInfo { totalItems } } } currencies { edges { node { code isDefault display { symbol } } } } currency(currencyCode: EUR) { name } } }',
			{ as: await token('-private') },
		);
		expect(body.errors).toBeUndefined();
		const { site } = body.data;
		expect(
			site.categoryTree.find(({ name }: { name: string }) => name === 'Kitchen'),
		).toMatchObject({
			hasChildren: true,
			children: expect.arrayContaining([
				{ name: 'Cookware', path: '/kitchen/cookware/', productCount: expect.any(Number) },
			]),
		});
		const names = site.category.products.edges.map(
			({ node }: { node: { name: string } }) => node.name,
		);
		expect(names.length).toBeGreaterThan(1);
		expect(names).toEqual([...names].sort((left, right) => left.localeCompare(right)));
		expect(site.brands.edges).toHaveLength(12);
		expect(site.brand).toMatchObject({
			name: 'Kilnfield',
			products: { collectionInfo: { totalItems: expect.any(Number) } },
		});
		expect(site.currencies.edges[0].node).toEqual({
			code: 'USD',
			isDefault: true,
			display: { symbol: '$' },
		});
		expect(site.currency.name).toBe('Euro');
	});

	it('too many with too much at once are refused', async () => {
		const document =
			'{ site { a: products(first: 50) { edges { node { ...P } } } b: products(first: 50) { edges { node { ...P } } } } } fragment P on Product { variants(first: 250) { edges { node { sku } } } }';
		const answer = await shop(document, { as: await token('-private') });
		expect(messagesOf(answer)).toEqual([expect.stringContaining('out of 10000')]);
		expect(Number(answer.headers.get('x-bc-graphql-complexity'))).toBeGreaterThan(10_000);
	});
});
