import { accountFrom } from '../../../nodes/shared/accounts/account';
import { authenticate } from '../../../nodes/shared/accounts/authenticate';

const GRANTED = {
	access_token: 'the-token',
	scope: 'store_v2_products store_v2_default',
	context: 'stores/abc123',
};
const DATA = {
	clientId: 'c',
	clientSecret: 's',
	store: 'https://store-abc123.mybigcommerce.com/manage',
	scope: 'store_v2_products',
	oauthTokenData: GRANTED,
	environment: 'bigcommerce',
};

test('token and scopes are those of the answer', () => {
	expect(accountFrom('appOAuth2', DATA)).toMatchObject({
		kind: 'app',
		storeHash: 'abc123',
		accessToken: 'the-token',
		scopeSource: 'granted',
		listedScopes: ['store_v2_products', 'store_v2_default'],
		pendingScopes: [],
	});
});

test.each<[string, object, string[]]>([
	['added since', { scope: 'store_v2_products store_v2_orders' }, ['store_v2_orders']],
	['separated by commas', { scope: 'store_v2_products,store_v2_orders' }, ['store_v2_orders']],
	['taken away since', { scope: '' }, []],
	['not reported', { oauthTokenData: { ...GRANTED, scope: undefined } }, []],
])('scopes %s', (_what, change, pending) => {
	expect(accountFrom('appOAuth2', { ...DATA, ...change }).pendingScopes).toEqual(pending);
});

test.each<[string, object, RegExp]>([
	['never connected', { oauthTokenData: undefined }, /not connected yet.*Connect/],
	['connected without a token', { oauthTokenData: {} }, /not connected yet.*Connect/],
	[
		'connected with an empty token',
		{ oauthTokenData: { access_token: ' ' } },
		/not connected yet.*Connect/,
	],
	['connected with something else', { oauthTokenData: 'x' }, /not connected yet.*Connect/],
	[
		'connected with a number for a token',
		{ oauthTokenData: { access_token: 5 } },
		/not connected yet.*Connect/,
	],
	[
		'no store',
		{ store: undefined, oauthTokenData: { ...GRANTED, context: undefined } },
		/^The store is not recognized/,
	],
	[
		'a store that is a number',
		{ store: 5, oauthTokenData: { ...GRANTED, context: 7 } },
		/^The store is not recognized/,
	],
	['another store since', { store: 'def456' }, /connected to the store abc123.*connect it again/],
])('%s: says what to do', (_what, change, message) => {
	expect(() => accountFrom('appOAuth2', { ...DATA, ...change })).toThrow(message);
});

const KINDS = ['store', 'app', 'appOAuth2', 'account'] as const;
const NOTHING = [
	undefined,
	null,
	{},
	[],
	'',
	'text',
	5,
	{ store: null, account: null, accessToken: null, oauthTokenData: null },
	{ store: 5, account: 5, accessToken: 5, clientId: 5, clientSecret: 5, sandboxUrl: 5 },
	{ store: {}, accessToken: [], scopeSource: 7, grantedScopes: 'x' },
];

test.each(KINDS.flatMap((kind) => NOTHING.map((data) => [kind, data] as const)))(
	'a credential of kind %s that holds %j gets a plain sentence',
	(kind, data) => {
		let message = '';
		try {
			accountFrom(kind, data);
		} catch (error) {
			message = (error as Error).message;
		}
		expect(message).toMatch(/^(The|This|Store) .*\.$/);
		expect(message.replaceAll(/\{\{.*?\}\}/g, '')).not.toMatch(
			/invalid_type|expected|undefined|Zod|""|[[{]/i,
		);
	},
);

test('the token goes into the header that BigCommerce reads, and to BigCommerce only', async () => {
	expect(
		await authenticate(DATA, { url: 'https://api.bigcommerce.com/stores/abc123/v3/hooks' }),
	).toMatchObject({ headers: { 'X-Auth-Token': 'the-token' } });
	await expect(authenticate(DATA, { url: 'https://login.bigcommerce.com/' })).rejects.toThrow(
		/was not sent/,
	);
});
