import nock from 'nock';

import { loadOptions, runNode } from '../support/node';

const METAFIELD = { __rl: true, mode: 'id', value: '7' };
const parameters = {
	authentication: 'store',
	resource: 'productMetafield',
	operation: 'productMetafield.update',
	productId: { __rl: true, mode: 'id', value: '77' },
	metafieldId: METAFIELD,
	bodyMode: 'json',
	jsonBody: '{ "value": "x" }',
	options: {},
};
const credentialWith = (grantedScopes: string[]) => ({
	credentials: {
		shop: { store: 'abc123', accessToken: 'token', scopeSource: 'manual', grantedScopes },
	},
	chosen: { bigCommerceStoreApi: 'shop' },
});

// What is left of nock would stand between the next test file of this process and its requests.
beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
});

test('the list says what metafields of other API accounts need besides', async () => {
	const operations = await loadOptions('getOperations', {
		...credentialWith(['store_v2_products']),
		parameters,
	});
	const told = (value: string) =>
		operations.find((operation) => operation.value === value)?.description;
	expect(told('productMetafield.update')).toContain(
		'Needs Products: modify (store_v2_products); for metafields that other API accounts made, also Metafields Access: full',
	);
	expect(told('productMetafield.create')).not.toContain('other API accounts');
});

test.each([
	[
		['store_v2_products'],
		'For metafields that other API accounts made, Update Product Metafield needs Metafields Access: full (store_metafield_write_all) in addition to Products: modify (store_v2_products).',
	],
	[
		['store_v2_products', 'store_metafield_write_all'],
		"the store in the credential may be wrong, the store's plan may not include this feature, the record may belong to another API account",
	],
])('refused with the scopes %j: %s', async (scopes, advice) => {
	nock('https://api.bigcommerce.com')
		.put('/stores/abc123/v3/catalog/products/77/metafields/7')
		.reply(403, { status: 403, title: 'Forbidden' });
	const { error } = await runNode({ ...credentialWith(scopes), parameters });
	expect(error?.description).toContain(advice);
});
