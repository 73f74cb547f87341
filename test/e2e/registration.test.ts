import nodes from '../../catalog/nodes.json';
import { connect, type Connection } from '../support/n8n.mjs';

jest.setTimeout(60_000);

let n8n: Connection;
beforeAll(async () => {
	n8n = await connect();
});

test('n8n loads the nodes as those of a community package', async () => {
	const names = (await n8n.client.nodeTypes()).map(({ name }) => name);

	expect(names).toEqual(
		expect.arrayContaining(nodes.map(({ type }) => `n8n-nodes-bigcommerce.${type}`)),
	);
});

test.each([
	'bigCommerceStoreApi',
	'bigCommerceAppApi',
	'bigCommerceAppOAuth2Api',
	'bigCommerceAccountApi',
	'bigCommerceProviderApi',
])('n8n knows the credential type %s', async (type) => {
	const names = (await n8n.client.credentialTypes()).map(({ name }) => name);

	expect(names).toContain(type);
});
