import { SignJWT } from 'jose';

import { OLD_TOKEN } from '../../sandbox/seed/storefront';
import type { Sandbox } from '../../sandbox/server';
import { askAdmin, messagesOf } from './graphql-support';
import { ask, askAt, HASH, sandboxFor, type Answered } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const PAGE = 'https://hearth-and-table.example';
const soon = () => Math.floor(Date.now() / 1000) + 600;

async function token(kind: '' | '-private' | '-customer-impersonation', body: object = {}): Promise<string> {
	const fields = kind === '-private' ? { scopes: ['Unauthenticated', 'Customer'] } : kind === '' ? { allowed_cors_origins: [PAGE] } : {};
	const answer = await ask(sandbox, 'POST', `/v3/storefront/api-token${kind}`, { body: { channel_id: 1, expires_at: soon(), ...fields, ...body } });
	return answer.body.data.token;
}

async function shop(query: string, { as, variables, headers = {}, channel = '' }: { as: string; variables?: object; headers?: Record<string, string>; channel?: string }): Promise<Answered> {
	return askAt(sandbox, `/storefronts/store-${HASH}${channel}/graphql`, {
		method: 'POST',
		headers: { Authorization: `Bearer ${as}`, 'Content-Type': 'application/json', ...headers },
		body: JSON.stringify({ query, variables }),
	});
}

const NAME = '{ site { settings { storeName channelId } } }';

describe('tokens', () => {
	it('open the storefront of their channels to servers, until they expire or are revoked', async () => {
		const mine = await token('-private');
		expect((await shop(NAME, { as: mine })).body.data.site.settings).toEqual({ storeName: 'Hearth & Table', channelId: 1 });
		expect(await shop(NAME, { as: mine, channel: '-2' })).toMatchObject({ status: 401, body: { errors: [{ message: 'The token is not for channel 2.' }] } });
		const both = await token('-private', { channel_id: undefined, channel_ids: [1, 2] });
		expect((await shop(NAME, { as: both, channel: '-2' })).body.data.site.settings.storeName).toBe('Hearth & Table Trade');
		expect(await shop(NAME, { as: await token('-private', { expires_at: soon() - 700 }) })).toMatchObject({ status: 401, body: { errors: [{ message: 'The token has expired.' }] } });
		expect((await shop(NAME, { as: 'made.up.token' })).status).toBe(401);
		const revoked = await askAt(sandbox, `/stores/${HASH}/v3/storefront/api-token`, { method: 'DELETE', headers: { 'X-Auth-Token': 'sandbox-token-full-access', 'Sf-Api-Token': mine } });
		expect(revoked.status).toBeLessThan(300);
		expect((await shop(NAME, { as: mine })).status).toBe(401);
		expect((await shop(NAME, { as: both })).status).toBe(200);
	});

	it('are only made for channels of the store', async () => {
		expect((await ask(sandbox, 'POST', '/v3/storefront/api-token-private', { body: { channel_id: 99, expires_at: soon(), scopes: ['Unauthenticated'] } })).status).toBe(422);
		expect((await shop(NAME, { as: await token('-private', { channel_id: 3 }), channel: '-3' })).status).toBe(404);
		expect((await askAt(sandbox, '/storefronts/store-nowhere/graphql', { method: 'POST' })).status).toBe(404);
	});

	it('for servers are refused to browsers', async () => {
		for (const kind of ['-private', '-customer-impersonation'] as const) {
			expect((await shop(NAME, { as: await token(kind), headers: { Origin: PAGE } })).status).toBe(403);
		}
	});

	it('for browsers are good on their pages only, and on no server any more unless they are old', async () => {
		const mine = await token('');
		const there = await shop(NAME, { as: mine, headers: { Origin: PAGE } });
		expect([there.status, there.headers.get('access-control-allow-origin')]).toEqual([200, PAGE]);
		const elsewhere = await shop(NAME, { as: mine, headers: { Origin: 'https://other.example' } });
		expect([elsewhere.status, elsewhere.headers.get('access-control-allow-origin')]).toEqual([403, null]);
		expect(messagesOf(await shop(NAME, { as: mine }))).toEqual([expect.stringContaining('private token')]);
		expect((await shop(NAME, { as: OLD_TOKEN })).status).toBe(200);
		const asked = await askAt(sandbox, `/storefronts/store-${HASH}/graphql`, { method: 'OPTIONS', headers: { Origin: PAGE, 'Access-Control-Request-Headers': 'Authorization' } });
		expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([204, expect.stringContaining('Authorization')]);
	});

	it('open only what their scopes are for', async () => {
		const guest = await token('-private', { scopes: ['Unauthenticated'] });
		expect((await shop(NAME, { as: guest })).status).toBe(200);
		const refused = await shop('{ customer { email } site { settings { storeName } } }', { as: guest });
		expect(refused.body).toMatchObject({ data: { customer: null, site: { settings: { storeName: 'Hearth & Table' } } }, errors: [{ path: ['customer'], extensions: { code: 'INSUFFICIENT_ACCESS_SCOPE', requiredScopes: ['Customer'] } }] });
		const customer = await token('-private', { scopes: ['Customer'] });
		expect((await shop(NAME, { as: customer })).body).toMatchObject({ data: null, errors: [{ extensions: { requiredScopes: ['Unauthenticated'] } }] });
	});

	it('let themselves be looked into: the schema is open', async () => {
		const { body } = await shop('{ __schema { queryType { name } } __type(name: "Site") { fields { name } } }', { as: await token('-private') });
		expect(body.data.__type.fields).toEqual(expect.arrayContaining([{ name: 'products' }, { name: 'search' }]));
	});
});

describe('products', () => {
	const SEARCH = `query ($filters: SearchProductsFiltersInput!, $sort: SearchProductsSortInput, $first: Int, $after: String) { site { search { searchProducts(filters: $filters, sort: $sort) { products(first: $first, after: $after) {
		pageInfo { hasNextPage endCursor } collectionInfo { totalItems } edges { node { entityId name sku prices { price { value currencyCode } } brand { entityId } inventory { isInStock } } } } } } } }`;
	type Found = { node: { entityId: number; name: string; sku: string; prices: { price: { value: number } }; brand: { entityId: number }; inventory: { isInStock: boolean } } };
	const search = async (variables: object, as?: string) => (await shop(SEARCH, { as: as ?? await token('-private'), variables })).body.data.site.search.searchProducts.products;

	it('more than a thousand are found page by page, each once', async () => {
		const rows = sandbox.stores.get(HASH)?.collection('catalog/products');
		const [pattern] = rows?.all() ?? [];
		for (let number = 0; number < 1_100; number++) rows?.insert({ ...pattern, id: undefined, name: `Paged ${number}`, sku: `paged-${number}` });
		const as = await token('-private');
		const ids = new Set<number>();
		let after: string | null = null;
		let pages = 0;
		do {
			const { edges, pageInfo }: { edges: Found[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await search({ filters: { searchTerm: 'paged' }, first: 50, after }, as);
			for (const { node } of edges) ids.add(node.entityId);
			after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
			pages += 1;
		} while (after);
		expect([ids.size, pages]).toEqual([1_100, 22]);
	});

	it('are searched for by word, price, category, brand and stock', async () => {
		const { body } = await ask(sandbox, 'GET', '/v3/catalog/products?limit=250');
		const rows: Array<Record<string, never> & { id: number; name: string; price: number; sale_price: number; brand_id: number; categories: number[]; is_visible: boolean; inventory_level: number; is_featured: boolean }> = body.data;
		const seen = rows.filter(({ is_visible }) => is_visible);
		const price = ({ price: base, sale_price: sale }: { price: number; sale_price: number }) => sale || base;
		const expected: Array<[object, (row: typeof rows[number]) => boolean]> = [
			[{ searchTerm: 'stoneware bowl' }, ({ name }) => /stoneware/i.test(name) && /bowl/i.test(name)],
			[{ price: { minPrice: 20, maxPrice: 30 } }, (row) => price(row) >= 20 && price(row) <= 30],
			[{ brandEntityIds: [1, 2] }, ({ brand_id }) => brand_id <= 2],
			[{ categoryEntityId: seen[0].categories[0] }, ({ categories }) => categories.includes(seen[0].categories[0])],
			[{ isFeatured: true }, ({ is_featured }) => is_featured],
		];
		for (const [filters, is] of expected) {
			const meant = seen.filter(is).map(({ id }) => id);
			const { edges, collectionInfo } = await search({ filters, first: 50 });
			expect(collectionInfo.totalItems).toBe(meant.length);
			expect(meant.length).toBeGreaterThan(0);
			expect(edges.map(({ node }: Found) => node.entityId)).toEqual(meant.slice(0, 50));
		}
		const cheap = (await search({ filters: {}, sort: 'LOWEST_PRICE', first: 50 })).edges.map(({ node }: Found) => node.prices.price.value);
		expect(cheap).toEqual([...cheap].sort((left, right) => left - right));
		expect((await search({ filters: { hideOutOfStock: true } })).collectionInfo.totalItems).toBe(seen.filter(({ inventory_level }) => inventory_level > 0).length);
	});

	it('show what REST has of them', async () => {
		const as = await token('-private');
		const { body } = await shop(`{ site { product(entityId: 77) { id name sku path plainTextDescription(characterLimit: 20) prices { price { value formattedV2 } basePrice { value } retailPrice { value } } brand { name path } categories { edges { node { name breadcrumbs(depth: 5) { edges { node { name } } } } } }
			variants(first: 250) { edges { node { entityId sku prices { price { value } } inventory { aggregated { availableToSell } } } } } productOptions { edges { node { displayName ... on MultipleChoiceOption { values { edges { node { label } } } } } } }
			customFields(names: ["Care"]) { edges { node { name value } } } defaultImage { url(width: 100) altText } inventory { isInStock aggregated { availableToSell } } availabilityV2 { status } } } }`, { as });
		const row = (await ask(sandbox, 'GET', '/v3/catalog/products/77?include=variants,images')).body.data;
		expect(body.errors).toBeUndefined();
		expect(body.data.site.product).toMatchObject({
			id: Buffer.from('Product:77').toString('base64'), name: row.name, sku: row.sku, path: row.custom_url.url, prices: { price: { value: row.calculated_price }, retailPrice: { value: row.retail_price } },
			defaultImage: { url: row.images[0].url_standard }, inventory: { aggregated: { availableToSell: row.inventory_level } }, availabilityV2: { status: 'Available' },
			productOptions: { edges: [{ node: { displayName: 'Colour', values: { edges: [{ node: { label: 'Chalk' } }, { node: { label: 'Slate' } }, { node: { label: 'Moss' } }] } } }] },
		});
		expect(body.data.site.product.variants.edges.map(({ node }: { node: { sku: string } }) => node.sku)).toEqual(row.variants.map(({ sku }: { sku: string }) => sku));
		const bySku = await shop('query ($sku: String) { site { product(sku: $sku) { entityId } } }', { as, variables: { sku: row.variants[1].sku } });
		expect(bySku.body.data.site.product).toEqual({ entityId: 77 });
		const hidden = await ask(sandbox, 'PUT', '/v3/catalog/products/77', { body: { is_visible: false } });
		expect(hidden.status).toBe(200);
		expect((await shop('{ site { product(entityId: 77) { name } } }', { as })).body.data.site.product).toBeNull();
	});

	it('belong to channels', async () => {
		const as = await token('-private', { channel_id: 2 });
		const count = async () => (await shop('{ site { products { collectionInfo { totalItems } } } }', { as, channel: '-2' })).body.data.site.products.collectionInfo.totalItems;
		expect(await count()).toBe(0);
		// One that was just made is in the default channel only.
		await ask(sandbox, 'POST', '/v3/catalog/products', { body: { name: 'Unassigned Mug', type: 'physical', weight: 1, price: 9, is_visible: true } });
		expect(await count()).toBe(0);
		expect((await shop('{ site { search { searchProducts(filters: { searchTerm: "unassigned" }) { products { edges { node { name } } } } } } }', { as: await token('-private') })).body.data.site.search.searchProducts.products.edges).toHaveLength(1);
		await ask(sandbox, 'PUT', '/v3/catalog/products/channel-assignments', { body: [{ product_id: 77, channel_id: 2 }] });
		expect(await count()).toBe(1);
	});

	it('speak the language that is asked for', async () => {
		const as = await token('-private');
		const place = { channelId: 'bc/store/channel/1', localeId: 'bc/store/locale/fr' };
		const input = { ...place, resourceType: 'PRODUCTS', entities: [{ resourceId: 'bc/store/product/77', fields: [{ fieldName: 'name', value: 'Casserole en fonte' }] }] };
		await askAdmin(sandbox, ['mutation ($input: UpdateTranslationsInput!) { translation { updateTranslations(input: $input) { errors { __typename } } } }', { input }]);
		const name = async (headers: Record<string, string>) => (await shop('{ site { product(entityId: 77) { name } } }', { as, headers })).body.data.site.product.name;
		expect(await name({ 'Accept-Language': 'fr,en;q=0.5' })).toBe('Casserole en fonte');
		expect(await name({ 'Accept-Language': 'es' })).not.toBe('Casserole en fonte');
		expect(await name({})).not.toBe('Casserole en fonte');
		const override = { productId: 'bc/store/product/77', localeContext: { channelId: 'bc/store/channel/1', locale: 'fr' }, data: { name: 'Cocotte' } };
		await askAdmin(sandbox, ['mutation ($input: SetProductBasicInformationInput!) { product { setProductBasicInformation(input: $input) { product { id } } } }', { input: override }]);
		expect(await name({ 'Accept-Language': 'fr' })).toBe('Cocotte');
	});

	it('stand in categories and belong to brands', async () => {
		const { body } = await shop('{ site { categoryTree { name hasChildren children { name productCount path } } category(entityId: 4) { name products(first: 50, sortBy: A_TO_Z) { edges { node { name } } } } brands(first: 50) { edges { node { name } } } brand(entityId: 1) { name products { collectionInfo { totalItems } } } currencies { edges { node { code isDefault display { symbol } } } } currency(currencyCode: EUR) { name } } }', { as: await token('-private') });
		expect(body.errors).toBeUndefined();
		const { site } = body.data;
		expect(site.categoryTree.find(({ name }: { name: string }) => name === 'Kitchen')).toMatchObject({ hasChildren: true, children: expect.arrayContaining([{ name: 'Cookware', path: '/kitchen/cookware/', productCount: expect.any(Number) }]) });
		const names = site.category.products.edges.map(({ node }: { node: { name: string } }) => node.name);
		expect(names.length).toBeGreaterThan(1);
		expect(names).toEqual([...names].sort((left, right) => left.localeCompare(right)));
		expect(site.brands.edges).toHaveLength(12);
		expect(site.brand).toMatchObject({ name: 'Kilnfield', products: { collectionInfo: { totalItems: expect.any(Number) } } });
		expect(site.currencies.edges[0].node).toEqual({ code: 'USD', isDefault: true, display: { symbol: '$' } });
		expect(site.currency.name).toBe('Euro');
	});

	it('too many with too much at once are refused', async () => {
		const document = '{ site { a: products(first: 50) { edges { node { ...P } } } b: products(first: 50) { edges { node { ...P } } } } } fragment P on Product { variants(first: 250) { edges { node { sku } } } }';
		const answer = await shop(document, { as: await token('-private') });
		expect(messagesOf(answer)).toEqual([expect.stringContaining('out of 10000')]);
		expect(Number(answer.headers.get('x-bc-graphql-complexity'))).toBeGreaterThan(10_000);
	});
});

const LINES = 'cart { entityId version amount { value } lineItems { totalQuantity physicalItems { entityId productEntityId quantity salePrice { value } } } }';

test('carts are the same as those of REST', async () => {
	const as = await token('-private');
	const run = async (document: string, variables: object) => shop(document, { as, variables });
	const made = (await run(`mutation ($input: CreateCartInput!) { cart { createCart(input: $input) { ${LINES} } } }`, { input: { lineItems: [{ productEntityId: 77, quantity: 2 }] } })).body.data.cart.createCart.cart;
	expect((await ask(sandbox, 'GET', `/v3/carts/${made.entityId}`)).body.data).toMatchObject({ channel_id: 1, cart_amount: made.amount.value, line_items: { physical_items: [{ product_id: 77, quantity: 2 }] } });
	const more = (await run(`mutation ($input: AddCartLineItemsInput!) { cart { addCartLineItems(input: $input) { ${LINES} } } }`, { input: { cartEntityId: made.entityId, data: { lineItems: [{ productEntityId: 78, quantity: 1 }] } } })).body.data.cart.addCartLineItems.cart;
	expect(more.lineItems).toMatchObject({ totalQuantity: 3, physicalItems: [{ productEntityId: 77 }, { productEntityId: 78 }] });
	const stale = await run(`mutation ($input: DeleteCartLineItemInput!) { cart { deleteCartLineItem(input: $input) { deletedLineItemEntityId } } }`, { input: { cartEntityId: made.entityId, lineItemEntityId: more.lineItems.physicalItems[1].entityId, version: made.version } });
	expect(messagesOf(stale)).toEqual([expect.stringContaining('has changed')]);
	const changed = (await run(`mutation ($input: UpdateCartLineItemInput!) { cart { updateCartLineItem(input: $input) { ${LINES} } } }`, { input: { cartEntityId: made.entityId, lineItemEntityId: more.lineItems.physicalItems[1].entityId, data: { lineItem: { productEntityId: 78, quantity: 5 } } } })).body.data.cart.updateCartLineItem.cart;
	expect(changed.lineItems.totalQuantity).toBe(7);
	const gone = (await run('mutation ($input: DeleteCartInput!) { cart { deleteCart(input: $input) { deletedCartEntityId } } }', { input: { cartEntityId: made.entityId } })).body.data.cart.deleteCart;
	expect(gone).toEqual({ deletedCartEntityId: made.entityId });
	expect((await run('query ($id: String) { site { cart(entityId: $id) { entityId } } }', { id: made.entityId })).body.data.site.cart).toBeNull();
	expect(messagesOf(await run('mutation ($input: CreateCartInput!) { cart { createCart(input: $input) { cart { entityId } } } }', { input: { lineItems: [{ productEntityId: 9999, quantity: 1 }] } }))).toEqual(['Product 9999 was not found.']);
});

test('a cart becomes a checkout, and that an order which can be paid for', async () => {
	const as = await token('-private');
	const run = async (name: string, input: object, result: string) => {
		const answer = await shop(`mutation ($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) { checkout { ${name}(input: $input) { ${result} } } }`, { as, variables: { input } });
		return answer.body.data.checkout[name] ?? { refused: messagesOf(answer) };
	};
	const cart = (await shop(`mutation { cart { createCart(input: { lineItems: [{ productEntityId: 78, quantity: 2 }] }) { ${LINES} } } }`, { as })).body.data.cart.createCart.cart;
	const checkoutEntityId = cart.entityId;
	const address = { firstName: 'Nell', lastName: 'Tarn', email: 'nell.tarn@example.com', address1: '3 Mill Road', city: 'Portland', stateOrProvince: 'Oregon', countryCode: 'US', postalCode: '97209', shouldSaveAddress: false };
	expect(await run('completeCheckout', { checkoutEntityId }, 'orderEntityId')).toEqual({ refused: ['The checkout has no billing address yet.'] });
	expect((await run('addCheckoutBillingAddress', { checkoutEntityId, data: { address } }, 'checkout { billingAddress { email city countryCode } }')).checkout.billingAddress).toEqual({ email: address.email, city: 'Portland', countryCode: 'US' });
	const consignments = [{ address, lineItems: [{ lineItemEntityId: cart.lineItems.physicalItems[0].entityId, quantity: 2 }] }];
	const [consignment] = (await run('addCheckoutShippingConsignments', { checkoutEntityId, data: { consignments } }, 'checkout { shippingConsignments { entityId lineItemIds availableShippingOptions { entityId cost { value } } selectedShippingOption { entityId } } }')).checkout.shippingConsignments;
	expect(consignment).toMatchObject({ selectedShippingOption: null, lineItemIds: [cart.lineItems.physicalItems[0].entityId] });
	const [option] = consignment.availableShippingOptions;
	const chosen = await run('selectCheckoutShippingOption', { checkoutEntityId, consignmentEntityId: consignment.entityId, data: { shippingOptionEntityId: option.entityId } }, 'checkout { shippingCostTotal { value } grandTotal { value } }');
	expect(chosen.checkout.shippingCostTotal).toEqual({ value: option.cost.value });
	expect(chosen.checkout.grandTotal.value).toBeCloseTo(cart.amount.value + option.cost.value, 2);
	const { data } = (await ask(sandbox, 'GET', `/v3/checkouts/${checkoutEntityId}`)).body;
	expect(data).toMatchObject({ grand_total: chosen.checkout.grandTotal.value, billing_address: { email: address.email } });
	const { orderEntityId, paymentAccessToken } = await run('completeCheckout', { checkoutEntityId }, 'orderEntityId paymentAccessToken');
	expect((await ask(sandbox, 'GET', `/v2/orders/${orderEntityId}`)).body).toMatchObject({ status: 'Incomplete', items_total: 2 });
	const paid = await askAt(sandbox, `/payments/stores/${HASH}/payments`, { method: 'POST', headers: { Authorization: `PAT ${paymentAccessToken}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ payment: { instrument: { type: 'card' }, payment_method_id: 'testgateway.card' } }) });
	expect(paid.status).toBe(202);
	const seen = await shop('query ($id: String) { site { checkout(entityId: $id) { order { entityId status { value } } } } }', { as, variables: { id: checkoutEntityId } });
	expect(seen.body.data.site.checkout.order).toEqual({ entityId: orderEntityId, status: { value: 'INCOMPLETE' } });
	expect(await run('completeCheckout', { checkoutEntityId }, 'orderEntityId')).toEqual({ refused: ['The checkout has become an order already.'] });
	const urls = await shop('mutation ($id: String) { cart { createCartRedirectUrls(input: { cartEntityId: $id }) { redirectUrls { redirectedCheckoutUrl } errors { __typename } } } }', { as, variables: { id: checkoutEntityId } });
	expect(urls.body.data.cart.createCartRedirectUrls).toEqual({ redirectUrls: { redirectedCheckoutUrl: expect.stringContaining(checkoutEntityId) }, errors: [] });
});

describe('customers', () => {
	const WHO = '{ customer { entityId email customerGroupName addresses { edges { node { city } } } orders(first: 2) { edges { node { entityId status { value label } totalIncTax { value } } } } } }';
	const LOGIN = 'mutation ($email: String!, $password: String!, $cart: String) { login(email: $email, password: $password, guestCartEntityId: $cart) { result customer { entityId } cart { entityId } customerAccessToken { value expiresAt } } }';
	const first = () => sandbox.stores.get(HASH)?.collection('customers').all()[0] as { id: number; email: string };

	it('are impersonated with a token for that only', async () => {
		const as = await token('-customer-impersonation');
		const { body } = await shop(WHO, { as, headers: { 'X-Bc-Customer-Id': '2' } });
		expect(body.data.customer).toMatchObject({ entityId: 2, email: expect.stringContaining('@example.com'), customerGroupName: 'Retail' });
		expect((await shop(WHO, { as })).body.data.customer).toBeNull();
		expect((await shop(WHO, { as, headers: { 'X-Bc-Customer-Id': '9999' } })).status).toBe(401);
		expect((await shop(WHO, { as: await token('-private'), headers: { 'X-Bc-Customer-Id': '2' } })).body.data.customer).toBeNull();
	});

	it('sign in and out', async () => {
		const as = await token('-private');
		const { id, email } = first();
		const cart = (await shop('mutation { cart { createCart(input: { lineItems: [{ productEntityId: 77, quantity: 1 }] }) { cart { entityId } } } }', { as })).body.data.cart.createCart.cart.entityId;
		const { login } = (await shop(LOGIN, { as, variables: { email, password: 'hearth-and-table', cart } })).body.data;
		expect(login).toEqual({ result: 'success', customer: { entityId: id }, cart: { entityId: cart }, customerAccessToken: { value: expect.any(String), expiresAt: expect.any(String) } });
		const headers = { 'X-Bc-Customer-Access-Token': login.customerAccessToken.value };
		expect((await shop(WHO, { as, headers })).body.data.customer.entityId).toBe(id);
		const look = '{ site { cart(entityId: "ID") { entityId } } }'.replace('ID', cart);
		expect([(await shop(look, { as, headers })).body.data.site.cart, (await shop(look, { as })).body.data.site.cart]).toEqual([{ entityId: cart }, null]);
		expect((await shop('mutation { logout { result } }', { as, headers })).body.data.logout.result).toBe('success');
		expect((await shop(WHO, { as, headers })).body.data.customer).toBeNull();
		expect((await shop(WHO, { as, headers: { ...headers, 'X-Bc-Error-On-Invalid-Customer-Access-Token': 'true' } })).status).toBe(401);
		expect(messagesOf(await shop(LOGIN, { as, variables: { email, password: 'wrong' } }))).toEqual(['Invalid login. Please attempt to log in again.']);
	});

	it('are on one device at a time, and in browsers get no token to see', async () => {
		const as = await token('-private');
		const signIn = async () => (await shop(LOGIN, { as, variables: { email: first().email, password: 'hearth-and-table' } })).body.data.login.customerAccessToken.value;
		const [one, two] = [await signIn(), await signIn()];
		const who = async (value: string) => (await shop(WHO, { as, headers: { 'X-Bc-Customer-Access-Token': value } })).body.data.customer;
		expect([await who(one), await who(two)]).toEqual([null, expect.objectContaining({ entityId: first().id })]);
		const browser = await shop(LOGIN, { as: await token(''), headers: { Origin: PAGE }, variables: { email: first().email, password: 'hearth-and-table' } });
		expect([browser.body.data.login.customerAccessToken, messagesOf(browser)]).toEqual([null, [expect.stringContaining('httpOnly cookie')]]);
	});

	it('sign in by a token that an API account has signed, once', async () => {
		const as = await token('-private');
		const jwt = await new SignJWT({ operation: 'customer_login', store_hash: HASH, customer_id: 3, redirect_to: '/cart.php' })
			.setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).setIssuer('sandbox-client-full-access').setIssuedAt().setJti(crypto.randomUUID()).sign(new TextEncoder().encode('sandbox-secret-full-access'));
		const document = 'mutation ($jwt: String!) { loginWithCustomerLoginJwt(jwt: $jwt) { redirectTo customer { entityId } customerAccessToken { value } } }';
		expect((await shop(document, { as, variables: { jwt } })).body.data.loginWithCustomerLoginJwt).toMatchObject({ redirectTo: '/cart.php', customer: { entityId: 3 } });
		expect(messagesOf(await shop(document, { as, variables: { jwt } }))).toHaveLength(1);
	});

	it('register, once per address', async () => {
		const as = await token('-private');
		const document = 'mutation ($input: RegisterCustomerInput!) { customer { registerCustomer(input: $input) { customer { entityId email } errors { __typename ... on Error { message } } } } }';
		const variables = { input: { firstName: 'Nell', lastName: 'Tarn', email: 'nell.tarn@example.com', password: 'seven-or-more' } };
		const { customer } = (await shop(document, { as, variables })).body.data.customer.registerCustomer;
		expect((await ask(sandbox, 'GET', `/v3/customers?id:in=${customer.entityId}`)).body.data[0].email).toBe('nell.tarn@example.com');
		expect((await shop(document, { as, variables })).body.data.customer.registerCustomer).toMatchObject({ customer: null, errors: [{ __typename: 'EmailAlreadyInUseError' }] });
	});
});
