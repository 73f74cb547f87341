import { loadFields, loadOptions, runNode, searchList } from '../support/node';
import {
	everything,
	get,
	graphQl,
	PAT,
	serveAnswers,
	server,
	shop,
	STOREFRONT,
	use,
	type Answer,
} from '../support/redaction';
import { credentialFor, TOKEN } from '../support/scripted';

let answer: Answer;
serveAnswers((request) => answer(request));

describe('in the form', () => {
	test('a list that does not load', async () => {
		answer = () => ({ status: 403, body: { title: everything } });
		const found = await searchList('listProductId', use(get)).catch((error: Error) => error);
		expect((found as Error).message).not.toContain(TOKEN);
		expect((found as Error).message).toContain('This account may not read the list');
	});

	test('a list of storefronts that does not load', async () => {
		answer = () => ({ status: 422, body: { title: everything } });
		const found = await searchList('listChannels', graphQl(shop)).catch((error: Error) => error);
		expect((found as Error).message).toMatch(/did not accept the values: \[removed\]/);
		expect((found as Error).message).not.toContain(TOKEN);
	});

	test('a list that loads', async () => {
		answer = () => ({ body: { data: [{ id: 1, name: `Shirt ${TOKEN}`, sku: 'x' }], meta: {} } });
		expect(JSON.stringify(await searchList('listProductId', use(get)))).not.toContain(TOKEN);
	});

	test('choices and fields', async () => {
		answer = () => ({ body: { data: [{ id: 1, name: everything }], meta: {} } });
		const shown = JSON.stringify([
			await loadOptions('getOperations', use(get)),
			await loadFields('getFields', use({ resource: 'product', operation: 'product.create' })),
		]);
		expect(shown).not.toContain(TOKEN);
	});
});

describe('what BigCommerce hands out', () => {
	test.each<[string, object, unknown, string]>([
		[
			'a payment access token',
			{
				resource: 'payment',
				operation: 'payment.createAccessToken',
				bodyMode: 'json',
				jsonBody: '{ "order": { "id": 7 } }',
			},
			{ data: { id: PAT }, meta: {} },
			PAT,
		],
		[
			'a storefront token',
			{
				resource: 'storefrontToken',
				operation: 'storefrontToken.create',
				bodyMode: 'json',
				jsonBody: '{ "channel_id": 1, "expires_at": 1 }',
			},
			{ data: { token: STOREFRONT }, meta: {} },
			STOREFRONT,
		],
	])('%s comes out', async (_what, parameters, body, handedOut) => {
		answer = () => ({ body });
		const { items, error } = await runNode(use(parameters));
		expect(error).toBeUndefined();
		expect(JSON.stringify(items)).toContain(handedOut);
	});

	test('is not repeated in what is said of it', async () => {
		answer = () => ({
			status: 422,
			body: {
				data: { token: STOREFRONT },
				title: `The token ${STOREFRONT} has no channel`,
				errors: { channel_id: `none for ${STOREFRONT}` },
			},
		});
		const { error } = await runNode(
			use({
				resource: 'storefrontToken',
				operation: 'storefrontToken.create',
				bodyMode: 'json',
				jsonBody: '{ "channel_id": 1, "expires_at": 1 }',
			}),
		);
		expect(error?.message).toBe(
			'BigCommerce did not accept the values: channel_id: none for [removed]',
		);
		expect(error?.description).toContain('The token [removed] has no channel');
	});
});

test('a short token does not make a message unreadable', async () => {
	answer = () => ({
		status: 422,
		body: { title: 'The token of the store is not valid for this store' },
	});
	const { error } = await runNode({
		...use(get),
		credentials: { shop: credentialFor(server, { accessToken: 'token', clientSecret: 'store' }) },
	});
	expect(error?.message).toBe(
		'BigCommerce did not accept the values: The token of the store is not valid for this store',
	);
});
