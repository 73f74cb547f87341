import { connect, type Connection } from '../support/n8n.mjs';

jest.setTimeout(60_000);

let n8n: Connection;
beforeAll(async () => {
	n8n = await connect();
});

test('n8n loads the node as that of a community package', async () => {
	const names = (await n8n.client.nodeTypes()).map(({ name }) => name);

	expect(names).toContain('n8n-nodes-bigcommerce.bigCommerce');
});

test.each([
	'bigCommerceStoreApi',
	'bigCommerceAppApi',
	'bigCommerceAppOAuth2Api',
	'bigCommerceAccountApi',
])('n8n knows the credential type %s', async (type) => {
	const names = (await n8n.client.credentialTypes()).map(({ name }) => name);

	expect(names).toContain(type);
});
