import { runOperation } from '../support/run';
import { credentialFor, scriptedServer } from '../support/scripted';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';
import { KEY, PASSWORD } from '../support/provider/samples';
import { CARRIER, TAX } from '../support/provider/startProvider';
import type { Sandbox } from '../../sandbox/server';
import { connectionOf } from '../../sandbox/providers/registry';
import type { Store } from '../../sandbox/state/store';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});

const store = () => sandbox.stores.get('hearth24kq') as Store;

/** Runs an operation with the credential of a provider beside that of the store. */
async function connect(operation: string, provider: object, parameters = {}) {
	const { use } = as(sandbox, 'full');
	return await runOperation(sandbox, operation, parameters, {
		credentials: { ...use.credentials, provider: provider as never },
		chosen: { ...use.chosen, bigCommerceProviderApi: 'provider' },
	});
}

test('a carrier is connected with the key of the credential, which is in no item', async () => {
	const result = await connect('carrierConnection.connect', {
		...CARRIER,
		secretOptions: '{"account": "1234"}',
	});
	expect(result.items.map(({ json }) => json)).toEqual([
		{ carrier_id: 'carrier_33', accepted: true },
	]);
	expect(connectionOf(store(), 'carrier_33')).toEqual({ api_key: KEY, account: '1234' });
	expect(JSON.stringify(result)).not.toContain(KEY);
});

test('a tax provider is connected with the login of the credential, which is in no item', async () => {
	const result = await connect('taxProviderConnection.connect', { ...TAX, profile: 'hearth' });
	expect(result.items.map(({ json }) => json)).toEqual([
		{ provider_id: 'HearthTax', configured: true },
	]);
	expect(connectionOf(store(), 'HearthTax')).toEqual({
		username: 'n8n',
		password: PASSWORD,
		profile: 'hearth',
	});
	expect(JSON.stringify(result)).not.toContain(PASSWORD);
});

test.each([
	['carrierConnection.connect', CARRIER, KEY],
	['taxProviderConnection.connect', TAX, PASSWORD],
])('the preview of %s sends nothing and shows no secret', async (operation, provider, secret) => {
	const result = await connect(operation, provider, { previewOnly: true });
	expect(apiRequests(sandbox)).toEqual([]);
	expect(JSON.stringify(result.items)).toContain('[removed]');
	expect(JSON.stringify(result)).not.toContain(secret);
});

test.each([
	[
		'carrierConnection.connect',
		TAX,
		'The BigCommerce Provider API credential is of the other kind',
	],
	['taxProviderConnection.connect', { ...TAX, password: 'short' }, 'The password is too short'],
])('%s with an unfit credential sends nothing', async (operation, provider, message) => {
	const { error } = await connect(operation, provider);
	expect(error?.message).toContain(message);
	expect(apiRequests(sandbox)).toEqual([]);
});

/** Connects a store that answers as a test says. */
async function connectTo(answer: { status?: number; body?: unknown }, operation: string) {
	const server = await scriptedServer(({ path }) =>
		path.includes('/connection') ? answer : { body: {} },
	);
	const provider = operation.startsWith('carrier') ? CARRIER : TAX;
	const result = await runOperation(
		sandbox,
		operation,
		{},
		{
			credentials: { store: credentialFor(server), provider: provider as never },
			chosen: { bigCommerceStoreApi: 'store', bigCommerceProviderApi: 'provider' },
		},
	);
	await server.close();
	return result;
}

test.each<[string, { status?: number; body?: unknown }]>([
	['says that it is not', { body: { data: { username: 'n8n', configured: false } } }],
	['does not say it', { body: { data: { username: 'n8n' } } }],
	['says it with text', { body: { data: { configured: 'true' } } }],
	['says nothing', { status: 204 }],
	['answers with an empty object', { body: {} }],
	['answers with a page', { body: '<html>Welcome</html>' }],
])('a tax provider is not reported as connected if BigCommerce %s', async (_, answer) => {
	const { items, error } = await connectTo(answer, 'taxProviderConnection.connect');
	expect(items).toEqual([]);
	expect(error?.message).toMatch(/did not confirm|BigCommerce's answer|response/i);
});

test('a carrier is only reported as accepted: BigCommerce answers 204 whether it connects or not', async () => {
	const { items } = await connectTo({ status: 204 }, 'carrierConnection.connect');
	expect(items.map(({ json }) => json)).toEqual([{ carrier_id: 'carrier_33', accepted: true }]);
});

test.each([{ body: '<html>Welcome</html>' }, { status: 500, body: {} }, { status: 400, body: [] }])(
	'a carrier is not reported as accepted if BigCommerce answers %j',
	async (answer) => {
		const { items, error } = await connectTo(answer, 'carrierConnection.connect');
		expect(items).toEqual([]);
		expect(error?.message).toContain('BigCommerce');
	},
);
