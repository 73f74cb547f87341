import { request } from 'node:http';

import type { Sandbox } from '../../sandbox/server';
import { ask, askAt, FULL, HASH, sandboxFor } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor({ names: ['sandbox', 'Shop.Example'] });
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => sandbox.reset());

/** A request with whatever headers a browser would send; `fetch` writes Host and Sec-Fetch-Site itself. */
async function send(
	method: string,
	path: string,
	headers: Record<string, string>,
	body = '',
): Promise<{ status: number; text: string; policy?: string }> {
	return await new Promise((resolve, reject) => {
		const sent = request(
			`${sandbox.url}${path}`,
			{
				method,
				agent: false,
				headers: { 'content-length': String(Buffer.byteLength(body)), ...headers },
			},
			(response) => {
				const chunks: Buffer[] = [];
				response
					.on('data', (chunk: Buffer) => chunks.push(chunk))
					.on('end', () =>
						resolve({
							status: response.statusCode ?? 0,
							text: Buffer.concat(chunks).toString(),
							policy: response.headers['content-security-policy'] as string | undefined,
						}),
					);
			},
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

const port = () => new URL(sandbox.url).port;
const host = () => new URL(sandbox.url).host;
const FAULTS = '[{"kind":"status","status":503}]';

/** Everything that is no API and changes something, or hands out secrets. */
/** Rows of three: to a row that is shorter than the function, jest adds a callback that the test then has to call. */
const CHANGES = (
	[
		['POST', '/sandbox/reset'],
		['POST', '/sandbox/faults', FAULTS],
		['POST', '/sandbox/settings', '{"latency":1}'],
		['DELETE', '/sandbox/log'],
		['POST', '/sandbox/apps/connect', '{"callbacks":{"auth":"https://evil.example/"}}'],
		['POST', '/sandbox/webhooks/settings', '{"drop":1}'],
		['POST', '/sandbox/webhooks/burst', '{"scope":"store/order/created","count":1}'],
		['DELETE', '/sandbox/webhooks/deliveries'],
		['POST', '/portal/connect', 'scopes=&auth=https://evil.example/'],
		['POST', `/sandbox/stores/${HASH}/place-an-order`],
		['POST', `/manage/${HASH}/apps/companion/install`],
		['POST', `/manage/${HASH}/apps/companion/uninstall`],
		['POST', '/oauth2/decision', 'question=1&answer=approve'],
		['POST', '/oauth2/token', 'code=1'],
	] as Array<[method: string, path: string, body?: string]>
).map(([method, path, body = '']): [string, string, string] => [method, path, body]);

describe('a page of another site', () => {
	it.each(CHANGES)('cannot %s %s', async (method, path, body) => {
		const attempts: Array<Record<string, string>> = [
			{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
			{ origin: 'https://evil.example' },
			{ origin: 'null' },
			{ 'sec-fetch-site': 'cross-site' },
			// Another port of this machine is another site's as well.
			{ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' },
			{ origin: `http://${new URL(sandbox.url).hostname}:3000` },
			{ origin: `https://${host()}.evil.example` },
			{ origin: 'not an address' },
		];
		for (const headers of attempts) {
			expect([
				headers,
				(await send(method, path, { ...headers, 'content-type': 'text/plain' }, body)).status,
			]).toEqual([headers, 403]);
		}
	});

	it('cannot do so with any content that needs no permission, nor without any', async () => {
		for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])
			for (const [method, path, body] of CHANGES) {
				const headers = { origin: 'null', ...(type === '' ? {} : { 'content-type': type }) };
				expect([type, path, (await send(method, path, headers, body)).status]).toEqual([
					type,
					path,
					403,
				]);
			}
	});

	it('leaves the store as it was', async () => {
		await ask(sandbox, 'PUT', '/v3/catalog/products/77', { body: { price: 1 } });
		await send('POST', '/sandbox/reset', { origin: 'https://evil.example' });
		expect((await ask(sandbox, 'GET', '/v3/catalog/products/77')).body.data.price).toBe(1);
		await send('POST', '/sandbox/faults', { origin: 'https://evil.example' }, FAULTS);
		expect(sandbox.trouble.all()).toEqual([]);
	});

	it.each(['/', '/portal', '/manage', `/manage/${HASH}`, '/sandbox/log'])(
		'cannot show %s in an iframe',
		async (path) => {
			const { policy } = await send('GET', path, {});
			expect(policy).toContain("frame-ancestors 'self' http://localhost:*");
			expect(policy).not.toMatch(/\*\.|https:/);
		},
	);
});

describe('a name that was bound to this machine afterwards', () => {
	it.each([
		...CHANGES,
		['GET', '/', ''],
		['GET', '/portal', ''],
		['GET', '/sandbox/log', ''],
		['GET', `/stores/${HASH}/v3/catalog/products`, ''],
	] as typeof CHANGES)('does not open %s %s', async (method, path, body) => {
		for (const name of [
			'evil.example',
			`evil.example:${port()}`,
			'localhost.evil.example',
			'127.0.0.1.evil.example',
			'10.0.0.1',
			'[::2]',
			'0.0.0.0',
			'localhost.',
			'[::ffff:127.0.0.1]',
			'localhost@evil.example',
		]) {
			const { status, text } = await send(method, path, { host: name, 'x-auth-token': FULL }, body);
			// Some of them the server itself refuses.
			expect([name, [400, 403]]).toEqual([name, expect.arrayContaining([status])]);
			expect(text).not.toContain('sandbox-');
		}
	});
});

describe('whoever belongs here', () => {
	it.each([
		'localhost',
		'127.0.0.1',
		'127.0.0.2',
		'[::1]',
		'host.docker.internal',
		'LOCALHOST',
		'sandbox',
		'shop.example',
	])('is answered under the name %s', async (name) => {
		expect((await send('GET', '/sandbox/health', { host: `${name}:${port()}` })).status).toBe(200);
		expect((await send('POST', '/sandbox/reset', { host: `${name}:${port()}` })).status).toBe(200);
		expect(
			(
				await send('GET', `/stores/${HASH}/v3/catalog/products/77`, {
					host: name,
					'x-auth-token': FULL,
				})
			).status,
		).toBe(200);
	});

	it('may change things from the pages of the sandbox', async () => {
		const [{ id }] = [...sandbox.stores.values()][0].collection('carts').all();
		const attempts: Array<Record<string, string>> = [
			{ 'sec-fetch-site': 'same-origin', origin: `http://${host()}` },
			{ origin: `http://${host()}` },
		];
		for (const headers of attempts) {
			expect(
				(
					await send('POST', `/sandbox/carts/${String(id)}/abandon`, {
						...headers,
						accept: 'text/html',
					})
				).status,
			).toBe(303);
		}
		// As when somebody loads a page again whose address was typed in.
		expect((await send('POST', '/sandbox/reset', { 'sec-fetch-site': 'none' })).status).toBe(200);
	});

	it('may come from an app with a link or in an iframe', async () => {
		const [app] = sandbox.login.apps.all();
		for (const site of ['cross-site', 'same-site']) {
			expect(
				(
					await send('GET', `/app/${app.clientId}/install/succeeded`, {
						'sec-fetch-site': site,
						'sec-fetch-dest': 'iframe',
					})
				).status,
			).toBe(200);
			expect((await send('GET', '/oauth2/authorize', { 'sec-fetch-site': site })).status).toBe(400);
		}
	});

	it('needs no headers of a browser', async () => {
		expect((await askAt(sandbox, '/sandbox/reset', { method: 'POST' })).status).toBe(200);
		expect((await askAt(sandbox, '/sandbox/faults', { method: 'POST', body: '[]' })).status).toBe(
			200,
		);
	});
});

describe('JSON that is nested too deeply is refused at once', () => {
	const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

	// As functions: jest writes what stands in a table into titles, and takes minutes for such texts.
	it.each<[what: string, method: string, path: string, body: () => string]>([
		[
			'a request of the API',
			'PUT',
			`/stores/${HASH}/v3/catalog/products/77`,
			() => `{"name":${deep}}`,
		],
		['a list of records', 'POST', `/stores/${HASH}/v3/customers`, () => deep],
		['a request of V2', 'POST', `/stores/${HASH}/v2/orders`, () => `{"products":${deep}}`],
		['an address that there is not', 'POST', `/stores/${HASH}/v3/nothing`, () => deep],
		['faults', 'POST', '/sandbox/faults', () => deep],
		['settings', 'POST', '/sandbox/settings', () => `{"latency":${deep}}`],
		['settings of webhooks', 'POST', '/sandbox/webhooks/settings', () => `{"drop":${deep}}`],
		[
			'GraphQL',
			'POST',
			`/stores/${HASH}/graphql`,
			() => `{"query":"{ store { id } }","variables":{"a":${deep}}}`,
		],
		[
			'objects in objects',
			'PUT',
			`/stores/${HASH}/v3/catalog/products/77`,
			() => `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
		],
		['what never ends', 'PUT', `/stores/${HASH}/v3/catalog/products/77`, () => '['.repeat(200_000)],
	])('%s', async (_what, method, path, body) => {
		const began = performance.now();
		const { status, text } = await send(
			method,
			path,
			{ 'x-auth-token': FULL, 'content-type': 'application/json' },
			body(),
		);
		expect(status).toBe(400);
		expect(text).not.toMatch(/Maximum call stack|RangeError/);
		expect(performance.now() - began).toBeLessThan(3_000);
	});

	it('brackets in texts do not count', async () => {
		const { status, body } = await ask(sandbox, 'PUT', '/v3/catalog/products/77', {
			body: { name: `${'['.repeat(120)}\\"{` },
		});
		expect([status, body.data.name]).toEqual([200, `${'['.repeat(120)}\\"{`]);
	});
});

describe('GraphQL that multiplies is refused at once', () => {
	const doubled = (count: number, field = 'customFields { edges { node') => {
		const close = '} '.repeat(field.split('{').length - 1);
		const fragments = Array.from(
			{ length: count },
			(_, at) =>
				`fragment F${at} on Product { id ${field} { id } ${close}${at + 1 < count ? `...F${at + 1} ...F${at + 1}` : ''} }`,
		);
		return `{ store { product(id: "bc/store/product/77") { ...F0 ...F0 } } } ${fragments.join(' ')}`;
	};
	const nested = (count: number) =>
		`{ store { ${'products(first: 50) { edges { node { '.repeat(count)} id ${'} } } '.repeat(count)} } }`;
	const post = async (query: string) => {
		const began = performance.now();
		const { status, text } = await send(
			'POST',
			`/stores/${HASH}/graphql`,
			{ 'x-auth-token': FULL, 'content-type': 'application/json' },
			JSON.stringify({ query }),
		);
		return { status, text, milliseconds: performance.now() - began };
	};

	it.each([21, 40, 200])(
		'%i fragments, each used twice by the one before, are too complex',
		async (count) => {
			const { status, text, milliseconds } = await post(doubled(count));
			expect([status, text.slice(0, 300)]).toEqual([200, expect.stringContaining('too complex')]);
			expect(milliseconds).toBeLessThan(5_000);
		},
	);

	it('what really multiplies is too complex', async () => {
		const fragments = Array.from(
			{ length: 30 },
			(_, at) =>
				`fragment F${at} on Product { a: customFields { edges { node { id } } } ${at < 29 ? `...F${at + 1}` : 'id'} }`,
		);
		const { text } = await post(
			`{ store { ${Array.from({ length: 400 }, (_, at) => `p${at}: products(first: 50) { edges { node { ...F0 } } }`).join(' ')} } } ${fragments.join(' ')}`,
		);
		expect(text).toMatch(/too complex/);
	});

	it.each([
		['braces', () => '{'.repeat(100_000)],
		['fields in fields', () => nested(5_000)],
		['lists in arguments', () => `{ store { product(id: ${'['.repeat(50_000)}) { id } } }`],
	])('%s without end', async (_what, query) => {
		const { status, text, milliseconds } = await post(query());
		expect([status, text]).toEqual([400, expect.stringContaining('nested too deeply')]);
		expect(milliseconds).toBeLessThan(3_000);
	});

	it('six fragments, each of which uses all others', async () => {
		const fragments = Array.from(
			{ length: 6 },
			(_, at) =>
				`fragment F${at} on Product { id ${Array.from({ length: 6 }, (_, other) => (other === at ? '' : `a${other}: customFields { edges { node { id } } } ...F${other}`)).join(' ')} }`,
		);
		const { text, milliseconds } = await post(
			`{ store { product(id: "bc/store/product/77") { ...F0 } } } ${fragments.join(' ')}`,
		);
		expect(text).toMatch(/within itself/);
		expect(milliseconds).toBeLessThan(5_000);
	});
});
