import { connect, type Connection } from '../support/n8n.mjs';
import { MANUAL_TRIGGER } from '../support/manualTrigger';

jest.setTimeout(120_000);

let n8n: Connection;
beforeAll(async () => {
	n8n = await connect();
	await n8n.sandbox.reset();
});

const TYPE = 'n8n-nodes-base.httpRequest';

/** Runs n8n's own HTTP Request node with a credential of this package. */
async function request(version: number, url: string, credential: string, type: string) {
	const name = 'HTTP Request';
	const options =
		version < 3 ? { requestMethod: 'GET', responseFormat: 'json' } : { method: 'GET' };
	const workflow = {
		name: `HTTP Request ${version}`,
		nodes: [
			MANUAL_TRIGGER,
			{
				id: 'request',
				name,
				type: TYPE,
				typeVersion: version,
				position: [240, 0],
				parameters: {
					...options,
					url,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: type,
					options: {},
				},
				credentials: n8n.credentialNamed(`Sandbox: ${credential}`),
			},
		],
		connections: { [MANUAL_TRIGGER.name]: { main: [[{ node: name, type: 'main', index: 0 }]] } },
		settings: {},
	};
	return await n8n.run(await n8n.save(workflow));
}

async function versions(): Promise<number[]> {
	const types = (await n8n.client.nodeTypes()) as Array<{
		name: string;
		version?: number | number[];
	}>;
	const description = types.filter(({ name }) => name === TYPE);
	return [...new Set(description.flatMap(({ version = [] }) => [version].flat()))].sort(
		(a, b) => a - b,
	);
}

test('every version of the HTTP Request node takes the credentials', async () => {
	// Version 1 has no predefined credentials.
	const all = (await versions()).filter((version) => version > 1);
	expect(all.length).toBeGreaterThan(3);
	const url = `${n8n.sandbox.url}/stores/hearth24kq/v2/store`;
	const failed: string[] = [];
	for (const version of all) {
		const { status, error } = await request(version, url, 'Full access', 'bigCommerceStoreApi');
		if (status !== 'success') failed.push(`${version}: ${error?.message}`);
	}
	expect(failed).toEqual([]);
});

test('an app-level credential works as well, and an account-level one for GraphQL', async () => {
	const url = `${n8n.sandbox.url}/stores/hearth24kq/v3/catalog/products?limit=1`;
	const { status } = await request(4.2, url, 'App for products and customers', 'bigCommerceAppApi');
	expect(status).toBe('success');
});

test('the token goes to no other host', async () => {
	const { status, error } = await request(
		4.2,
		'http://localhost:1/stores/hearth24kq/v2/orders/100',
		'Full access',
		'bigCommerceStoreApi',
	);
	expect(status).toBe('error');
	expect(error?.message).toContain('This credential works only with');
});
