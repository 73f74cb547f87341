import nock from 'nock';
import { CredentialTestContext, LoadOptionsContext } from 'n8n-core';
import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';

import { additionalData, runNode } from '../support/node';
import { json, parametersOf, shopAt, TOKEN, type Handler } from '../support/oddServer';
import { loadPackage, workflowOf } from '../support/package';
import { elsewhere, redirect, server, serveRedirects } from '../support/redirects';
import { id } from '../support/run';

let answer: Handler;
serveRedirects((...all) => answer(...all));

describe("the node's own requests follow no redirect", () => {
	const operations: Array<[operation: string, parameters: object]> = [
		['product.get', { productId: id('77') }],
		['brand.create', { bodyMode: 'json', jsonBody: '{"name":"A"}' }],
		['brand.delete', { brandId: id('1') }],
		['redirect.export', { bodyMode: 'json', jsonBody: '{}' }],
	];
	it.each(
		operations.flatMap(([operation, parameters]) =>
			[301, 302, 303, 307, 308].map((status) => [operation, status, parameters] as const),
		),
	)('%s: %i', async (operation, status, parameters) => {
		answer = redirect(() => `${elsewhere.url}/steal`, status);
		const { error } = await runNode({
			...shopAt(server),
			parameters: parametersOf(operation, parameters),
		});
		expect(error).toMatchObject({
			httpCode: String(status),
			message: `The request was redirected (status ${status})`,
		});
		expect(elsewhere.arrived).toEqual([]);
	});

	it('nor do GraphQL and the test of a credential', async () => {
		answer = redirect(() => `${elsewhere.url}/steal`);
		const { error } = await runNode({
			...shopAt(server),
			type: 'graphQl',
			parameters: {
				authentication: 'store',
				api: 'admin',
				query: '{ store { name } }',
				variables: '{}',
				options: { giveUpAfter: 0 },
			} as never,
		});
		expect(error?.httpCode).toBe('302');
		expect((await testCredential()).message).toBe(
			'BigCommerce answered with status 302. Try again in a minute.',
		);
		expect(elsewhere.arrived).toEqual([]);
	});
});

const credentialOf = (changes: object = {}) => ({ ...shopAt(server).credentials.shop, ...changes });

async function testCredential(type = 'bigCommerceStoreApi', changes: object = {}) {
	const { nodeTypes } = await loadPackage();
	const test = nodeTypes.getByNameAndVersion('n8n-nodes-bigcommerce.bigCommerceProducts', 1).methods
		?.credentialTest?.testAccount;
	if (!test) throw new Error('The node tests no credential.');
	const context = new CredentialTestContext(
		await additionalData({ credentials: {} }),
	) as unknown as ICredentialTestFunctions;
	return await test.call(context, {
		id: '1',
		name: 'shop',
		type,
		data: credentialOf(changes),
	} as ICredentialsDecrypted);
}

describe('the test of a credential', () => {
	const PAGE = '<html>Sign in</html>';
	const uuid = '6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d';
	const SOMETHING_ELSE = /^Something other than BigCommerce answered/;

	it.each<[what: string, handler: Handler, expected: RegExp]>([
		[
			'a list of webhooks',
			(_, response) => json(response, 200, { data: [], meta: {} }),
			/^Connection successful$/,
		],
		[
			'a page',
			(_, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE),
			SOMETHING_ELSE,
		],
		['nothing', (_, response) => void response.writeHead(200).end(), SOMETHING_ELSE],
		['JSON of another shape', (_, response) => json(response, 200, { ok: true }), SOMETHING_ELSE],
		['a number', (_, response) => json(response, 200, 7), SOMETHING_ELSE],
		[
			'JSON that was cut off',
			(_, response) =>
				void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":['),
			SOMETHING_ELSE,
		],
		[
			'a body without an end',
			(_, response) => {
				response.writeHead(200);
				response.on('drain', () => response.write(Buffer.alloc(100_000)));
				response.write(Buffer.alloc(100_000));
			},
			/could not be reached/,
		],
		['401', (_, response) => json(response, 401, {}), /does not recognize this access token/],
	])('%s', async (_what, handler, expected) => {
		answer = handler;
		expect((await testCredential()).message).toMatch(expected);
	});

	it('speaks of the sandbox only where it is used', async () => {
		nock('https://api.bigcommerce.com').get(/./).replyWithError({ code: 'ENOTFOUND' });
		const real = await testCredential('bigCommerceStoreApi', { environment: 'bigcommerce' });
		expect(real.message).toBe(
			'https://api.bigcommerce.com could not be reached. Check the network.',
		);
		const sandboxUrl = 'http://127.0.0.1:9';
		expect((await testCredential('bigCommerceStoreApi', { sandboxUrl })).message).toBe(
			'http://127.0.0.1:9 could not be reached. Check that the sandbox is running.',
		);
	});

	it.each<[what: string, body: unknown, expected: RegExp]>([
		['a name of a type', { data: { __typename: 'Query' } }, /^Connection successful$/],
		['no name', { data: {} }, SOMETHING_ELSE],
		['reasons', { errors: [{ message: 'no' }] }, SOMETHING_ELSE],
	])('of an account: %s', async (_what, body, expected) => {
		answer = (_, response) => json(response, 200, body);
		expect((await testCredential('bigCommerceAccountApi', { account: uuid })).message).toMatch(
			expected,
		);
	});
});

describe("a request of n8n's HTTP Request node with the credential", () => {
	/** As that node sends it: by the older helper and `uri` up to version 4.2, by the newer one and `url` elsewhere. */
	async function request(helper: 'request' | 'httpRequest', options: object): Promise<unknown> {
		const { credentials, chosen } = shopAt(server);
		const node: INode = {
			id: 'node',
			name: 'HTTP Request',
			type: 'n8n-nodes-bigcommerce.bigCommerceProducts',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
			credentials: Object.fromEntries(
				Object.entries(chosen).map(([type, name]) => [type, { id: name, name }]),
			),
		};
		const context = new LoadOptionsContext(
			await workflowOf(node),
			node,
			await additionalData({ credentials }),
			'',
		);
		const { requestWithAuthentication, httpRequestWithAuthentication } = context.helpers;
		return helper === 'request'
			? await requestWithAuthentication.call(context, 'bigCommerceStoreApi', options as never)
			: await httpRequestWithAuthentication.call(
					context,
					'bigCommerceStoreApi',
					options as IHttpRequestOptions,
				);
	}

	it.each<['request' | 'httpRequest', string, object]>([
		['request', 'uri', { followRedirect: true, followAllRedirects: true, maxRedirects: 21 }],
		['request', 'url', { followRedirect: true }],
		['request', 'uri', {}],
		['httpRequest', 'url', { maxRedirects: 5 }],
		['httpRequest', 'url', {}],
	])('%s with %s and %j carries the token, and follows no redirect', async (helper, name, more) => {
		answer = ({ path }, response) =>
			path === '/away'
				? redirect(() => `${elsewhere.url}/steal`)({} as never, response, 1)
				: json(response, 200, { data: [] });
		await expect(
			request(helper, {
				method: 'GET',
				[name]: `${server.url}/stores/abc123/v3/hooks`,
				json: true,
				...more,
			}),
		).resolves.toEqual({ data: [] });
		expect(server.arrived[0].headers['x-auth-token']).toBe(TOKEN);
		await expect(
			request(helper, { method: 'GET', [name]: `${server.url}/away`, json: true, ...more }),
		).rejects.toThrow();
		expect(elsewhere.arrived).toEqual([]);
	});

	it.each<['request' | 'httpRequest', object]>([
		['request', { uri: 'ELSEWHERE' }],
		['request', { url: 'ELSEWHERE' }],
		['httpRequest', { url: 'ELSEWHERE' }],
		['request', { uri: 'HERE', url: 'ELSEWHERE' }],
		['request', { url: 'HERE', uri: 'ELSEWHERE' }],
		['request', { uri: '//ELSEWHERE-HOST/x', baseURL: 'HERE' }],
		['httpRequest', { url: '/x', baseURL: 'ELSEWHERE' }],
		['request', {}],
	])('%s to %j is not sent', async (helper, options) => {
		answer = (_, response) => json(response, 200, {});
		const real = JSON.parse(
			JSON.stringify(options)
				.replaceAll('ELSEWHERE-HOST', new URL(elsewhere.url).host)
				.replaceAll('ELSEWHERE', elsewhere.url)
				.replaceAll('HERE', server.url),
		) as object;
		await expect(request(helper, { method: 'GET', ...real })).rejects.toThrow();
		expect([...elsewhere.arrived, ...server.arrived]).toEqual([]);
	});
});
