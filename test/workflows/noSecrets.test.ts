import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { LoggerProxy } from 'n8n-workflow';
import { inspect } from 'node:util';

import { runNode, type NodeRun } from '../support/node';
import {
	json,
	shopAt,
	startServer,
	TOKEN,
	type Handler,
	type OddServer,
} from '../support/oddServer';
import { id } from '../support/run';

let server: OddServer;
let answer: Handler;
beforeEach(async () => {
	server = await startServer((...all) => answer(...all));
});
afterEach(async () => {
	await server.close();
	jest.restoreAllMocks();
});

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** Everything that is logged from here on, at every level. */
function logged(): unknown[] {
	const lines: unknown[] = [];
	const keep = (...line: unknown[]) => {
		lines.push(line);
	};
	const logger = Container.get(Logger);
	for (const level of LEVELS) jest.spyOn(logger, level).mockImplementation(keep);
	LoggerProxy.init({ error: keep, warn: keep, info: keep, debug: keep });
	return lines;
}

const CLIENT_SECRET = 'client-secret-of-the-odd-shop';
const OAUTH2 = {
	oauthTokenData: { access_token: TOKEN, scope: 'store_v2_products', context: 'stores/abc123' },
	accessToken: undefined,
};

const troubles: Array<[what: string, handler: Handler]> = [
	['a connection that breaks', (_, response) => void response.destroy()],
	['no answer', () => undefined],
	['401', (_, response) => json(response, 401, {})],
	['422', (_, response) => json(response, 422, { title: 'no', errors: { name: 'no' } })],
	['503', (_, response) => json(response, 503, {})],
	[
		'a redirect',
		(_, response) => void response.writeHead(302, { Location: 'https://example.com/' }).end(),
	],
	['a page', (_, response) => void response.writeHead(200).end('<html></html>')],
	['no HTTP', (_, response) => void response.socket?.end('SSH-2.0\r\n\r\n')],
	[
		'a header that is too large',
		(_, response) =>
			void response.socket?.end(`HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(200_000)}\r\n\r\n`),
	],
];

describe.each<[credential: string, type: string, changes: object]>([
	['a token', 'bigCommerceStoreApi', {}],
	['OAuth2', 'bigCommerceAppOAuth2Api', OAUTH2],
])('with %s', (_credential, type, changes) => {
	const authentication = type === 'bigCommerceStoreApi' ? 'store' : 'appOAuth2';

	async function run(parameters: object, more: Partial<NodeRun> = {}) {
		const { credentials } = shopAt(server, {
			clientSecret: CLIENT_SECRET,
			timeout: 1,
			...changes,
		});
		return await runNode({
			credentials,
			chosen: { [type]: 'shop' },
			...more,
			parameters: {
				authentication,
				options: { giveUpAfter: 0 },
				...parameters,
			} as never,
		});
	}

	it.each(troubles)(
		'neither token nor client secret is in the log or in what the run gives after %s',
		async (_what, handler) => {
			answer = handler;
			const lines = logged();
			const results = [
				await run({ resource: 'product', operation: 'product.get', productId: id('77') }),
				await run(
					{
						resource: 'brand',
						operation: 'brand.create',
						bodyMode: 'json',
						jsonBody: '{"name":"A"}',
					},
					{ continueOnFail: true },
				),
				await run(
					{ api: 'admin', operation: 'custom', query: '{ store { name } }', variables: '{}' },
					{ type: 'graphQl' },
				),
			];
			expect(server.arrived.length).toBeGreaterThan(0);
			for (const arrived of server.arrived) expect(arrived.headers['x-auth-token']).toBe(TOKEN);
			const seen = inspect(
				{ lines, results },
				{ depth: 12, maxStringLength: Infinity, maxArrayLength: Infinity, showHidden: true },
			);
			expect(seen).not.toContain(TOKEN);
			expect(seen).not.toContain(CLIENT_SECRET);
		},
	);
});
