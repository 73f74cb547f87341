import type { Sandbox } from '../../../sandbox/server';
import { askAt, sandboxFor } from '../support';

const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());

const GOOD = {
	client_id: 'sandbox-client-connect',
	response_type: 'code',
	redirect_uri: CALLBACK,
	scope: 'store_v2_products store_v2_orders_read_only',
	context: 'stores/outlet8rw3',
	state: 'abc',
};
const authorize = async (values: object) =>
	await askAt(
		sandbox,
		`/oauth2/authorize?${new URLSearchParams(JSON.parse(JSON.stringify(values)) as Record<string, string>)}`,
	);

/** Clicks a button of the consent page. */
async function answer(page: string, choice: 'approve' | 'deny') {
	const [, question] = /name="question" value="([^"]+)"/.exec(page) as RegExpExecArray;
	return await askAt(sandbox, '/oauth2/decision', {
		method: 'POST',
		body: new URLSearchParams({ question, answer: choice }),
		redirect: 'manual',
	});
}

test('the page names the app, the store and the scopes; confirming sends back with code, scope, context and state', async () => {
	const { status, body } = await authorize(GOOD);
	expect(status).toBe(200);
	for (const word of [
		'Hearth Connect',
		'outlet8rw3',
		'store_v2_products',
		'store_v2_orders_read_only',
	])
		expect(body).toContain(word);

	const { status: sent, headers } = await answer(body, 'approve');

	expect(sent).toBe(302);
	const address = new URL(headers.get('location') as string);
	expect(address.origin + address.pathname).toBe(CALLBACK);
	const { code, ...others } = Object.fromEntries(address.searchParams);
	expect(others).toMatchObject({
		state: 'abc',
		context: 'stores/outlet8rw3',
		scope: expect.stringContaining('store_v2_products'),
	});
	const { context, scope } = others;
	const exchanged = await askAt(sandbox, '/oauth2/token', {
		method: 'POST',
		body: new URLSearchParams({
			code,
			context,
			scope,
			grant_type: 'authorization_code',
			redirect_uri: CALLBACK,
			client_id: GOOD.client_id,
			client_secret: 'sandbox-secret-connect',
		}),
	});
	expect(exchanged).toMatchObject({ status: 200, body: { context: 'stores/outlet8rw3' } });
});

test('cancelling sends back without a code', async () => {
	const { headers } = await answer((await authorize(GOOD)).body, 'deny');
	expect(Object.fromEntries(new URL(headers.get('location') as string).searchParams)).toEqual({
		error: 'access_denied',
		state: 'abc',
	});
});

test('a page can be answered once', async () => {
	const { body } = await authorize(GOOD);
	await answer(body, 'approve');
	expect((await answer(body, 'approve')).status).toBe(400);
});

test.each<[what: string, change: object]>([
	['an unknown client', { client_id: 'x' }],
	['another redirect URI', { redirect_uri: `${CALLBACK}/` }],
	['no redirect URI', { redirect_uri: undefined }],
	['another response type', { response_type: 'token' }],
	['no store', { context: undefined }],
	['an unknown store', { context: 'stores/nowhere' }],
	['no scope', { scope: undefined }],
	[
		'a scope that the app is not registered with',
		{ scope: 'store_v2_products store_v2_customers' },
	],
	['markup in a scope', { scope: '<script>alert(1)</script>' }],
])('refused without sending anybody anywhere: %s', async (_what, change) => {
	const { status, headers, body } = await authorize({ ...GOOD, ...change });
	expect(status).toBe(400);
	expect(headers.get('location')).toBeNull();
	expect(body).not.toContain('<script>');
});
