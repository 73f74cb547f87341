import type { Sandbox } from '../../sandbox/server';
import { runQuery } from '../support/graphql';
import { searchList } from '../support/node';
import { addProducts, jsons } from '../support/run';
import { as, sandboxForTests } from '../support/sandbox';

/** What people use the three APIs for, from the query to the items. */
let sandbox: Sandbox;
let before = 0;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => {
	before = sandbox.log.all().length;
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const requestsTo = (path: RegExp) =>
	sandbox.log
		.all()
		.slice(before)
		.filter((logEntry) => path.test(logEntry.path));

describe('the Storefront API', () => {
	const SEARCH =
		'query Search($term: String!) { site { search { searchProducts(filters: { searchTerm: $term }) { products { edges { node { entityId name sku prices { price { value currencyCode } } } } } } } } }';

	it('finds more than 1,000 products, each once, with one token', async () => {
		addProducts(sandbox, 1_050, 'Paged');
		const { items, error, hints } = await runQuery(sandbox, 'full', {
			api: 'storefront',
			query: SEARCH,
			variables: '{ "term": "Paged" }',
			returnAll: true,
		});
		expect(error).toBeUndefined();
		expect(new Set(items.map(({ json }) => json.entityId)).size).toBe(1_050);
		expect(items).toHaveLength(1_050);
		expect(items[0].json).toMatchObject({
			name: expect.stringContaining('Paged'),
			prices: { price: { value: 1, currencyCode: 'USD' } },
		});
		expect(hints).toEqual([]);
		expect(requestsTo(/api-token-private/)).toHaveLength(1);
		expect(
			requestsTo(/graphql/).filter(({ body }) => JSON.stringify(body).includes('Search')),
		).toHaveLength(21);
	});

	it('with lists inside of lists stays below the complexity that BigCommerce takes', async () => {
		const query =
			'{ site { products { edges { node { name variants(first: 50) { edges { node { entityId sku isPurchasable } } } } } } } }';
		const { items, error } = await runQuery(sandbox, 'full', {
			api: 'storefront',
			query,
			limit: 60,
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(60);
	});

	it('answers as a customer: impersonated, or signed in', async () => {
		const query = '{ customer { entityId email } }';
		const [{ id, email }] = sandbox.stores.get('hearth24kq')?.collection('customers').all() ?? [];
		const { items } = await runQuery(sandbox, 'full', {
			api: 'storefront',
			query,
			options: { customerId: String(id) },
		});
		expect(items[0].json).toEqual({ customer: { entityId: id, email } });
		const { error } = await runQuery(sandbox, 'full', {
			api: 'storefront',
			query,
			options: { customerAccessToken: 'of-nobody' },
		});
		expect(error?.message).toBe("The storefront did not accept the node's token");
		expect(error?.description).toContain('The customer access token is unknown or has expired');
	});

	it('signs a customer in, who then sees their own account', async () => {
		const [{ id, email }] = sandbox.stores.get('hearth24kq')?.collection('customers').all() ?? [];
		const login =
			'mutation In($email: String!, $password: String!) { login(email: $email, password: $password) { customerAccessToken { value } } }';
		const signIn = async (password: string) =>
			await runQuery(sandbox, 'full', {
				api: 'storefront',
				query: login,
				variables: JSON.stringify({ email, password }),
			});
		const {
			items: [{ json }],
		} = await signIn('hearth-and-table');
		const token = (json.login as { customerAccessToken: { value: string } }).customerAccessToken
			.value;
		const { items } = await runQuery(sandbox, 'full', {
			api: 'storefront',
			query: '{ customer { entityId } }',
			options: { customerAccessToken: token },
		});
		expect(items[0].json).toEqual({ customer: { entityId: id } });
		expect((await signIn('wrong')).error?.message).toContain('Invalid login');
	});

	it('has a storefront per channel, picked from a list', async () => {
		const { use } = as(sandbox, 'full');
		const run = {
			...use,
			type: 'graphQl' as const,
			parameters: { authentication: 'store' },
		};
		const { results } = await searchList('listChannels', run);
		expect(results.map(({ value }) => value)).toEqual(expect.arrayContaining(['1', '2']));
		expect(
			(await searchList('listChannels', run, 'trade')).results.map(({ value }) => value),
		).toEqual(['2']);
		const query = '{ site { settings { storeName } } }';
		const names = await Promise.all(
			['1', '2'].map(
				async (value) =>
					(
						await runQuery(sandbox, 'full', {
							api: 'storefront',
							query,
							channelId: { __rl: true, mode: 'list', value },
						})
					).items[0].json,
			),
		);
		expect(names.map((name) => JSON.stringify(name))).toEqual([
			expect.stringContaining('Hearth & Table"'),
			expect.stringContaining('Trade'),
		]);
	});

	it('carries out a mutation, and its token is made anew when it was revoked', async () => {
		const query =
			'mutation Cart($id: Int!) { cart { createCart(input: { lineItems: [{ productEntityId: $id, quantity: 2 }] }) { cart { entityId } } } }';
		const run = async () =>
			await runQuery(sandbox, 'full', { api: 'storefront', query, variables: '{ "id": 77 }' });
		const { items, error } = await run();
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({
			cart: { createCart: { cart: { entityId: expect.any(String) } } },
		});
		// The seed knows no token that was made after it.
		sandbox.reset();
		expect((await run()).items).toHaveLength(1);
		expect(requestsTo(/storefronts/).map(({ status }) => status)).toEqual(
			expect.arrayContaining([200, 401]),
		);
	});
});

describe('the Admin API', () => {
	const UPDATE =
		'mutation Translate($input: UpdateTranslationsInput!) { translation { updateTranslations(input: $input) { errors { __typename ... on Error { message } } } } }';
	const LIST =
		'query List($filters: TranslationFiltersInput!) { store { translations(filters: $filters) { edges { node { resourceId fields { fieldName original translation } } } } } }';
	const place = {
		resourceType: 'PRODUCTS',
		channelId: 'bc/store/channel/1',
		localeId: 'bc/store/locale/fr',
	};
	const translate = async (entries: Array<{ id: string; name: string }>) =>
		await runQuery(
			sandbox,
			'full',
			{
				api: 'admin',
				query: UPDATE,
				variables: `={{ { input: { resourceType: "PRODUCTS", channelId: "bc/store/channel/1", localeId: "bc/store/locale/fr", entities: [{ resourceId: $json.id, fields: [{ fieldName: "name", value: $json.name }] }] } } }}`,
			},
			{ items: jsons(entries) },
		);

	it('translates products, an item at a time, and lists what was translated', async () => {
		const { items, error } = await translate([
			{ id: 'bc/store/product/77', name: 'Tasse' },
			{ id: 'bc/store/product/78', name: 'Bol' },
		]);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2);
		const { items: listed } = await runQuery(sandbox, 'full', {
			api: 'admin',
			query: LIST,
			returnAll: true,
			variables: JSON.stringify({ filters: { ...place, displayUntranslated: false } }),
		});
		const translations = listed.map(({ json }) => [
			json.resourceId,
			(json.fields as Array<{ fieldName: string; translation: string }>).find(
				({ fieldName }) => fieldName === 'name',
			)?.translation,
		]);
		expect(translations).toEqual([
			['bc/store/product/77', 'Tasse'],
			['bc/store/product/78', 'Bol'],
		]);
	});

	it('refuses in the answer to a mutation, which counts as refused', async () => {
		const { error } = await translate([
			{ id: 'bc/store/product/77', name: 'Tasse' },
			{ id: 'bc/store/product/9999', name: 'Rien' },
			{ id: 'bc/store/product/78', name: 'Bol' },
		]);
		expect(error?.message).toBe(
			'BigCommerce did not carry out the mutation: Entity bc/store/product/9999 not found (translation.updateTranslations.errors)',
		);
		expect(error?.description).toContain('may have been carried out');
		expect(error?.context.itemIndex).toBe(1);
	});
});

describe('the Account API', () => {
	it('audits who can sign in to which store, over all stores', async () => {
		const query =
			'{ account { stores { edges { node { name storeHash users(first: 50) { pageInfo { hasNextPage } edges { node { email status permissions lastLoginAt } } } } } } } }';
		const { items, error, hints } = await runQuery(sandbox, 'account', { query, returnAll: true });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.storeHash)).toEqual([...sandbox.stores.keys()]);
		for (const { json } of items)
			expect((json.users as object[])[0]).toEqual({
				email: expect.stringContaining('@'),
				status: expect.any(String),
				permissions: expect.any(Array),
				lastLoginAt: expect.anything(),
			});
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('Some records hold more in "users" than was fetched'),
		]);
	});
});
