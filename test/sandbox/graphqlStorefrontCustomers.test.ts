import { SignJWT } from 'jose';

import { messagesOf } from './graphqlSupport';
import { PAGE, storefront } from './storefrontSupport';
import { ask, HASH } from './support';

const { sandbox, token, shop } = storefront();

describe('customers', () => {
	const WHO =
		'{ customer { entityId email customerGroupName addresses { edges { node { city } } } orders(first: 2) { edges { node { entityId status { value label } totalIncTax { value } } } } } }';
	const LOGIN =
		'mutation ($email: String!, $password: String!, $cart: String) { login(email: $email, password: $password, guestCartEntityId: $cart) { result customer { entityId } cart { entityId } customerAccessToken { value expiresAt } } }';
	const first = () =>
		sandbox().stores.get(HASH)?.collection('customers').all()[0] as { id: number; email: string };

	it('are impersonated with a token for that only', async () => {
		const as = await token('-customer-impersonation');
		const { body } = await shop(WHO, { as, headers: { 'X-Bc-Customer-Id': '2' } });
		expect(body.data.customer).toMatchObject({
			entityId: 2,
			email: expect.stringContaining('@example.com'),
			customerGroupName: 'Retail',
		});
		expect((await shop(WHO, { as })).body.data.customer).toBeNull();
		expect((await shop(WHO, { as, headers: { 'X-Bc-Customer-Id': '9999' } })).status).toBe(401);
		expect(
			(await shop(WHO, { as: await token('-private'), headers: { 'X-Bc-Customer-Id': '2' } })).body
				.data.customer,
		).toBeNull();
	});

	it('sign in and out', async () => {
		const as = await token('-private');
		const { id, email } = first();
		const cart = (
			await shop(
				'mutation { cart { createCart(input: { lineItems: [{ productEntityId: 77, quantity: 1 }] }) { cart { entityId } } } }',
				{ as },
			)
		).body.data.cart.createCart.cart.entityId;
		const { login } = (
			await shop(LOGIN, { as, variables: { email, password: 'hearth-and-table', cart } })
		).body.data;
		expect(login).toEqual({
			result: 'success',
			customer: { entityId: id },
			cart: { entityId: cart },
			customerAccessToken: { value: expect.any(String), expiresAt: expect.any(String) },
		});
		const headers = { 'X-Bc-Customer-Access-Token': login.customerAccessToken.value };
		expect((await shop(WHO, { as, headers })).body.data.customer.entityId).toBe(id);
		const look = '{ site { cart(entityId: "ID") { entityId } } }'.replace('ID', cart);
		expect([
			(await shop(look, { as, headers })).body.data.site.cart,
			(await shop(look, { as })).body.data.site.cart,
		]).toEqual([{ entityId: cart }, null]);
		expect(
			(await shop('mutation { logout { result } }', { as, headers })).body.data.logout.result,
		).toBe('success');
		expect((await shop(WHO, { as, headers })).body.data.customer).toBeNull();
		expect(
			(
				await shop(WHO, {
					as,
					headers: { ...headers, 'X-Bc-Error-On-Invalid-Customer-Access-Token': 'true' },
				})
			).status,
		).toBe(401);
		expect(messagesOf(await shop(LOGIN, { as, variables: { email, password: 'wrong' } }))).toEqual([
			'Invalid login. Please attempt to log in again.',
		]);
	});

	it('are on one device at a time, and in browsers get no token to see', async () => {
		const as = await token('-private');
		const signIn = async () =>
			(await shop(LOGIN, { as, variables: { email: first().email, password: 'hearth-and-table' } }))
				.body.data.login.customerAccessToken.value;
		const [one, two] = [await signIn(), await signIn()];
		const who = async (value: string) =>
			(await shop(WHO, { as, headers: { 'X-Bc-Customer-Access-Token': value } })).body.data
				.customer;
		expect([await who(one), await who(two)]).toEqual([
			null,
			expect.objectContaining({ entityId: first().id }),
		]);
		const browser = await shop(LOGIN, {
			as: await token(''),
			headers: { Origin: PAGE },
			variables: { email: first().email, password: 'hearth-and-table' },
		});
		expect([browser.body.data.login.customerAccessToken, messagesOf(browser)]).toEqual([
			null,
			[expect.stringContaining('httpOnly cookie')],
		]);
	});

	it('sign in by a token that an API account has signed, once', async () => {
		const as = await token('-private');
		const jwt = await new SignJWT({
			operation: 'customer_login',
			store_hash: HASH,
			customer_id: 3,
			redirect_to: '/cart.php',
		})
			.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
			.setIssuer('sandbox-client-full-access')
			.setIssuedAt()
			.setJti(crypto.randomUUID())
			.sign(new TextEncoder().encode('sandbox-secret-full-access'));
		const document =
			'mutation ($jwt: String!) { loginWithCustomerLoginJwt(jwt: $jwt) { redirectTo customer { entityId } customerAccessToken { value } } }';
		expect(
			(await shop(document, { as, variables: { jwt } })).body.data.loginWithCustomerLoginJwt,
		).toMatchObject({ redirectTo: '/cart.php', customer: { entityId: 3 } });
		expect(messagesOf(await shop(document, { as, variables: { jwt } }))).toHaveLength(1);
	});

	it('register, once per address', async () => {
		const as = await token('-private');
		const document =
			'mutation ($input: RegisterCustomerInput!) { customer { registerCustomer(input: $input) { customer { entityId email } errors { __typename ... on Error { message } } } } }';
		const variables = {
			input: {
				firstName: 'Nell',
				lastName: 'Tarn',
				email: 'nell.tarn@example.com',
				password: 'seven-or-more',
			},
		};
		const { customer } = (await shop(document, { as, variables })).body.data.customer
			.registerCustomer;
		expect(
			(await ask(sandbox(), 'GET', `/v3/customers?id:in=${customer.entityId}`)).body.data[0].email,
		).toBe('nell.tarn@example.com');
		expect(
			(await shop(document, { as, variables })).body.data.customer.registerCustomer,
		).toMatchObject({ customer: null, errors: [{ __typename: 'EmailAlreadyInUseError' }] });
	});
});
